import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, extname, join, relative } from 'node:path';

const OWN_IMPORT = /\b(?:from|import)\s*["'](\.{1,2}\/[^"']+)["']/g;

/**
 * Of files, compiled or not, of whatever of ours they import, however far, and of what else counts. A list of rooms would one
 * day lack one, and code that is no more would run on.
 */
export async function hashOfImports(entries: readonly string[], otherwise: string): Promise<string> {
  const hash = createHash('sha256').update(otherwise);
  const texts = new Map<string, string>();
  for (const entry of entries) await follow(entry, texts);
  const [first = ''] = entries;
  hash.update(entries.map((entry) => relative(first, entry)).join(':'));
  for (const [path, text] of [...texts].toSorted(([a], [b]) => (a < b ? -1 : 1))) hash.update(relative(first, path)).update(text);
  return hash.digest('hex').slice(0, 16);
}

async function follow(path: string, texts: Map<string, string>): Promise<void> {
  if (texts.has(path)) return;
  const text = await readFile(path, 'utf8');
  texts.set(path, text);
  // TypeScript names what a file will be compiled to
  for (const [, imported = ''] of text.matchAll(OWN_IMPORT))
    await follow(join(dirname(path), imported.replace(/\.js$/, extname(path))), texts);
}
