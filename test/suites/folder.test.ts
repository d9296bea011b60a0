import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Needs } from '../../domain/task.js';
import { SuiteFailure } from '../../suites/failure.js';
import { type LoadedSuite, loadSuite } from '../../suites/load.js';

const CASES = [
  { id: 'one', call: { fn: 'twice:twice', args: [1] }, expect: { returns: 2 } },
  { id: 'none', call: { fn: 'twice:twice', args: [0] }, expect: { returns: 0 } },
  { id: 'text', call: { fn: 'twice:twice', args: ['a'] }, expect: { raises: 'TypeError' } },
];
const TASK = { id: 'twice', language: 'python', kind: 'repair', family: 'twice', prompt: 'Doubles.', editable: ['twice.py'] };
const GOOD: Readonly<Record<string, unknown>> = {
  'suite.json': { name: 'mine', description: 'One task.' },
  'twice/task.json': TASK,
  'twice/files/twice.py': 'def twice(n):\n    return n * 3\n',
  'twice/reference/twice.py': 'def twice(n):\n    return n * 2\n',
  'twice/cases.json': { visible: [CASES[0]], hidden: [CASES[1]] },
};
const TESTS = {
  'twice/cases.json': undefined,
  'twice/task.json': {
    ...TASK,
    tests: { framework: 'pytest', visible: ['tests/test_a.py::test_one'], hidden: ['tests/test_b.py::test_two'] },
  },
  'twice/tests/test_a.py': 'def test_one():\n    assert True\n',
  'twice/tests/test_b.py': 'def test_two():\n    assert True\n',
};

let home = '';
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'ratchet-suite-'));
});
afterEach(async () => rm(home, { recursive: true }));

