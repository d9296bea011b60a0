import type { Language } from '../domain/task.js';
import type { Grammar } from './grammar.js';
import { java } from './java.js';
import { javascript } from './javascript.js';
import { openReader, type SyntaxReader } from './parse.js';
import { python } from './python.js';
import { rust } from './rust.js';

const GRAMMARS: Readonly<Record<Language, Grammar | null>> = { python, javascript, java, rust, typescript: null };
const opened = new Map<Grammar, Promise<SyntaxReader>>();

/** What reads programs of a language, opened once; null where no grammar of it is here. */
export async function readerOf(language: Language): Promise<SyntaxReader | null> {
  const grammar = GRAMMARS[language];
  if (grammar === null) return null;
  const reader = opened.get(grammar) ?? openReader(grammar);
  opened.set(grammar, reader);
  return reader;
}
