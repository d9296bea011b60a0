/** One file's part of a patch. */
export interface PatchedFile {
  /** after the change; before it where the file is removed */
  readonly path: string;
  /** before the change, where it had another name */
  readonly from: string | null;
  readonly text: string;
}

export type ReadPatch = { readonly files: readonly PatchedFile[] } | { readonly refused: string };

/** What stands in a patch, by its file headers alone, or why it is not taken whatever it may be applied to. */
export function readPatch(patch: string): ReadPatch {
  const files: PatchedFile[] = [];
  for (const text of splitPatch(patch)) {
    const file = readSection(text);
    if ('refused' in file) return file;
    files.push(file);
  }
  return files.length === 0 ? { refused: 'it holds no change of a file' } : { files };
}

/** The same patch without the files for which the predicate holds. */
export function patchOfFiles(files: readonly PatchedFile[]): string {
  return files.map(({ text }) => (text.endsWith('\n') ? text : `${text}\n`)).join('');
}

const GIT_HEADER = /^diff --git /;

/**
 * Each part by its header. What git makes of a patch is git's to say: where it reads other names than these, the workspace refuses
 * the patch as a whole (`judge/workspace/scripts.ts`).
 */
export function splitPatch(patch: string): readonly string[] {
  const lines = patch.split(/(?<=\n)/);
  const isGit = lines.some((line) => GIT_HEADER.test(line));
  const first = lines.findIndex((line) => GIT_HEADER.test(line));
  // git takes a plain part too that stands before the first of its own
  const starts = lines.flatMap((line, index) =>
    GIT_HEADER.test(line) || (index < (isGit ? first : Infinity) && startsPlain(lines, index)) ? [index] : [],
  );
  return starts.map((start, index) => lines.slice(start, starts[index + 1]).join(''));
}

function startsPlain(lines: readonly string[], index: number): boolean {
  const [old = '', now = '', hunk = ''] = lines.slice(index, index + 3);
  return old.startsWith('--- ') && now.startsWith('+++ ') && hunk.startsWith('@@');
}

function readSection(text: string): PatchedFile | { readonly refused: string } {
  const hunk = text.search(/^@@ /m);
  const header = (hunk === -1 ? text : text.slice(0, hunk)).split('\n').map((line) => line.replace(/\r$/, ''));
  const { from, to } = namesIn(header);
  const path = to ?? from;
  if (path === null) return { refused: 'a file in it has no name' };
  for (const name of [from, to])
    if (name !== null && leadsOut(name)) return { refused: `${JSON.stringify(name)} leads out of the repository` };
  if (header.some((line) => line === 'GIT binary patch' || /^Binary files .* differ$/.test(line)))
    return { refused: `it holds binary content (${path})` };
  const modes = header.map((line) => /^(?:new file mode|new mode|index \S+)\s+(\d+)\s*$/.exec(line)?.[1]);
  if (modes.includes('120000')) return { refused: `it makes ${path} a link` };
  if (modes.includes('160000')) return { refused: `it makes ${path} a repository of its own` };
  return { path, from: from !== null && from !== path ? from : null, text };
}

function namesIn(header: readonly string[]): { readonly from: string | null; readonly to: string | null } {
  const after = (start: string): string | null => {
    const line = header.find((each) => each.startsWith(start));
    return line === undefined ? null : unquoted(line.slice(start.length));
  };
  const [old, now] = [after('--- '), after('+++ ')];
  if (old !== null && now !== null) return { from: withoutSide(old), to: withoutSide(now) };
  const [before, renamed] = [after('rename from ') ?? after('copy from '), after('rename to ') ?? after('copy to ')];
  if (before !== null && renamed !== null) return { from: before, to: renamed };
  return ofGitHeader(header[0] ?? '');
}

/** Only where nothing but a mode changes, or the file is empty: both names are the same. */
function ofGitHeader(line: string): { readonly from: string | null; readonly to: string | null } {
  const quoted = /^diff --git ("a\/(?:[^"\\]|\\.)*") ("b\/(?:[^"\\]|\\.)*")$/.exec(line);
  if (quoted !== null) return { from: withoutSide(unquoted(quoted[1] ?? '')), to: withoutSide(unquoted(quoted[2] ?? '')) };
  const names = /^diff --git a\/(.*)$/.exec(line)?.[1] ?? '';
  const half = (names.length - ' b/'.length) / 2;
  const [from, to] = [names.slice(0, half), names.slice(half + ' b/'.length)];
  return from !== '' && from === to ? { from, to } : { from: null, to: null };
}

function withoutSide(name: string): string | null {
  if (name === '/dev/null') return null;
  return name.replace(/^[ab]\//, '');
}

/** Behind a name where another program than git made the patch. */
const TIME = /\s+\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d.*)?$/;

/** As git writes names with control characters, quotes or bytes beyond ASCII; a tab and a time may follow a plain one. */
function unquoted(name: string): string {
  if (!name.startsWith('"')) return name.replace(/\t.*$/, '').replace(TIME, '');
  const bytes: number[] = [];
  const inner = name.slice(1, name.lastIndexOf('"'));
  for (const [part, octal, letter] of inner.matchAll(/\\([0-3][0-7]{2})|\\(.)|[^\\]/gsu)) {
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8));
    else bytes.push(...new TextEncoder().encode(letter === undefined ? part : (ESCAPES[letter] ?? letter)));
  }
  return new TextDecoder().decode(new Uint8Array(bytes));
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '\u0007', b: '\b', f: '\f', v: '\v' };

function leadsOut(name: string): boolean {
  const parts = name.split('/');
  return (
    name.includes('\0') ||
    parts.some((part) => part === '' || part === '.' || part === '..') ||
    parts.some((part) => part.toLowerCase() === '.git')
  );
}