async function load(changes: Readonly<Record<string, unknown>> = {}): Promise<LoadedSuite> {
  for (const [path, content] of Object.entries({ ...GOOD, ...changes })) {
    if (content === undefined) continue;
    await mkdir(dirname(join(home, path)), { recursive: true });
    await writeFile(join(home, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return loadSuite(home, { seed: 1 });
}

async function problems(changes: Readonly<Record<string, unknown>>): Promise<string[]> {
  const failure = await load(changes).then(
    () => null,
    (error: unknown) => error,
  );
  if (!(failure instanceof SuiteFailure)) throw failure ?? new TypeError('the suite was loaded');
  return failure.message.split('\n').map((line) => line.replace(`${home}/`, ''));
}

function inFolder(path: string): string {
  return `twice/${path.startsWith('src/') ? `tests/${path}` : path}`;
}

const RUNS = [
  { id: 'one', stdin: '1\n', stdout: '2\n' },
  { id: 'two', stdin: '2\n', stdout: '4\n', checker: { kind: 'tokens' } },
];

describe('a suite folder with a program that is judged by what it prints', () => {
  it('has its runs on both sides, or split by a hash', async () => {
    const [task] = (await load({ 'twice/cases.json': { visible: RUNS.slice(0, 1), hidden: RUNS.slice(1) } })).tasks;
    expect(task?.visible).toEqual({ trust: 'split', cases: [{ ...RUNS[0], checker: { kind: 'exact' } }] });
    expect(task?.hidden).toEqual({ trust: 'split', cases: [RUNS[1]] });
    const [split] = (await load({ 'twice/cases.json': RUNS })).tasks;
    expect([split?.visible, split?.hidden].map((side) => (side?.trust === 'split' ? side.cases.length : 0))).toEqual([1, 1]);
  });

  it('names what is wrong', async () => {
    expect(await problems({ 'twice/cases.json': { visible: RUNS, hidden: [{ ...RUNS[0], id: 'other' }] } })).toEqual([
      'twice/cases.json: hidden = other: has the id or the input of the visible case one',
    ]);
    expect((await problems({ 'twice/cases.json': { visible: RUNS, hidden: [CASES[0]] } }))[0]).toContain('has cases of another kind');
    expect(
      await problems({
        'twice/task.json': { ...TASK, editable: ['twice.py', 'other.py'] },
        'twice/files/other.py': '',
        'twice/reference/other.py': '',
        'twice/cases.json': RUNS,
      }),
    ).toEqual(['twice/cases.json: stdin: wants a program to run: name it main (main.py, Main.java, …), or make it the only editable file']);
  });
});

async function needs(changes: Readonly<Record<string, unknown>>): Promise<Needs | null> {
  return (await load(changes)).tasks[0]?.needs ?? null;
}

describe('a suite folder that names what its tasks need', () => {
  it('has it of the suite, or of the task, which goes first', async () => {
    expect(await needs({})).toBeNull();
    const shared = { 'requirements.txt': 'PyYAML==6.0.2\n' };
    expect((await needs(shared))?.files).toEqual(shared);
    expect((await needs({ ...shared, 'twice/requirements.txt': 'numpy\n' }))?.files).toEqual({ 'requirements.txt': 'numpy\n' });
  });

  it('takes what is of another language for nothing', async () => {
    expect(await needs({ 'package.json': '{}' })).toBeNull();
  });

  it('takes commands, after what the manifest says', async () => {
    const found = await needs({
      'twice/requirements.txt': 'numpy\n',
      'suite.json': { name: 'mine', description: 'One task.', setup: ['echo suite'] },
    });
    expect(found?.setup).toEqual([expect.stringContaining('pip install'), 'echo suite']);
    expect((await needs({ 'twice/task.json': { ...TASK, setup: ['echo task'] } }))?.setup.at(-1)).toBe('echo task');
  });

  it('refuses a manifest that is no text', async () => {
    expect(await problems({ 'requirements.txt': 'a\0b' })).toEqual([expect.stringMatching(/^requirements\.txt: is no text/)]);
  });
});

describe('a suite folder', () => {
  it('is read', async () => {
    const suite = await load();
    expect(suite.name).toBe('mine');
    expect(suite.tasks).toHaveLength(1);
    expect(suite.tasks[0]).toMatchObject({
      id: 'twice',
      files: { 'twice.py': GOOD['twice/files/twice.py'] },
      reference: { 'twice.py': GOOD['twice/reference/twice.py'] },
      limits: { wallMs: 5000 },
      visible: { trust: 'split', cases: [{ id: 'one', compare: { kind: 'equal' } }] },
      hidden: { trust: 'split', cases: [{ id: 'none' }] },
    });
  });

  it('may leave the split of its cases to the loader', async () => {
    const task = (await load({ 'twice/cases.json': CASES })).tasks[0];
    const ids = [task?.visible, task?.hidden].map((side) => (side?.trust === 'split' ? side.cases.length : 0));
    expect(ids).toEqual([2, 1]);
  });

  it('may hold framework tests, visible and hidden in files of their own', async () => {
    const task = (await load(TESTS)).tasks[0];
    expect(task?.visible).toEqual({
      trust: 'in-process',
      tests: { framework: 'pytest', files: { 'tests/test_a.py': TESTS['twice/tests/test_a.py'] }, ids: ['tests/test_a.py::test_one'] },
    });
    expect(task?.hidden).toMatchObject({ tests: { ids: ['tests/test_b.py::test_two'] } });
  });

  it.each([
    [
      'junit',
      'java',
      'tests/TwiceTest.java',
      'class TwiceTest { @Test void one() {} }',
      'TwiceTest#one',
      'tests/MoreTest.java',
      'class MoreTest { @Test void two() {} }',
      'MoreTest#two',
    ],
    [
      'maven',
      'java',
      'src/test/java/a/TwiceTest.java',
      'class TwiceTest { @Test void one() {} }',
      'a.TwiceTest#one',
      'src/test/java/a/MoreTest.java',
      'class MoreTest { @Test void two() {} }',
      'a.MoreTest#two',
    ],
    [
      'node-test',
      'javascript',
      'tests/a.test.js',
      "test('it\\'s one', () => {});",
      "tests/a.test.js > it's one",
      'tests/b.test.js',
      "test('two', () => {});",
      'tests/b.test.js > two',
    ],
    [
      'jest',
      'javascript',
      'tests/a.test.js',
      "describe('g', () => { test('one', () => {}); });",
      'tests/a.test.js > g > one',
      'tests/b.test.js',
      "test('two', () => {});",
      'tests/b.test.js > two',
    ],
    [
      'cargo',
      'rust',
      'tests/a.rs',
      '#[test]\nfn one() {}',
      'tests/a.rs::one',
      'tests/b.rs',
      'mod m { #[test]\nfn two() {} }',
      'tests/b.rs::m::two',
    ],
  ])('may hold tests of %s', async (framework, language, shownPath, shown, shownId, keptPath, kept, keptId) => {
    const task = { ...TASK, language, tests: { framework, visible: [shownId], hidden: [keptId] } };
    const { tasks } = await load({
      'twice/cases.json': undefined,
      'twice/task.json': task,
      [inFolder(shownPath)]: shown,
      [inFolder(keptPath)]: kept,
    });
    expect(tasks[0]?.visible).toEqual({ trust: 'in-process', tests: { framework, files: { [shownPath]: shown }, ids: [shownId] } });
    expect(tasks[0]?.hidden).toEqual({ trust: 'in-process', tests: { framework, files: { [keptPath]: kept }, ids: [keptId] } });
  });

  it.each(['files', 'reference'])('tells of a text in UTF-16 under %s/ that, and not that it is missing too', async (part) => {
    await load();
    await writeFile(join(home, 'twice', part, 'twice.py'), Buffer.from('\ufeffdef twice(n):\n    return n * 2\n', 'utf16le'));
    await expect(loadSuite(home, { seed: 1 })).rejects.toMatchObject({
      message: `${join(home, 'twice', part, 'twice.py')}: is text in UTF-16; save it as UTF-8`,
    });
  });

  it('tells of tests in UTF-16 that, and not that an id is defined nowhere too', async () => {
    await load(TESTS);
    const where = join(home, 'twice/tests/test_a.py');
    await writeFile(where, Buffer.from('\ufeffdef test_one():\n    assert True\n', 'utf16le'));
    await expect(loadSuite(home, { seed: 1 })).rejects.toMatchObject({ message: `${where}: is text in UTF-16; save it as UTF-8` });
  });

  it.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
    [
      'a framework of another language',
      { ...TESTS, 'twice/task.json': { ...TESTS['twice/task.json'], language: 'java' } },
      /^twice\/task\.json: tests\.framework = pytest: is a framework of python, not of java/,
    ],
    [
      'a test id of another form',
      {
        ...TESTS,
        'twice/task.json': { ...TASK, tests: { framework: 'pytest', visible: ['tests/test_a.py::test_one'], hidden: ['test_two'] } },
        'twice/tests/test_b.py': undefined,
      },
      /^twice\/task\.json: tests = test_two: expected tests\/FILE\.py::TEST/,
    ],
    ['no suite.json', { 'suite.json': undefined }, /^suite\.json: is missing/],
    ['broken JSON', { 'suite.json': '{' }, /^suite\.json: is no JSON/],
    [
      'a name with a blank',
      { 'suite.json': { name: 'my suite', description: 'x' } },
      /^suite\.json: name = "my suite": expected lower-case/,
    ],
    ['an unknown field', { 'twice/task.json': { ...TASK, level: 3 } }, /^twice\/task\.json: .*"level"/],
    ['no family', { 'twice/task.json': { ...TASK, family: undefined } }, /^twice\/task\.json: family: .*expected string/],
    [
      'a language of another kind',
      { 'twice/task.json': { ...TASK, language: 'cobol' } },
      /^twice\/task\.json: language = "cobol": .*"python"/,
    ],
    [
      'a limit of the wrong type',
      { 'twice/task.json': { ...TASK, limits: { wallMs: 'long' } } },
      /^twice\/task\.json: limits\.wallMs = "long": .*expected (int|number)/,
    ],
    [
      'an editable path that is not there',
      { 'twice/task.json': { ...TASK, editable: ['twice.py', 'gone.py'] } },
      /^twice\/task\.json: editable = gone\.py: does not exist/,
    ],
    [
      'a way out of the folder',
      { 'twice/task.json': { ...TASK, editable: ['../twice.py'] } },
      /^twice\/task\.json: editable\.0 = "\.\.\/twice\.py": expected a relative path/,
    ],
    ['no reference', { 'twice/reference/twice.py': undefined }, /^twice\/reference\/twice\.py: is missing/],
    ['a reference of what is not editable', { 'twice/reference/more.py': 'x = 1' }, /^twice\/reference\/more\.py: is not editable/],
    ['neither cases nor tests', { 'twice/cases.json': undefined }, /^twice\/cases\.json: is missing/],
    ['cases and tests', { ...TESTS, 'twice/cases.json': CASES }, /^twice\/task\.json: tests: stands beside cases\.json/],
    [
      'a case without expectation',
      { 'twice/cases.json': { visible: [{ ...CASES[0], expect: undefined }], hidden: [CASES[1]] } },
      /^twice\/cases\.json: visible\.0\.expect: /,
    ],
    ['a single case', { 'twice/cases.json': [CASES[0]] }, /^twice\/cases\.json: 1 case: a list needs at least 2/],
    ['the same id twice', { 'twice/cases.json': [CASES[0], CASES[0]] }, /^twice\/cases\.json: 1\.id = "one": the id one stands twice/],
    [
      'a hidden case that is shown',
      { 'twice/cases.json': { visible: [CASES[0]], hidden: [{ ...CASES[0], id: 'again' }] } },
      /^twice\/cases\.json: hidden = again: has the id or the call of the visible case one/,
    ],
    [
      'a call of a module that is not there',
      { 'twice/cases.json': [{ ...CASES[0], call: { fn: 'thrice:twice', args: [] } }, CASES[1]] },
      /^twice\/cases\.json: one\.call\.fn = thrice:twice: files\/ holds no thrice/,
    ],
    [
      'a value that is none',
      { 'twice/cases.json': [{ ...CASES[0], expect: { returns: 0.5 } }, CASES[1]] },
      /^twice\/cases\.json: 0\.expect/,
    ],
    [
      'a test id without a file',
      { ...TESTS, 'twice/tests/test_b.py': undefined },
      /^twice\/task\.json: tests = tests\/test_b\.py::test_two: tests\/test_b\.py does not exist/,
    ],
    [
      'a test id that nothing defines',
      { ...TESTS, 'twice/tests/test_b.py': 'x = 1' },
      /^twice\/task\.json: tests = .*: tests\/test_b\.py defines no such test/,
    ],
    [
      'a test file that no id names',
      { ...TESTS, 'twice/tests/test_c.py': 'def test_c(): pass' },
      /^twice\/tests\/test_c\.py: holds tests, and no id/,
    ],
    ['a stray file', { 'twice/notes.txt': 'x' }, /^twice\/notes\.txt: is no part of a task/],
    [
      'no task',
      Object.fromEntries(Object.keys(GOOD).map((path) => [path, path === 'suite.json' ? GOOD[path] : undefined])),
      /holds no task/,
    ],
  ])('with %s is refused', async (_, changes, expected) => {
    expect(await problems(changes)).toEqual([expect.stringMatching(expected)]);
  });

  it('with two tasks of one id is refused', async () => {
    const twin = Object.fromEntries(Object.entries(GOOD).map(([path, content]) => [path.replace('twice/', 'twin/'), content]));
    expect(await problems(twin)).toEqual([expect.stringMatching(/id = twice: stands twice/)]);
  });

  it('with visible and hidden tests in one file is refused', async () => {
    const both = { ...TASK, tests: { framework: 'pytest', visible: ['tests/test_a.py::test_one'], hidden: ['tests/test_a.py::test_two'] } };
    const found = await problems({
      ...TESTS,
      'twice/task.json': both,
      'twice/tests/test_a.py': 'def test_one():\n    pass\ndef test_two():\n    pass\n',
      'twice/tests/test_b.py': undefined,
    });
    expect(found).toEqual([expect.stringMatching(/^twice\/tests\/test_a\.py: holds visible and hidden tests/)]);
  });

  it.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
    [
      'a parametrised test without its parameters',
      { visible: ['tests/test_a.py::test_one'] },
      /test_one: tests\/test_a\.py runs it once for each of its parameters; name each run, as tests\/test_a\.py::test_one\[…\]/,
    ],
    [
      'a method without its class',
      { visible: ['tests/test_a.py::test_in'] },
      /test_in: tests\/test_a\.py defines it as tests\/test_a\.py::TestA::test_in$/,
    ],
    ['a class that is not there', { visible: ['tests/test_a.py::TestB::test_gone'] }, /test_gone: tests\/test_a\.py defines no such test$/],
    ['a fixture with parameters', { visible: ['tests/test_a.py::test_many'] }, /test_many: tests\/test_a\.py runs it once for each/],
    ['parameters that are not closed', { visible: ['tests/test_a.py::test_one[1'] }, /test_one\[1: expected tests\/FILE\.py::TEST/],
  ])('with the id of %s is refused', async (_, ids, expected) => {
    const text =
      'import pytest\n@pytest.fixture(params=[1, 2])\ndef many(request):\n    return request.param\n@pytest.mark.parametrize("n", [1, 2])\ndef test_one(n):\n    pass\nclass TestA:\n    def test_in(self):\n        pass\ndef test_many(many):\n    pass\n';
    expect(
      await problems({
        ...TESTS,
        'twice/tests/test_a.py': text,
        'twice/task.json': { ...TASK, tests: { framework: 'pytest', hidden: ['tests/test_b.py::test_two'], ...ids } },
      }),
    ).toEqual([expect.stringMatching(expected)]);
  });

  it.each([
    [
      'jest',
      'javascript',
      'tests/a.test.js',
      "test.each([[1]])('adds %i', () => {});",
      'tests/a.test.js > adds %i',
      /runs it once for each of its rows/,
    ],
    ['node-test', 'javascript', 'tests/a.test.js', "test('one', () => {});", 'tests/a.test.js > two', /defines no such test/],
    ['junit', 'java', 'tests/ATest.java', 'class ATest { @Test void one() {} }', 'ATest$Inner#one', /declares no class Inner/],
    [
      'junit',
      'java',
      'tests/ATest.java',
      'class ATest { @ParameterizedTest void one(int n) {} }',
      'ATest#one[1]',
      /is judged with all its parameters as one test; name it without \[1\]$/,
    ],
    ['junit', 'java', 'tests/ATest.java', 'class ATest { @Test void größeres() {} }', 'ATest#größer', /defines no such test/],
    ['cargo', 'rust', 'tests/a.rs', '#[test]\nfn one_more() {}', 'tests/a.rs::one', /defines no such test/],
  ])('with an id of %s that nothing defines is refused', async (framework, language, path, text, id, expected) => {
    const found = await problems({
      'twice/cases.json': undefined,
      'twice/task.json': { ...TASK, language, tests: { framework, visible: [id], hidden: [id] } },
      [inFolder(path)]: text,
    });
    expect(found).toContainEqual(expect.stringMatching(expected));
  });

  it('leaves out what tools leave behind, and says so', async () => {
    const litter = [
      '.DS_Store',
      '__pycache__/m.pyc',
      'twice/.DS_Store',
      'twice/files/.DS_Store',
      'twice/files/__pycache__/twice.cpython-311.pyc',
      'twice/files/.git/HEAD',
      'twice/files/deep/node_modules/a/index.js',
      'twice/files/._twice.py',
      'twice/files/.idea/x.xml',
      'twice/reference/Thumbs.db',
      'twice/reference/twice.pyc',
    ];
    const suite = await load(Object.fromEntries(litter.map((path) => [path, '\0\u0001'])));
    expect(suite.tasks[0]).toMatchObject({
      files: { 'twice.py': GOOD['twice/files/twice.py'] },
      reference: { 'twice.py': GOOD['twice/reference/twice.py'] },
    });
    expect(Object.keys(suite.tasks[0]?.files ?? {})).toEqual(['twice.py']);
    expect(suite.ignored.map((path) => path.replace(`${home}/`, ''))).toEqual(
      expect.arrayContaining(['twice/.DS_Store', 'twice/files/__pycache__', 'twice/files/deep/node_modules', 'twice/reference/Thumbs.db']),
    );
  });

  it('leaves out the builds of its language only', async () => {
    expect(Object.keys((await load({ 'twice/files/target/kept.py': 'x = 1\n' })).tasks[0]?.files ?? {})).toContain('target/kept.py');
  });

  it.each([
    ['UTF-16', Buffer.from('\uFEFFdef twice(n): pass', 'utf16le'), /^twice\/files\/more\.py: is text in UTF-16; save it as UTF-8$/],
    [
      'UTF-16 without a mark',
      Buffer.from('def twice(n): pass', 'utf16le'),
      /^twice\/files\/more\.py: is no text: it holds bytes of value 0/,
    ],
    ['Latin-1', Buffer.from('# größer', 'latin1'), /^twice\/files\/more\.py: is no text in UTF-8; save it in that encoding/],
    ['an image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]), /^twice\/files\/more\.py: is no text/],
    ['too much', Buffer.alloc(2 ** 20 + 1, 'a'), /^twice\/files\/more\.py: has 1048577 bytes; at most 1048576 are read/],
  ])('with a file of %s is refused by name', async (_, bytes, expected) => {
    await mkdir(join(home, 'twice/files'), { recursive: true });
    await writeFile(join(home, 'twice/files/more.py'), bytes);
    expect(await problems({})).toEqual([expect.stringMatching(expected)]);
  });

  it('takes a byte order mark for none of its JSON, and keeps that of a program', async () => {
    const marked = Object.fromEntries(
      Object.entries(GOOD).map(([path, content]) => [path, `\uFEFF${typeof content === 'string' ? content : JSON.stringify(content)}`]),
    );
    expect((await load(marked)).tasks[0]?.files).toEqual({ 'twice.py': `\uFEFF${String(GOOD['twice/files/twice.py'])}` });
  });

  it('that is none tells nothing of what lies in it', async () => {
    await mkdir(join(home, 'secrets'));
    await writeFile(join(home, 'secrets/task.json'), 'hunter2');
    expect(await problems({ 'suite.json': undefined })).toEqual([expect.stringMatching(/^suite\.json: is missing/)]);
  });

  it('with a name that no task can have, and with a pipe, is refused', async () => {
    await mkdir(join(home, 'twice/files'), { recursive: true });
    await writeFile(join(home, 'twice/files/a\nb.py'), 'x = 1\n');
    spawnSync('mkfifo', [join(home, 'twice/files/pipe')]);
    expect(await problems({})).toEqual([
      expect.stringMatching(/^twice\/files: "a\\nb\.py": is a name that cannot be used/),
      expect.stringMatching(/^twice\/files\/pipe: is neither file nor folder/),
    ]);
  });

  it('with a link is refused', async () => {
    await mkdir(join(home, 'twice/files'), { recursive: true });
    await symlink('/etc/hostname', join(home, 'twice/files/link.py'));
    expect(await problems({})).toEqual([expect.stringMatching(/^twice\/files\/link\.py: is neither file nor folder/)]);
  });

  it.each(['twice/files', 'twice/task.json', 'thrice'])('with a link for %s is refused', async (path) => {
    await mkdir(join(home, 'twice'), { recursive: true });
    await symlink(path.endsWith('.json') ? '/etc/hostname' : '/etc', join(home, path));
    const left = Object.fromEntries(
      Object.keys(GOOD)
        .filter((each) => each.startsWith(path))
        .map((each) => [each, undefined]),
    );
    expect(await problems(left)).toEqual([`${path}: is a link; a suite is plain files, so that nothing outside of it is read`]);
  });

  it('names everything that is wrong at once', async () => {
    const found = await problems({ 'suite.json': { name: 'mine' }, 'twice/task.json': { ...TASK, kind: 'guess' }, 'twice/notes.txt': 'x' });
    expect(found.map((line) => line.slice(0, line.indexOf(':'))).toSorted()).toEqual(['suite.json', 'twice/notes.txt', 'twice/task.json']);
  });
});

describe('a suite reference', () => {
  it.each([
    [
      'nowhere',
      /there is no suite "nowhere": there are first-functions, selfimprovebench, whole-programs; .* a suite is one that ships, a folder .* quixbugs, humanevalpack, humaneval, mbpp/,
    ],
    ['cobolbench:/x', /there is no suite "cobolbench:\/x"/],
    ['quixbugs:/nowhere', /there is nothing at this path/],
    [`quixbugs:${tmpdir()}`, /holds no python_programs/],
    ['humaneval:a\0b', /there is nothing at this path/],
    ['humaneval:/nowhere', /there is nothing at this path/],
  ])('%s is refused with the way out', async (reference, expected) => {
    await expect(loadSuite(reference, { seed: 1 })).rejects.toThrow(expected);
  });

  it('with a language that the suite lacks names those it has', async () => {
    await expect(loadSuite('first-functions', { seed: 1, language: 'rust' })).rejects.toThrow(
      'language = rust: the suite has tasks in python only',
    );
  });

  it('names the line and the field of a broken public set', async () => {
    const file = join(home, 'HumanEval.jsonl');
    await writeFile(file, '{"task_id": "HumanEval/1", "prompt": 3, "entry_point": "f", "canonical_solution": "", "test": "x"}\n');
    await expect(loadSuite(`humaneval:${home}`, { seed: 1 })).rejects.toThrow(/HumanEval\.jsonl:1: prompt = 3: .*expected string/);
  });
});
