import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SuiteFailure } from '../../suites/failure.js';
import { outlineOf } from '../../suites/folder/outline.js';
import { loadSuite } from '../../suites/load.js';

const CASES = {
  visible: [{ id: 'one', call: { fn: 'twice:twice', args: [1] }, expect: { returns: 2 } }],
  hidden: [{ id: 'two', call: { fn: 'twice:twice', args: [2] }, expect: { returns: 4 } }],
};
const TASK = { id: 'twice', language: 'python', kind: 'repair', family: 'twice', prompt: 'Doubles.', editable: ['twice.py'] };
const ID = 'tests/test_a.py::test_a';
const REPO = { repository: '/x', commit: 'a'.repeat(40), framework: 'pytest', testCommand: 'pytest', failToPass: [ID], visible: [ID] };
const FIXED = { ...TASK, id: 'fixed', kind: 'repo', editable: undefined, repo: REPO };
const GOOD: Readonly<Record<string, unknown>> = {
  'suite.json': { name: 'mine', description: 'Two tasks.' },
  'fixed/task.json': FIXED,
  'fixed/reference.patch': '--- a/a.py\n+++ b/a.py\n@@ -1 +1 @@\n-x = 1\n+x = 2\n',
  'fixed/tests/tests/test_a.py': 'def test_a():\n    assert True\n',
  'twice/task.json': TASK,
  'twice/files/twice.py': 'def twice(n):\n    return n * 3\n',
  'twice/reference/twice.py': 'def twice(n):\n    return n * 2\n',
  'twice/cases.json': CASES,
};
/** In the place of what a file holds. */
const [FOLDER, LINK] = [Symbol('folder'), Symbol('link')];
const UTF_16 = Buffer.from('\uFEFF{}', 'utf16le');
const withArgument = (json: string) => JSON.stringify(CASES).replace('[1]', `[${json}]`);

let home = '';
beforeEach(() => void (home = mkdtempSync(join(tmpdir(), 'ratchet-broken-'))));
afterEach(() => rmSync(home, { recursive: true }));

function write(changes: Readonly<Record<string, unknown>>): void {
  for (const [path, content] of Object.entries({ ...GOOD, ...changes })) {
    if (content === undefined) continue;
    const at = join(home, path);
    mkdirSync(content === FOLDER ? at : dirname(at), { recursive: true });
    if (content === LINK) symlinkSync('/etc/hostname', at);
    else if (content !== FOLDER)
      writeFileSync(at, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content));
  }
}

async function told(read: () => Promise<unknown>): Promise<readonly string[]> {
  try {
    await read();
  } catch (error) {
    if (!(error instanceof SuiteFailure)) throw error;
    return error.message.split('\n').map((line) => line.replaceAll(`${home}/`, ''));
  }
  return [];
}
const outlined = async () => told(async () => outlineOf(home));
const loaded = async () => told(async () => loadSuite(home, { seed: 1 }));

