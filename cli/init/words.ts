import { relative } from 'node:path';
import { visibleLine } from '../../domain/visible.js';

/** A word as a shell reads it, whatever is in it, and as a line of a terminal can show it. */
export function shellWord(text: string): string {
  if (visibleLine(text) !== text) return `"$(printf '${[...Buffer.from(text)].map(printed).join('')}')"`;
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** A byte as printf writes it, where a line cannot show it or it means something there. */
function printed(byte: number): string {
  const letter = String.fromCodePoint(byte);
  return /[ -~]/.test(letter) && !/['\\%]/.test(letter) ? letter : `\\${byte.toString(8).padStart(3, '0')}`;
}

/** A path as a person types it in a shell here. */
export function pathHere(path: string): string {
  const below = relative(process.cwd(), path);
  // what begins with a hyphen would be taken for an option
  return shellWord(below === '' ? '.' : below.startsWith('..') ? path : below.startsWith('-') ? `./${below}` : below);
}
