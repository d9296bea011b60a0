import type { Language } from '../task.js';
import { bracedItems } from './braced.js';
import { indentedItems } from './indented.js';
import type { Item } from './item.js';
import { codeLines } from './lexical.js';

export interface Outline {
  readonly text: string;
  /** the same text with blanks for all that stands in strings and comments */
  readonly code: string;
  readonly items: readonly Item[];
}

/**
 * What a program is made of, told by its brackets or its indentation without what stands in strings and comments. Null
 * where these do not add up: then nobody can say where a definition ends.
 */
export function outlineOf(text: string, language: Language): Outline | null {
  if (text.length > MAX_LENGTH) return null;
  const code = codeLines(text.split('\n'), language).join('\n');
  const items = language === 'python' ? indentedItems(text, code) : bracedItems(text, code, language);
  return items === null ? null : { text, code, items };
}

/** Longer files are given whole, or changed by edits. */
const MAX_LENGTH = 200_000;
