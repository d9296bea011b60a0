import { patchOfFiles, readPatch, type PatchedFile } from '../patch.js';

export type PatchWithout = { readonly patch: string; readonly left: readonly string[] } | { readonly refused: string };

/** A patch without what it changes in files that are left out, and which those are. */
export function withoutFiles(patch: string, isLeftOut: (path: string) => boolean): PatchWithout {
  if (patch === '') return { patch, left: [] };
  const read = readPatch(patch);
  if ('refused' in read) return read;
  const left = read.files.filter((file) => namesOf(file).some(isLeftOut));
  return { patch: patchOfFiles(read.files.filter((file) => !left.includes(file))), left: [...new Set(left.flatMap(namesOf))] };
}

function namesOf({ path, from }: PatchedFile): readonly string[] {
  return from === null ? [path] : [from, path];
}

/** Files that a patch changes; none where it cannot be read. */
export function patchedFiles(patch: string): readonly PatchedFile[] {
  const read = patch === '' ? { files: [] } : readPatch(patch);
  return 'files' in read ? read.files : [];
}

/** A patch in one line: `src/a.py +3 -1`. */
export function patchLine(patch: string): string {
  const files = patchedFiles(patch);
  return files.length === 0 ? 'no change' : files.map(fileLine).join('; ');
}

function fileLine({ path, text }: PatchedFile): string {
  const lines = hunksOf(text).split('\n');
  const count = (sign: string): number => lines.filter((line) => line.startsWith(sign)).length;
  return `${path} +${count('+')} -${count('-')}`;
}

/** The lines of a file's part of a patch, without what stands before the first hunk; empty where it has none. */
export function hunksOf(text: string): string {
  const at = text.search(/^@@ /m);
  return at < 0 ? '' : text.slice(at);
}
