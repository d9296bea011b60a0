import type { Language } from '../domain/task.js';
import { java } from '../syntax/java.js';
import { javascript } from '../syntax/javascript.js';
import { openReader, type SyntaxReader } from '../syntax/parse.js';
import { python } from '../syntax/python.js';
import { rust } from '../syntax/rust.js';

const GRAMMARS = { python, javascript, java, rust, typescript: null } as const;

/** What reads programs of a language; null where no grammar of it is here. */
export async function readerOf(language: Language): Promise<SyntaxReader | null> {
  const grammar = GRAMMARS[language];
  return grammar === null ? null : openReader(grammar);
}
