import type { Files, Language } from '../../../domain/task.js';

/** What the ids of a framework look like, and how they lead to their file. */
export interface FrameworkIds {
  readonly languages: readonly Language[];
  readonly pattern: RegExp;
  /** for a person: the form of an id */
  readonly form: string;
  /** the id in the letters in which the framework reports it */
  reported(id: string): string;
  /** the file that holds a test; undefined where there is none */
  fileOf(id: string, files: Files): string | undefined;
  /** where a person looks for the file of an id */
  path(id: string): string;
  /** Why a file cannot hold the test of an id, as far as reading tells; null where it may. `files` are all that lie beside it. */
  fault(id: string, text: string, files: Files, language: Language): Promise<string | null>;
  /** whether a file that no id names holds tests that somebody forgot, and not what other tests need */
  holdsTests(path: string, text: string): boolean;
}
