/** A patch without what it changes in files that are left out, and which those are. */
export function withoutFiles(
  patch: string,
  isLeftOut: (path: string) => boolean,
): { readonly patch: string; readonly left: readonly string[] } {
  const parts = patchParts(patch);
  const left = parts.filter(({ paths }) => paths.some(isLeftOut));
  return {
    patch: parts
      .filter((part) => !left.includes(part))
      .map(({ text }) => text)
      .join(''),
    left: [...new Set(left.flatMap(({ paths }) => paths))],
  };
}

export interface PatchPart {
  /** the file before and after, where its name changed */
  readonly paths: readonly string[];
  readonly text: string;
}

/** What a patch, as `git diff` says it, changes file by file. */
export function patchParts(patch: string): readonly PatchPart[] {
  return patch
    .split(/^(?=diff --git )/m)
    .filter((text) => text.startsWith('diff --git '))
    .map((text) => ({ paths: pathsOf(text), text }));
}

function pathsOf(part: string): readonly string[] {
  const head = part.split(/^@@/m, 1)[0] ?? '';
  const named = [...head.matchAll(/^(?:--- |\+\+\+ |rename from |rename to |copy to )(.*)$/gm)].map(([line, name = '']) => {
    const plain = unquoted(name.replace(/\t$/, ''));
    return /^(?:---|\+\+\+) /.test(line) ? plain.replace(/^[ab]\//, '') : plain;
  });
  const known = named.filter((name) => name !== '/dev/null');
  return [...new Set(known.length > 0 ? known : [sameTwice(head)])];
}

/** Of a part without lines: an empty file, a mode, something binary. */
function sameTwice(head: string): string {
  const [first = ''] = head.split('\n', 1);
  const names = first.slice('diff --git '.length);
  const quoted = /^"((?:[^"\\]|\\.)*)"/.exec(names);
  if (quoted !== null) return unquoted(quoted[0]).replace(/^a\//, '');
  const half = names.slice(0, (names.length - 1) / 2);
  return half.replace(/^a\//, '');
}

const ESCAPES: Readonly<Record<string, number>> = { n: 10, t: 9, r: 13, a: 7, b: 8, f: 12, v: 11, '"': 34, '\\': 92 };

/** A name as git quotes it: octal bytes and letters behind a backslash. */
function unquoted(name: string): string {
  if (!/^".*"$/s.test(name)) return name;
  const bytes: number[] = [];
  for (const [, octal, letter, plain = ''] of name.slice(1, -1).matchAll(/\\([0-7]{3})|\\(.)|([^\\]+)/gs)) {
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8));
    else if (letter !== undefined) bytes.push(ESCAPES[letter] ?? letter.charCodeAt(0));
    else bytes.push(...new TextEncoder().encode(plain));
  }
  return new TextDecoder().decode(new Uint8Array(bytes));
}

/** Lines that a patch adds and takes away. */
export function patchSize(patch: string): { readonly added: number; readonly removed: number } {
  const lines = patchParts(patch).flatMap(({ text }) => text.slice(text.search(/^@@/m)).split('\n'));
  return { added: lines.filter((line) => line.startsWith('+')).length, removed: lines.filter((line) => line.startsWith('-')).length };
}

/** A patch in one line: `src/a.py +3 -1`. */
export function patchLine(patch: string): string {
  const parts = patchParts(patch);
  return parts.length === 0
    ? 'no change'
    : parts
        .map(({ paths, text }) => {
          const { added, removed } = patchSize(text);
          return `${paths.at(-1) ?? ''} +${added} -${removed}`;
        })
        .join('; ');
}
