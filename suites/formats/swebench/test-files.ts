import { readPatch } from '../../../domain/patch.js';
import type { Files } from '../../../domain/task.js';
import { applied } from './apply.js';

/** The files of tests as a patch leaves them, whole: what it takes away runs no more, and needs no place. */
export async function testFiles(
  patch: string,
  textAt: (path: string) => Promise<string | null>,
): Promise<{ readonly tests: Files } | { readonly refused: string }> {
  const read = readPatch(patch);
  if ('refused' in read) return read;
  const tests: Record<string, string> = {};
  for (const file of read.files) {
    const header = file.text.split(/^@@ /m)[0] ?? '';
    if (/^deleted file mode /m.test(header) || /^\+\+\+ \/dev\/null/m.test(header)) continue;
    const isNew = /^new file mode /m.test(header) || /^--- \/dev\/null/m.test(header);
    const before = isNew ? '' : await textAt(file.from ?? file.path);
    if (before === null) return { refused: `${file.from ?? file.path} is not there at the commit, or is no text` };
    const after = applied(before, file);
    if (after === null) return { refused: `it does not fit ${file.path} as the commit has it` };
    tests[file.path] = after;
  }
  return Object.keys(tests).length === 0 ? { refused: 'it leaves no tests' } : { tests };
}
