import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ListJob } from '../../ports/sandbox.js';
import { addTask } from '../../suites/adding/add-task.js';
import type { Trial } from '../../suites/adding/trial.js';
import type { NewTask } from '../../suites/adding/given-task.js';
import type { Task } from '../../domain/task.js';
import { loadSuite } from '../../suites/load.js';

let scratch: string;
let suite: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'ratchet-add-'));
  suite = join(scratch, 'mine');
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

/** Without a sandbox: read, and not run. */
const add = (at: string, given: NewTask) => addTask(at, given, null);

function file(path: string, text: string): string {
  const at = join(scratch, path);
  mkdirSync(dirname(at), { recursive: true });
  writeFileSync(at, text);
  return at;
}

function read(path: string): string {
  return readFileSync(join(suite, path), 'utf8');
}

const RIGHT = 'def clamp(x, low, high):\n    return max(low, min(x, high))\n';
const WRONG = 'def clamp(x, low, high):\n    return min(x, high)\n';
const PYTEST = `from clamp import clamp
import pytest

def test_inside():
    assert clamp(3, 1, 5) == 3

class TestEdges:
    def test_low(self):
        assert clamp(0, 1, 5) == 1

    @pytest.mark.filterwarnings("ignore")
    def test_high(self):
        assert clamp(9, 1, 5) == 5
`;
const CASES = JSON.stringify(
  [3, 0, 9].map((x) => ({ id: `of-${x}`, call: { fn: 'clamp:clamp', args: [x, 1, 5] }, expect: { returns: Math.max(1, Math.min(x, 5)) } })),
);

