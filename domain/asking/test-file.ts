import type { Files, Task } from '../task.js';

/** A file of tests that is longer stands in a prompt as far as its tests that are named. */
const WHOLE_CHARS = 6_000;
const HEAD_LINES = 25;
const TEST_LINES = 60;
const MOST_TESTS = 12;

/** The head of a file of tests, and the tests that these ids name. */
export function testExcerpt(text: string, path: string, ids: readonly string[]): string {
  return text.length <= WHOLE_CHARS ? text : excerptOf(text, namesIn(path, ids).slice(0, MOST_TESTS));
}

function excerptOf(text: string, names: readonly string[]): string {
  const lines = text.split('\n');
  const shown = new Set(lines.slice(0, HEAD_LINES).keys());
  for (const name of names) {
    const start = lines.findIndex((line) => isNamed(line, name));
    if (start === -1) continue;
    for (let line = start; line < endOf(lines, start, TEST_LINES); line += 1) shown.add(line);
  }
  return lines.flatMap((line, index) => (shown.has(index) ? [line] : shown.has(index - 1) ? ['…'] : [])).join('\n');
}

/**
 * The files of the visible tests as a solver may see them. In a repository the hidden tests often stand in the same files: those that an
 * answer must turn are left out, and where one cannot be found all but the head and the visible tests is.
 */
export function shownTests({ visible, repo }: Pick<Task, 'visible' | 'repo'>): Files {
  if (visible.trust !== 'in-process') return {};
  const { files, ids } = visible.tests;
  const hidden = (repo?.failToPass ?? []).filter((id) => !ids.includes(id));
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, withoutTests(text, path, { shown: ids, hidden })]));
}

function withoutTests(
  text: string,
  path: string,
  { shown, hidden }: { readonly shown: readonly string[]; readonly hidden: readonly string[] },
): string {
  const kept = new Set(namesIn(path, shown));
  const names = namesIn(path, hidden).filter((name) => !kept.has(name));
  if (names.length === 0) return text;
  const lines = text.split('\n');
  const cut = new Set<number>();
  for (const name of names) {
    const starts = lines.flatMap((line, index) => (isNamed(line, name) ? [index] : []));
    if (starts.length === 0) return excerptOf(text, [...kept]);
    for (const start of starts) for (let line = headOf(lines, start); line < endOf(lines, start, lines.length); line += 1) cut.add(line);
  }
  return lines.flatMap((line, index) => (cut.has(index) ? emptied(lines, index, cut) : [line])).join('\n');
}

/** Attributes, annotations and decorators belong to the test below them. */
function headOf(lines: readonly string[], start: number): number {
  let head = start;
  while (head > 0 && /^\s*(?:@|#\[)/.test(lines[head - 1] ?? '')) head -= 1;
  return head;
}

/** Python wants a body where all of it was left out. */
function emptied(lines: readonly string[], index: number, cut: ReadonlySet<number>): string[] {
  const before = lines.findLastIndex((line, at) => at < index && !cut.has(at) && line.trim() !== '');
  const opener = lines[before] ?? '';
  if (cut.has(index - 1) || !/^\s*class\b.*:\s*$/.test(opener)) return [];
  const next = lines.findIndex((line, at) => at > index && !cut.has(at) && line.trim() !== '');
  const isEmpty = next === -1 || indentOf(lines[next] ?? '') <= indentOf(opener);
  return isEmpty ? [`${' '.repeat(indentOf(opener) + 4)}pass`] : [];
}

/** Names, as they stand in the file, of the tests that these ids name there. */
function namesIn(path: string, ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id) => !/^\S+(?:::| > )/.test(id) || id.startsWith(path)).map(nameOf))];
}

/** `tests/a.py::A::test_x[1-2]`, `a.js > group > adds #2`, `org.a.ATest#adds` → what stands in the file. */
function nameOf(id: string): string {
  const last = id.split(/::| > |#(?!\d+$)/).at(-1) ?? id;
  return last.replace(/\[.*$/s, '').replace(/ #\d+$/, '');
}

/** As a definition, or as the title of a test. */
function isNamed(line: string, name: string): boolean {
  const at = line.indexOf(name);
  if (at === -1) return false;
  const around = `${line[at - 1] ?? ''}${line[at + name.length] ?? ''}`;
  return (
    /^['"`]['"`]$/.test(around) || (/\b(?:def|fn|void|function)\s+$/.test(line.slice(0, at)) && !/\w/.test(line[at + name.length] ?? ''))
  );
}

/** Up to the next line that stands no deeper and is not its end, `most` lines at most. */
function endOf(lines: readonly string[], start: number, most: number): number {
  const depth = indentOf(lines[start] ?? '');
  const last = Math.min(lines.length, start + most);
  for (let line = start + 1; line < last; line += 1) {
    const text = lines[line] ?? '';
    if (text.trim() !== '' && indentOf(text) <= depth) return /^[\s)}\];]+$/.test(text) ? line + 1 : line;
  }
  return last;
}

function indentOf(line: string): number {
  return /^\s*/.exec(line)?.[0].length ?? 0;
}
