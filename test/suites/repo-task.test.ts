import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { splitPools } from '../../domain/split.js';
import { loadSuite } from '../../suites/load.js';
import { finishSuite, keepOutcome, openJournal } from '../../suites/repository/write-suite.js';
import type { FoundTask } from '../../suites/repository/from-git.js';

const PATCH = '--- a/calc.py\n+++ b/calc.py\n@@ -1,2 +1,2 @@\n def add(a, b):\n-    return a - b\n+    return a + b\n';
const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ratchet-repo-suite-'));
  folders.push(folder);
  return folder;
}

function found(day: number, changes: Partial<FoundTask> = {}): FoundTask {
  return {
    kind: 'task',
    commit: String(day).padStart(40, '0'),
    at: `2024-01-${String(day).padStart(2, '0')}T00:00:00Z`,
    id: `calc-${day}`,
    language: 'python',
    family: 'calc-add',
    prompt: 'add subtracts',
    repo: {
      source: { repository: '/r.bundle', commit: 'a'.repeat(40), environment: { setup: [], inputs: [] } },
      framework: 'unittest',
      testCommand: 'python3 -m unittest -v {files}',
      failToPass: ['tests/test_calc.py::T::test_add'],
      passToPass: ['tests/test_calc.py::T::test_zero'],
      visible: ['tests/test_calc.py::T::test_add'],
    },
    flaky: 0,
    tests: { 'tests/test_calc.py': 'import unittest\n' },
    files: { 'calc.py': 'def add(a, b):\n    return a - b\n' },
    reference: { 'calc.py': 'def add(a, b):\n    return a + b\n' },
    patch: PATCH,
    ...changes,
  };
}

async function write(folder: string, tasks: readonly FoundTask[]): Promise<void> {
  const lines = await openJournal(folder);
  for (const task of tasks) lines.push(await keepOutcome(folder, task.at, task));
  await finishSuite(folder, 'calc', 'Commits of calc.', lines);
}

describe('a suite that from-git writes', () => {
  it('is read again, with pools by time and families in one pool each', async () => {
    const folder = emptyFolder();
    await write(
      folder,
      [10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map((day) => found(day)),
    );
    const { tasks } = await loadSuite(folder, { seed: 1 });
    const pools = splitPools(tasks, 1);
    expect([1, 4, 5, 8, 9, 10].map((day) => pools.get(`calc-${day}`))).toEqual(['train', 'train', 'gate', 'gate', 'sealed', 'sealed']);
    expect(tasks.find(({ id }) => id === 'calc-9')).toMatchObject({
      kind: 'repo',
      family: 'calc-add-sealed',
      editable: ['calc.py'],
      visible: { trust: 'in-process', tests: { framework: 'pytest', ids: ['tests/test_calc.py::T::test_add'] } },
      hidden: { tests: { ids: ['tests/test_calc.py::T::test_add', 'tests/test_calc.py::T::test_zero'] } },
      repo: { framework: 'unittest', readOnly: ['tests/test_calc.py'], reference: PATCH },
    });
  });

  it('goes on where it was broken off, also in the midst of a line', async () => {
    const folder = emptyFolder();
    await write(folder, [found(1)]);
    writeFileSync(
      join(folder, '.from-git.jsonl'),
      `${JSON.stringify({ commit: 'x', at: '', id: null, family: '', reason: 'r' })}\n{"commit": "y`,
    );
    expect(await openJournal(folder)).toEqual([{ commit: 'x', at: '', id: null, family: '', reason: 'r' }]);
  });

  it('is not written over another suite', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'suite.json'), '{}');
    await expect(openJournal(folder)).rejects.toThrow(/another folder with --out/);
  });
});

describe('what is wrong with a task of kind repo', () => {
  const broken = async (change: (task: Record<string, unknown>) => void, files: Record<string, string> = {}): Promise<unknown> => {
    const folder = emptyFolder();
    await write(folder, [found(1)]);
    const path = join(folder, 'calc-1', 'task.json');
    const task: Record<string, unknown> = {
      ...{ id: 'calc-1', language: 'python', kind: 'repo', family: 'f', prompt: 'p', editable: ['calc.py'] },
      repo: { ...found(1).repo.source, ...{ ...found(1).repo, source: undefined } },
    };
    change(task);
    writeFileSync(path, JSON.stringify(task));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, 'calc-1', name)), { recursive: true });
      writeFileSync(join(folder, 'calc-1', name), text);
    }
    return loadSuite(folder, { seed: 1 });
  };

  it.each([
    ['nothing', () => undefined, {}, null],
    ['a short commit', (task: Record<string, unknown>) => Object.assign(task['repo'] as object, { commit: 'abc' }), {}, /repo\.commit/],
    [
      'a shown test that nobody asks for',
      (task: Record<string, unknown>) => Object.assign(task['repo'] as object, { visible: ['x'] }),
      {},
      /repo\.visible = x/,
    ],
    [
      'a test named twice',
      (task: Record<string, unknown>) => Object.assign(task['repo'] as object, { passToPass: found(1).repo.failToPass }),
      {},
      /names a test twice/,
    ],
    [
      'an unknown framework',
      (task: Record<string, unknown>) => Object.assign(task['repo'] as object, { framework: 'nose' }),
      {},
      /repo\.framework/,
    ],
    [
      'a file that is not there',
      (task: Record<string, unknown>) => Object.assign(task, { editable: ['other.py'] }),
      {},
      /editable = other\.py/,
    ],
    ['a reference that is no patch', () => undefined, { 'reference.patch': 'see the commit' }, /no patch that can be taken/],
  ])('%s', async (_what, change, files, words) => {
    const loading = broken(change, files);
    if (words === null) expect(await loading).toMatchObject({ tasks: [{ id: 'calc-1' }] });
    else await expect(loading).rejects.toThrow(words);
  });
});
