import { relative } from 'node:path';

/** A word as a shell reads it, whatever is in it. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** A path as a person types it in a shell here. */
export function pathHere(path: string): string {
  const below = relative(process.cwd(), path);
  return shellWord(below === '' ? '.' : below.startsWith('..') ? path : below);
}