describe('a task of a program and its tests', () => {
  it('may be a whole program that is judged by what it prints, and stands where it is run', async () => {
    const cases = ['1', '2', '3'].map((n) => ({ id: `of-${n}`, stdin: `${n}\n`, stdout: `${n}\n`, checker: { kind: 'tokens' } }));
    await add(suite, { right: file('main.rs', 'fn main() {}\n'), tests: file('runs.json', JSON.stringify(cases)), id: 'echo' });
    const [task] = (await loadSuite(suite, { seed: 1 })).tasks;
    expect(task).toMatchObject({ id: 'echo', editable: ['src/main.rs'], reference: { 'src/main.rs': 'fn main() {}\n' } });
    expect([task?.visible, task?.hidden].map((side) => (side?.trust === 'split' ? side.cases.length : 0))).toEqual([2, 1]);
  });

  it('is called as its folder is, where its own name says nothing', async () => {
    const tests = file('cases.json', CASES);
    const { id } = await add(suite, { right: file('word-count/src/main.py', RIGHT), tests, as: 'clamp.py' });
    expect(id).toBe('word-count');
    expect((await add(suite, { right: file('clamp.py', RIGHT), tests })).id).toBe('clamp');
    const named = { right: file('new-work/src/main.py', RIGHT), tests: file('test_low-high.py', PYTEST) };
    expect((await add(suite, named)).id).toBe('low-high');
  });

  it('is a repair where the wrong program is given, with half of its cases hidden', async () => {
    const given = { right: file('clamp.py', RIGHT), tests: file('clamp.json', CASES), start: file('wrong.py', WRONG), prompt: 'Clamp.' };
    expect(await add(suite, given)).toEqual({ id: 'clamp', folder: join(suite, 'clamp') });
    expect((await loadSuite(suite, { seed: 1 })).tasks).toMatchObject([
      {
        id: 'clamp',
        kind: 'repair',
        family: 'clamp',
        prompt: 'Clamp.',
        files: { 'clamp.py': WRONG },
        reference: { 'clamp.py': RIGHT },
        visible: { trust: 'split' },
      },
    ]);
    expect(JSON.parse(read('suite.json'))).toMatchObject({ name: 'mine' });
    expect(readdirSync(suite).toSorted()).toEqual(['clamp', 'suite.json']);
  });

  it('of pytest has half of its tests in a file of their own, the others cut out', async () => {
    await add(suite, { right: file('clamp.py', RIGHT), tests: file('test_clamp.py', PYTEST) });
    const [task] = (await loadSuite(suite, { seed: 1 })).tasks;
    expect(task).toMatchObject({ kind: 'implement', files: { 'clamp.py': '' }, visible: { trust: 'in-process' } });
    const [shown, hidden] = [read('clamp/tests/test_clamp.py'), read('clamp/tests/hidden_test_clamp.py')];
    for (const name of ['test_inside', 'test_low', 'test_high'])
      expect([shown, hidden].filter((text) => text.includes(name))).toHaveLength(1);
    const ids =
      task?.visible.trust === 'in-process' && task.hidden.trust === 'in-process' ? [task.visible.tests.ids, task.hidden.tests.ids] : [];
    expect(ids.map((each) => each.length)).toEqual([2, 1]);
  });

  it('takes hidden tests from a file of their own', async () => {
    const hiddenTests = file('test_kept.py', 'from clamp import clamp\n\ndef test_kept():\n    assert clamp(9, 1, 5) == 5\n');
    await add(suite, {
      right: file('clamp.py', RIGHT),
      tests: file('test_clamp.py', PYTEST),
      hiddenTests,
      id: 'other',
      family: 'clamp',
    });
    expect(JSON.parse(read('other/task.json'))).toMatchObject({
      family: 'clamp',
      tests: {
        visible: [
          'tests/test_clamp.py::test_inside',
          'tests/test_clamp.py::TestEdges::test_low',
          'tests/test_clamp.py::TestEdges::test_high',
        ],
        hidden: ['tests/test_kept.py::test_kept'],
      },
    });
    expect(read('other/tests/test_clamp.py')).toBe(PYTEST);
  });

  it('of JavaScript has its program where the tests look for it', async () => {
    const tests = file(
      'src/clamp.test.js',
      "const test = require('node:test');\nconst { clamp } = require('./clamp');\nconst other = require('./other');\ntest('low', () => {});\ntest('high', () => {});\n",
    );
    await add(suite, { right: file('src/clamp.js', 'exports.clamp = 1;\n'), tests });
    expect(JSON.parse(read('clamp/task.json'))).toMatchObject({ language: 'javascript', tests: { framework: 'node-test' } });
    expect(read('clamp/tests/clamp.test.js')).toContain("require('../clamp.js');\nconst other = require('./other')");
    expect(existsSync(join(suite, 'clamp/tests/hidden-clamp.test.js'))).toBe(true);
    expect((await loadSuite(suite, { seed: 1 })).tasks).toHaveLength(1);
  });

  it('of Java and Rust is read again as well', async () => {
    const java = `package maths;\nimport org.junit.jupiter.api.Test;\nclass ClampTest {\n  @Test void low() {}\n  @Test void high() {}\n}\n`;
    await add(suite, { right: file('Clamp.java', 'package maths;\nclass Clamp {}\n'), tests: file('ClampTest.java', java) });
    const rust = `use clamp_it::clamp;\n#[test]\nfn low() {}\n#[test]\nfn high() {}\n`;
    await add(suite, { right: file('clamp_it.rs', 'pub fn clamp() {}\n'), tests: file('it.rs', rust) });
    expect((await loadSuite(suite, { seed: 1 })).tasks).toMatchObject([
      { id: 'clamp', language: 'java', editable: ['maths/Clamp.java'] },
      { id: 'clamp-it', language: 'rust', files: { 'Cargo.toml': expect.stringContaining('name = "clamp_it"') } },
    ]);
    expect(readdirSync(join(suite, 'clamp/tests/maths')).toSorted()).toEqual(['ClampTest.java', 'HiddenClampTest.java']);
    expect(read('clamp/tests/maths/HiddenClampTest.java')).toContain('class HiddenClampTest {');
  });
});

function clampIt(): { readonly right: string; readonly tests: string } {
  return { right: file('clamp.py', RIGHT), tests: file('clamp.json', CASES) };
}

/** A task that is refused late, when half of it is written. */
const refusedLate = (): NewTask => ({ ...clampIt(), tests: file('bad.json', '[{"id": "x"}]'), id: 'bad' });

function trial(fitness: Trial['fitness'], list: Trial['list'] = () => Promise.resolve([])): Trial {
  return { fitness, list };
}

/** Of jest: two runs of each table or loop. */
const tabled: Trial['list'] = ({ files, paths = [] }) =>
  Promise.resolve(paths.flatMap((path) => [1, 2].map((n) => `${path} > ${files[path]?.includes('each') === true ? 'of' : 'loop'} ${n}`)));