describe('what is wrong with a suite, and what each of its tasks says', () => {
  it('is nothing at first', async () => {
    write({});
    expect([await outlined(), await loaded()]).toEqual([[], []]);
  });

  it.each<[string, Readonly<Record<string, unknown>>, readonly string[]]>([
    ['a folder for suite.json', { 'suite.json': FOLDER }, ['suite.json: is no regular file but a folder; a file belongs there']],
    [
      'a link for suite.json',
      { 'suite.json': LINK },
      ['suite.json: is a link; a suite is plain files, so that nothing outside of it is read'],
    ],
    [
      'a link for task.json',
      { 'twice/task.json': LINK },
      ['twice/task.json: is a link; a suite is plain files, so that nothing outside of it is read'],
    ],
    [
      'a link beside task.json',
      { 'twice/README.md': LINK },
      ['twice/README.md: is a link; a suite is plain files, so that nothing outside of it is read'],
    ],
    [
      'a folder for a manifest',
      { 'requirements.txt': FOLDER },
      ['requirements.txt: is no regular file but a folder; a file belongs there'],
    ],
    ['a folder for task.json', { 'twice/task.json': FOLDER }, ['twice/task.json: is no regular file but a folder; a file belongs there']],
    [
      'one id twice',
      { 'twice/task.json': { ...TASK, id: 'fixed' } },
      ['twice/task.json: id = fixed: stands twice, also in fixed/task.json; each task needs an id of its own'],
    ],
    [
      'a kind that is none',
      { 'twice/task.json': { ...TASK, kind: 'Docs' } },
      [
        'twice/task.json: kind = "Docs": expected one of repair, implement, extend, multi-file, build, performance, style, tests, docs, ui, repo',
      ],
    ],
    [
      'an editable file twice',
      { 'twice/task.json': { ...TASK, editable: ['twice.py', 'twice.py'] } },
      ['twice/task.json: editable.1 = "twice.py": stands twice; name each file once'],
    ],
  ])('is the same for the outline and for who reads all: %s', async (_, changes, lines) => {
    write(changes);
    expect([await outlined(), await loaded()]).toEqual([lines, lines]);
  });

  it('is said beside what else is wrong', async () => {
    write({ 'fixed/reference.patch': UTF_16, 'twice/task.json': { ...TASK, id: 7 } });
    const lines = await loaded();
    expect(lines).toEqual([
      'fixed/reference.patch: is text in UTF-16; save it as UTF-8',
      expect.stringContaining('twice/task.json: id = 7'),
    ]);
    expect(lines).toEqual(expect.arrayContaining([...(await outlined())]));
  });

  it('is of those alone that are asked for', async () => {
    write({ 'fixed/task.json': { ...FIXED, id: 'twice' } });
    expect(await loaded()).toHaveLength(1);
    expect((await loadSuite(home, { seed: 1, kinds: ['repair'] })).tasks).toHaveLength(1);
  });
});

describe('what is wrong with a part of a task', () => {
  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    [
      'a file for files/',
      { 'twice/files/twice.py': undefined, 'twice/files': 'x' },
      'twice/files: is no folder; files lie in a folder of this name',
    ],
    [
      'a file for tests/',
      { 'fixed/tests/tests/test_a.py': undefined, 'fixed/tests': 'x' },
      'fixed/tests: is no folder; files lie in a folder of this name',
    ],
    ['a folder for cases.json', { 'twice/cases.json': FOLDER }, 'twice/cases.json: is no regular file but a folder; a file belongs there'],
    [
      'a folder for a patch',
      { 'fixed/reference.patch': FOLDER },
      'fixed/reference.patch: is no regular file but a folder; a file belongs there',
    ],
    [
      'a patch beside "unsolved"',
      { 'fixed/reference.patch': FOLDER, 'fixed/task.json': { ...FIXED, repo: { ...REPO, unsolved: true } } },
      'fixed/reference.patch: stands beside "unsolved" in task.json; take one of them away',
    ],
    [
      'tests that nobody reads',
      { 'twice/tests/test_a.py': 'def test_a(): pass\n' },
      'twice/tests: is read only where "tests" of task.json says which of them are shown; say so, or remove it',
    ],
    ['a patch that nobody reads', { 'twice/reference.patch': '' }, 'twice/reference.patch: is no part of a task of kind repair; remove it'],
    ['cases that nobody reads', { 'fixed/cases.json': CASES }, 'fixed/cases.json: is no part of a task of kind repo; remove it'],
    [
      'a module with its ending',
      { 'twice/cases.json': JSON.stringify(CASES).replaceAll('twice:twice', 'twice.py:twice') },
      'twice/cases.json: one.call.fn = twice.py:twice: names a file; a module is named without its ending, twice:…',
    ],
    [
      'a number that is too large',
      { 'twice/cases.json': withArgument('1e999') },
      'twice/cases.json: visible.0.call.args.0 = Infinity: Infinity is no safe integer: write {"$":"float","v":"…"} or {"$":"int","v":"…"}',
    ],
    [
      'a value that is too deep',
      { 'twice/cases.json': withArgument('['.repeat(5000) + ']'.repeat(5000)) },
      `twice/cases.json: visible.0.call.args${'.0'.repeat(30)}.…: nested deeper than 400`,
    ],
  ])('is told, and what to do: %s', async (_, changes, line) => {
    write(changes);
    expect(await loaded()).toContain(line);
    expect(await outlined()).toEqual([]);
  });
});
