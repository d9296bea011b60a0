import { hunksOf, patchedFiles } from './patch-parts.js';
import { isReadOnly } from './read-only.js';

/** Where the tests of a repository have led before: what memory keeps of it, beside lessons. */
export interface Place {
  /** files of tests that failed */
  readonly tests: readonly string[];
  /** files in which that was mended */
  readonly paths: readonly string[];
  /** what git says the hunks stand in: `def windowed(seq, n)` */
  readonly inside: readonly string[];
}

/** Null where a patch changes nothing that an answer may change. */
export function placeOf(tests: readonly string[], patch: string, readOnly: readonly string[]): Place | null {
  const files = patchedFiles(patch).filter(({ path }) => !isReadOnly(path, readOnly));
  if (files.length === 0 || tests.length === 0) return null;
  const inside = files.flatMap(({ text }) => [...hunksOf(text).matchAll(/^@@ [^@]*@@ (\S.*)$/gm)].map(([, line = '']) => line.trim()));
  return { tests, paths: files.map(({ path }) => path).slice(0, MOST), inside: [...new Set(inside)].slice(0, MOST) };
}

const MOST = 4;

/** As it stands in a prompt; `placeIn` reads it. */
export function placeSentence({ tests, paths, inside }: Place): string {
  const where = inside.length === 0 ? '' : `, at ${inside.map((line) => `"${line.slice(0, 60)}"`).join(', ')}`;
  return `What ${quoted(tests.slice(0, MOST))} tests was mended in ${quoted(paths)}${where}.`;
}

/** Null for any other sentence. */
export function placeIn(sentence: string): Pick<Place, 'tests' | 'paths'> | null {
  const [, tests, paths] = /^What (`.*`) tests was mended in (`.*?`)(?:, at ".*)?\.$/.exec(sentence) ?? [];
  return tests === undefined || paths === undefined ? null : { tests: unquoted(tests), paths: unquoted(paths) };
}

function quoted(paths: readonly string[]): string {
  return paths.map((path) => `\`${path.replaceAll(/[`\n]/g, '?')}\``).join(', ');
}

function unquoted(text: string): readonly string[] {
  return [...text.matchAll(/`([^`]*)`/g)].map(([, path = '']) => path);
}
