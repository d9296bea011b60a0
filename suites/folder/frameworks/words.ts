import type { Files } from '../../../domain/task.js';

export const NOT_DEFINED = 'defines no such test';

/** The file whose path stands before a separator. */
export function pathBefore(id: string, separator: string): string {
  return id.slice(0, id.indexOf(separator));
}

export function fileAt(path: string, files: Files): string | undefined {
  return Object.hasOwn(files, path) ? path : undefined;
}

/** Whether a name stands in a text as a word of its own, in letters of any script. */
export function mentions(text: string, name: string): boolean {
  return new RegExp(`(?<![\\p{L}\\p{N}_$])${escaped(name)}(?![\\p{L}\\p{N}_$])`, 'u').test(text.normalize('NFKC'));
}

/** Whether a test may come from any of the files: a base class, a mixin, a macro. */
export function mentionedIn(files: Files, name: string): boolean {
  return Object.values(files).some((text) => mentions(text, name));
}

function escaped(name: string): string {
  return name.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
