import type { Files, Framework } from '../../../domain/task.js';

const TEST_FILE = /(?:^|\/)(?:[^/]+[.\-_](?:test|spec)|test(?:-[^/]+)?)\.[cm]?js$/;

/** The files that a framework would look for tests in. */
export function testFiles(framework: Framework, files: Files): readonly string[] {
  const all = Object.keys(files)
    .filter((path) => /\.[cm]?js$/.test(path))
    .toSorted();
  // a program that prints TAP has no name of its own
  return all.filter((path) => TEST_FILE.test(path) || (framework === 'tap' && path.startsWith('tests/')));
}

/** A source, and nothing that steers a build, an interpreter or a test runner. */
export function isSubmittable(path: string): boolean {
  const parts = path.split('/');
  const name = parts.at(-1) ?? '';
  const steers = /^(?:jest|babel|vitest|mocha|eslint)\b.*config|^\.|^index\.test/.test(name) || TEST_FILE.test(path);
  return (
    /\.[cm]?js$/.test(name) && !steers && parts.every((part) => !part.startsWith('.') && part !== 'node_modules') && parts[0] !== 'tests'
  );
}
