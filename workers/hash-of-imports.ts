import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

const OWN_IMPORT = /\b(?:from|import)\s*["'](\.{1,2}\/[^"']+)["']/g;

/**
 * Of a compiled file, of whatever of ours it imports, however far, and of what else counts. A list of rooms would one day
 * lack one, and code that is no more would run on.
 */
export async function hashOfImports(entry: string, otherwise: string): Promise<string> {
  const hash = createHash('sha256').update(otherwise);
  const texts = new Map<string, string>();
  await follow(entry, texts);
  for (const [path, text] of [...texts].toSorted(([a], [b]) => (a < b ? -1 : 1))) hash.update(relative(entry, path)).update(text);
  return hash.digest('hex').slice(0, 16);
}

async function follow(path: string, texts: Map<string, string>): Promise<void> {
  if (texts.has(path)) return;
  const text = await readFile(path, 'utf8');
  texts.set(path, text);
  for (const [, imported = ''] of text.matchAll(OWN_IMPORT)) await follow(join(dirname(path), imported), texts);
}
