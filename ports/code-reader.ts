import type { Language } from '../domain/task.js';

/** Reads programs without running them. */
export interface CodeReader {
  /** the small subtrees of a program's syntax, without names and values; also of a text that is no program */
  shapes(language: Language, text: string): Promise<readonly string[]>;
}