describe('a task that is run before it is written', () => {
  it('has the runs of its tests by the ids that their framework tells', async () => {
    const table = "import pytest\n\n@pytest.mark.parametrize('n', [1, 2])\ndef test_table(n):\n    pass\n\ndef test_one():\n    pass\n";
    const given = { right: file('clamp.py', RIGHT), tests: file('test_clamp.py', table), needs: [file('requirements.txt', 'six\n')] };
    await expect(add(suite, given)).rejects.toThrow(/several runs \(test_table\): they are found by running it; leave out --unchecked/);
    const jobs: ListJob[] = [];
    const runs = (job: ListJob) => {
      jobs.push(job);
      return Promise.resolve(
        (job.paths ?? []).flatMap((path) =>
          [...(job.files[path] ?? '').matchAll(/def (test_\w+)\((n?)/g)].flatMap(([, name, n]) =>
            n === 'n' ? [`${path}::${name}[1]`, `${path}::${name}[2]`] : [`${path}::${name}`],
          ),
        ),
      );
    };
    await addTask(
      suite,
      given,
      trial(() => Promise.resolve([]), runs),
    );
    const { tests } = JSON.parse(read('clamp/task.json'));
    const ids: readonly string[] = [...tests.visible, ...tests.hidden];
    expect(ids.map((id) => id.split('::')[1] ?? '').toSorted()).toEqual(['test_one', 'test_table[1]', 'test_table[2]']);
    expect(jobs).toMatchObject([{ files: { 'clamp.py': RIGHT }, needs: { files: { 'requirements.txt': 'six\n' } } }]);
    expect((await loadSuite(suite, { seed: 1 })).tasks[0]?.needs?.files).toEqual({ 'requirements.txt': 'six\n' });
  });

  it('has those of JavaScript that tables and loops make', async () => {
    const text = "test.each([[1], [2]])('of %i', (n) => {});\nfor (const n of [1, 2]) { it(`loop ${n}`, () => {}); }\n";
    const given = { right: file('clamp.js', 'exports.clamp = 1;\n'), tests: file('clamp.test.js', text), framework: 'jest' } as const;
    await expect(add(suite, given)).rejects.toThrow(/several runs/);
    await addTask(
      suite,
      given,
      trial(() => Promise.resolve([]), tabled),
    );
    const { tests } = JSON.parse(read('clamp/task.json'));
    expect([tests.visible.length, tests.hidden.length]).toEqual([2, 2]);
  });

  it('is not written where it is not fit, and says why and how it is written nevertheless', async () => {
    const unfit = addTask(
      suite,
      clampIt(),
      trial(({ id }) => Promise.resolve([`the reference of ${id} does not pass`])),
    );
    await expect(unfit).rejects.toThrow(/mine\/clamp: the reference of clamp does not pass\n.*mine\/clamp: is not written; .* --unchecked/);
    expect(existsSync(suite)).toBe(false);
    await addTask(
      suite,
      clampIt(),
      trial(() => Promise.resolve([])),
    );
    expect(readdirSync(suite)).toContain('clamp');
  });

  it('is run with what all tasks of its suite need', async () => {
    await add(suite, clampIt());
    writeFileSync(join(suite, 'requirements.txt'), 'six\n');
    const seen: unknown[] = [];
    const look = (task: Task) => Promise.resolve([]).finally(() => seen.push(task.needs?.files));
    await addTask(suite, { ...clampIt(), id: 'two' }, trial(look));
    expect(seen).toEqual([{ 'requirements.txt': 'six\n' }]);
  });
});

describe('what is no task', () => {
  it('is said with the file and the way out, and nothing is left of it', async () => {
    const bad = [
      [{ ...clampIt(), right: join(scratch, 'none.py') }, /none\.py: does not exist/],
      [{ ...clampIt(), right: file('a.txt', '') }, /is in no language that can be judged/],
      [{ ...clampIt(), tests: file('bad.json', '[{"id": "x"}]') }, /mine\/clamp\/cases\.json/],
      [{ ...clampIt(), tests: file('test_one.py', 'def test_x():\n    pass\n') }, /holds one test; one more is needed/],
      [{ ...clampIt(), tests: file('test_none.py', 'x = 1\n') }, /holds no test whose name can be read/],
      [
        { ...clampIt(), hiddenTests: file('hidden.json', CASES) },
        /^--hidden-tests = \S+hidden\.json: is for files of tests; of cases half/,
      ],
      [{ ...clampIt(), framework: 'pytest' }, /^--framework = pytest: is for files of tests/],
      [
        { ...clampIt(), with: [file('a/util.py', ''), file('b/util.py', '')] },
        /b\/util\.py: would stand where another one stands, at util\.py/,
      ],
      [
        { ...clampIt(), with: [file('old/clamp.py', '')] },
        /old\/clamp\.py: would stand where the program stands, at clamp\.py; say with --as/,
      ],
      [{ ...clampIt(), with: [file('requirements.txt', '')] }, /names packages, and would set up none; give it with --needs/],
      [{ ...clampIt(), needs: [file('package.json', '')] }, /expected requirements\.txt/],
      [{ ...clampIt(), right: file('my clamp.py', RIGHT) }, /files\/ holds no clamp; .*`suite add --as clamp\.py`/],
      [{ right: file('a.rs', ''), tests: file('t.rs', '#[rstest]\nfn a() {}') }, /tests that a macro makes/],
      [{ ...clampIt(), as: '../clamp.py' }, /which is no path in a task/],
      [{ ...clampIt(), id: 'Not A Name' }, /expected lower-case letters, digits and hyphens/],
    ] as const;
    for (const [task, words] of bad) await expect(add(suite, task)).rejects.toThrow(words);
    expect(existsSync(suite)).toBe(false);
  });

  it('is what is there already, or would go into a folder of something else', async () => {
    await add(suite, clampIt());
    const before = read('clamp/task.json');
    await expect(add(suite, { ...clampIt(), prompt: 'Another.' })).rejects.toThrow('is there already, and nothing is written over');
    expect(read('clamp/task.json')).toBe(before);
    await expect(add(scratch, clampIt())).rejects.toThrow('holds other things and no suite.json');
  });
});

describe('a suite that is not there yet', () => {
  it('may have what all of its tasks need already', async () => {
    mkdirSync(suite);
    writeFileSync(join(suite, 'requirements.txt'), 'six\n');
    await add(suite, clampIt());
    expect((await loadSuite(suite, { seed: 1 })).tasks[0]?.needs?.files).toEqual({ 'requirements.txt': 'six\n' });
  });

  it('keeps what another adds to it while one fails', async () => {
    const ends = await Promise.allSettled([add(suite, refusedLate()), add(suite, clampIt()), add(suite, { ...clampIt(), id: 'two' })]);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    expect(readdirSync(suite).toSorted()).toEqual(['clamp', 'suite.json', 'two']);
    expect((await loadSuite(suite, { seed: 1 })).tasks).toHaveLength(2);
  });

  it('is taken by one of two tasks of a name, and the other is told', async () => {
    const ends = await Promise.allSettled([add(suite, clampIt()), add(suite, clampIt())]);
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(ends.find((end) => end.status === 'rejected')?.reason).toMatchObject({
      name: 'SuiteFailure',
      message: expect.stringContaining('is there already'),
    });
    expect(readdirSync(suite).toSorted()).toEqual(['clamp', 'suite.json']);
  });

  it('leaves none of the folders that were made for it, and all that were there', async () => {
    mkdirSync(join(scratch, 'there'));
    await expect(add(join(scratch, 'there', 'new', 'sub'), refusedLate())).rejects.toThrow('bad/cases.json');
    expect(readdirSync(join(scratch, 'there'))).toEqual([]);
  });

  it('is refused where it cannot be, with the reason', async () => {
    const places = [
      [join(file('a-file', ''), 'x'), 'clamp', /a-file\/x: cannot be made \(ENOTDIR\)/],
      [join(scratch, 'n'.repeat(300)), 'clamp', /cannot be made \(ENAMETOOLONG\)/],
      [suite, 'n'.repeat(300), /cannot be written \(ENAMETOOLONG\)/],
    ] as const;
    for (const [at, id, words] of places) await expect(add(at, { ...clampIt(), id })).rejects.toThrow(words);
    expect(existsSync(suite)).toBe(false);
  });

  it.runIf(process.platform === 'linux')('is refused at once where the system takes no folder', async () => {
    await expect(add('/proc/ratchet/suite', clampIt())).rejects.toThrow('/proc/ratchet: cannot be made (ENOENT)');
  });
});
