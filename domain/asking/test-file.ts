import type { Files, Task } from '../task.js';

/** A file of tests that is longer stands in a prompt as far as its tests that are named. */
const WHOLE_CHARS = 6_000;
const HEAD_LINES = 25;
const TEST_LINES = 60;
const MOST_TESTS = 12;

/** Visible tests' files that hold no hidden test: whole, so that they can be run in a checkout that a solver reads. */
export function openTests(task: Pick<Task, 'visible' | 'repo'>): Files {
  return Object.fromEntries(filesOf(task).filter(([path]) => hiddenIn(path, task).length === 0));
}

/**
 * The files of the visible tests as they stand in a question. In a repository hidden tests often stand in the same files: of such a
 * file only what it imports and the visible tests are shown. A text that is cut can be trusted to leave nothing hidden in only where it
 * is put together from what may be seen, not by taking out what may not.
 */
export function shownTests(task: Pick<Task, 'visible' | 'repo'>): Files {
  return Object.fromEntries(
    filesOf(task).map(([path, text]) => {
      const hidden = hiddenIn(path, task);
      const names = namesIn(path, idsOf(task));
      if (hidden.length > 0) return [path, imports(text) + excerptOf(text, without(names, namesIn(path, hidden)), 0)];
      return [path, text.length <= WHOLE_CHARS ? text : excerptOf(text, names, HEAD_LINES)];
    }),
  );
}

/**
 * A file of tests as a checkout may show it, where the commit's own text of it holds a hidden test that an answer must turn, word for
 * word; null where it holds none. What is left is what may be seen: what it imports, and the tests that are shown or must stay.
 */
export function coveredTests(task: Pick<Task, 'visible' | 'hidden' | 'repo'>, path: string, text: string): string | null {
  const { hidden, repo } = task;
  const trusted = hidden.trust === 'in-process' ? (hidden.tests.files[path] ?? '') : '';
  const names = namesIn(path, hiddenIn(path, task));
  const held = names.filter((name) => {
    const block = blockOf(text, name);
    return block !== null && block === blockOf(trusted, name);
  });
  if (held.length === 0) return null;
  return (
    imports(text) +
    excerptOf(text, without(namesIn(path, [...idsOf(task), ...(repo?.passToPass ?? [])]), held), 0, Number.POSITIVE_INFINITY)
  );
}

function blockOf(text: string, name: string): string | null {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => isTest(line, name));
  return start === -1 ? null : lines.slice(start, endOf(lines, start)).join('\n').trimEnd();
}

function filesOf({ visible }: Pick<Task, 'visible'>): readonly (readonly [string, string])[] {
  return visible.trust === 'in-process' ? Object.entries(visible.tests.files) : [];
}

function idsOf({ visible }: Pick<Task, 'visible'>): readonly string[] {
  return visible.trust === 'in-process' ? visible.tests.ids : [];
}

/** Ids of tests that must turn and are not shown, as far as they may stand in the file: one that names no file may stand in any. */
function hiddenIn(path: string, task: Pick<Task, 'visible' | 'repo'>): readonly string[] {
  const shown = idsOf(task);
  const others = filesOf(task).filter(([each]) => each !== path);
  return (task.repo?.failToPass ?? []).filter((id) => !shown.includes(id) && !others.some(([file]) => stands(id, file)));
}

function stands(id: string, file: string): boolean {
  return id.startsWith(`${file}::`) || id.startsWith(`${file} > `);
}

/** Of two tests with one name nobody can tell by the name which is meant. */
function without(names: readonly string[], hidden: readonly string[]): readonly string[] {
  return names.filter((name) => !hidden.includes(name));
}

const IMPORT = /^(?:import\b|from\b.*\bimport\b|use\b|package\b|(?:const|let|var)\b.*\brequire\s*\()/;

function imports(text: string): string {
  const lines = text.split('\n').filter((line) => IMPORT.test(line));
  return lines.slice(0, HEAD_LINES).join('\n') + (lines.length === 0 ? '' : '\n');
}

function excerptOf(text: string, names: readonly string[], head: number, most = MOST_TESTS): string {
  const lines = text.split('\n');
  const shown = new Set(lines.slice(0, head).keys());
  for (const name of names.slice(0, most)) {
    const start = lines.findIndex((line) => isTest(line, name));
    if (start === -1) continue;
    for (let line = start; line < endOf(lines, start); line += 1) shown.add(line);
  }
  return lines.flatMap((line, index) => (shown.has(index) ? [line] : shown.has(index - 1) ? ['…'] : [])).join('\n');
}

/** Names, as they stand in the file, of the tests that these ids name there. */
function namesIn(path: string, ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id) => !/^\S+(?:::| > )/.test(id) || id.startsWith(path)).map(nameOf))];
}

/** `tests/a.py::A::test_x[1-2]`, `a.js > group > adds #2`, `org.a.ATest#adds` → what stands in the file. */
function nameOf(id: string): string {
  const last =
    id
      .replace(/\[.*$/s, '')
      .split(/::| > |#(?!\d+$)/)
      .at(-1) ?? id;
  return last.replace(/ #\d+$/, '');
}

/** As a definition, or as the title of a test; a group of tests is none. */
function isTest(line: string, name: string): boolean {
  const at = line.indexOf(name);
  if (at === -1) return false;
  const [before, after] = [line.slice(0, at), line.slice(at + name.length)];
  const isTitle = /^\s*(?:it|test|specify|t\.test|tap\.test)\b[.\w]*\s*\(\s*['"`]$/.test(before) && /^['"`]/.test(after);
  return isTitle || (/\b(?:def|fn|void|function)\s+$/.test(before) && !/^\w/.test(after));
}

/** Up to the next line that stands no deeper and is not its end. */
function endOf(lines: readonly string[], start: number): number {
  const depth = indentOf(lines[start] ?? '');
  const last = Math.min(lines.length, start + TEST_LINES);
  for (let line = start + 1; line < last; line += 1) {
    const text = lines[line] ?? '';
    if (text.trim() !== '' && indentOf(text) <= depth) return /^[\s)}\];]+$/.test(text) && indentOf(text) === depth ? line + 1 : line;
  }
  return last;
}

function indentOf(line: string): number {
  return /^\s*/.exec(line)?.[0].length ?? 0;
}
