import type { WorkView } from './read-work.js';

/**
 * Files of the tests, from their ids: `tests/test_a.py::test_b`, `test/a.test.js > b`, `com.example.ATest#b`. Where ids name none,
 * those that no answer may change.
 */
export function testFilesOf(work: WorkView): readonly string[] {
  const named = work.tests.flatMap((id) => {
    const head = id.split(/::| > |#/)[0] ?? '';
    const file = `${head.replaceAll('.', '/')}.java`;
    return work.files.includes(head) || work.readOnly.includes(head) ? [head] : work.files.filter((path) => path.endsWith(file));
  });
  const found = [...new Set(named)];
  return found.length > 0 ? found : work.readOnly.filter((path) => /\.\w+$/.test(path)).slice(0, MAX_TEST_FILES);
}

const MAX_TEST_FILES = 8;

/** Whether nobody may change it, or it looks like a file of tests. */
export function isFixed(path: string, { readOnly }: WorkView): boolean {
  return (
    readOnly.some((each) => path === each || (each.endsWith('/') && path.startsWith(each))) ||
    /(?:^|\/)(?:tests?|spec|__tests__)\//.test(path)
  );
}
