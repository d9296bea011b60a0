import type { Checks, Task } from '../task.js';

/** Paths, or folders that end in a slash, that no answer to a task may change: its tests, and what steers their runner. */
export function readOnlyOf(task: Task): readonly string[] {
  return [...new Set([...shownReadOnly(task), ...testFiles(task.hidden)])];
}

/** Those that may be told: the files of hidden tests are not. */
export function shownReadOnly({ repo, visible }: Task): readonly string[] {
  return [...new Set([...(repo?.readOnly ?? []), ...testFiles(visible)])];
}

/** Files of the tests that are shown. */
export function shownTestFiles({ visible }: Pick<Task, 'visible'>): readonly string[] {
  return testFiles(visible);
}

function testFiles(checks: Checks): readonly string[] {
  return checks.trust === 'in-process' ? Object.keys(checks.tests.files) : [];
}

export function isReadOnly(path: string, readOnly: readonly string[]): boolean {
  const plain = path.replace(/^(?:\.\/)+/, '');
  return readOnly.some((each) => plain === each || (each.endsWith('/') && plain.startsWith(each)));
}
