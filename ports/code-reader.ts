import type { Language } from '../domain/task.js';
import type { ProgramParts } from '../domain/tree/program.js';

/** Reads programs without running them. */
export interface CodeReader {
  /** the small subtrees of a program's syntax, without names and values; also of a text that is no program */
  shapes(language: Language, text: string): Promise<readonly string[]>;
  /**
   * functions, imports and what is not written yet; null where the text is no program of the language, or the language cannot be taken
   * apart
   */
  parts(language: Language, text: string): Promise<ProgramParts | null>;
}
