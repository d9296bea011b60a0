import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { splitPools } from '../../domain/split.js';
import { outlineOf } from '../../suites/folder/outline.js';
import { loadSuite } from '../../suites/load.js';
import { finishSuite, keepOutcome, openJournal } from '../../suites/repository/write-suite.js';
import type { FoundTask } from '../../suites/repository/from-git.js';
import { outlined } from '../support/outlined.js';

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

async function write(folder: string, tasks: readonly FoundTask[], newestFirst: readonly string[] = []): Promise<void> {
  const lines = await openJournal(folder, '');
  for (const task of tasks) lines.push(await keepOutcome(folder, task, { at: task.at, asked: '', seconds: 1 }));
  await finishSuite(folder, 'calc', 'Commits of calc.', lines, newestFirst);
}

describe('a suite that from-git writes', () => {
  it('is read again, with pools by time and families in one pool each', async () => {
    const folder = emptyFolder();
    await write(
      folder,
      [10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map((day) => found(day)),
    );
    const suite = await loadSuite(folder, { seed: 1 });
    const { tasks } = suite;
    expect(await outlineOf(folder)).toEqual(outlined(suite));
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

  it('has what was committed at one moment in the order of the history, by the clock and not by its spelling', async () => {
    const folder = emptyFolder();
    const at = ['2026-01-01T12:00:00Z', '2026-01-01T14:00:00+02:00', '2026-01-01T10:00:00-02:00'];
    const tasks = [2, 3, 1].map((day) => ({ ...found(day), at: at[day - 1] ?? '' }));
    await write(
      folder,
      tasks,
      [3, 2, 1].map((day) => found(day).commit),
    );
    const pools = splitPools((await loadSuite(folder, { seed: 1 })).tasks, 1);
    expect([1, 2, 3].map((day) => pools.get(`calc-${day}`))).toEqual(['train', 'gate', 'sealed']);
  });

  it('goes on where it was broken off, also in the midst of a line', async () => {
    const folder = emptyFolder();
    await write(folder, [found(1)]);
    writeFileSync(
      join(folder, '.from-git.jsonl'),
      `${JSON.stringify({ commit: 'x', at: '', id: null, family: '', reason: 'r' })}\n{"commit": "y`,
    );
    const before = { commit: 'x', at: '', id: null, family: '', reason: 'r', asked: '', seconds: 0 };
    expect(await openJournal(folder, '')).toEqual([before]);
    const next = await keepOutcome(folder, { kind: 'left-out', commit: 'y', reason: 'r' }, { at: '', asked: '', seconds: 2 });
    expect(await openJournal(folder, '')).toEqual([before, next]);
  });

  it('looks again at what was left out when something else was said of its set-up', async () => {
    const folder = emptyFolder();
    await write(folder, [found(1)]);
    await keepOutcome(folder, { kind: 'left-out', commit: 'x', reason: 'its set-up fails' }, { at: '', asked: '', seconds: 0 });
    expect((await openJournal(folder, 'another set-up')).map(({ commit }) => commit)).toEqual([found(1).commit]);
  });

  it('is not written over another suite', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'suite.json'), '{}');
    await expect(openJournal(folder, '')).rejects.toThrow(/another folder with --out/);
  });
});

interface Broken {
  readonly task?: object;
  readonly repo?: object;
  readonly patch?: string;
}

/** The suite of one task, with something of it changed. */
async function load({ task = {}, repo = {}, patch = PATCH }: Broken): Promise<unknown> {
  const folder = emptyFolder();
  await write(folder, [found(1)]);
  const { source, ...rest } = found(1).repo;
  const whole = {
    id: 'calc-1',
    language: 'python',
    kind: 'repo',
    family: 'f',
    prompt: 'p',
    editable: ['calc.py'],
    repo: { ...source, ...rest, ...repo },
  };
  writeFileSync(join(folder, 'calc-1', 'task.json'), JSON.stringify({ ...whole, ...task }));
  writeFileSync(join(folder, 'calc-1', 'reference.patch'), patch);
  return loadSuite(folder, { seed: 1 });
}

describe('a task of kind repo', () => {
  it('is read', async () => expect(await load({})).toMatchObject({ tasks: [{ id: 'calc-1' }] }));

  it.each<[string, Broken, RegExp]>([
    ['a short commit', { repo: { commit: 'abc' } }, /repo\.commit/],
    ['a shown test that nobody asks for', { repo: { visible: ['x'] } }, /repo\.visible = x/],
    ['a test named twice', { repo: { passToPass: found(1).repo.failToPass } }, /names a test twice/],
    ['an unknown framework', { repo: { framework: 'nose' } }, /repo\.framework/],
    ['a file that is not there', { task: { editable: ['other.py'] } }, /editable = other\.py/],
    ['a reference that is no patch', { patch: 'see the commit' }, /no patch that can be taken/],
  ])('is refused for %s', async (_what, broken, words) => {
    await expect(load(broken)).rejects.toThrow(words);
  });
});
