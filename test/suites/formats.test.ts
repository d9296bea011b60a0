import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkIds, type Checks, isCall, type Task } from '../../domain/task.js';
import { type LoadedSuite, loadSuite } from '../../suites/load.js';
import { writeTinySets } from './tiny-sets.js';

let home = '';
beforeAll(async () => {
  home = await writeTinySets();
});
afterAll(async () => rm(home, { recursive: true }));

async function load(format: string): Promise<LoadedSuite> {
  return loadSuite(`${format}:${join(home, format)}`, { seed: 1 });
}

async function task(format: string, id: string): Promise<Task> {
  const found = (await load(format)).tasks.find((each) => each.id === id);
  if (found === undefined) throw new TypeError(`${id} is not in ${format}`);
  return found;
}

function names(checks: Checks): readonly string[] {
  return checks.trust === 'split'
    ? checks.cases.filter(isCall).map(({ call, expect: expected }) => `${call.fn} ${JSON.stringify(call.args)} ${JSON.stringify(expected)}`)
    : checkIds(checks);
}

function both({ visible, hidden }: Task): string[] {
  return [...names(visible), ...names(hidden)].toSorted();
}

function texts(checks: Checks): string {
  return checks.trust === 'in-process' ? Object.values(checks.tests.files).join('\n') : '';
}

describe('HumanEvalPack', () => {
  it.each([
    ['java', 'Solution.java', 'Solution:doubled'],
    ['javascript', 'solution.js', 'solution:doubled'],
    ['rust', 'src/lib.rs', 'src/lib:doubled'],
  ])('in %s has its tests as cases', async (language, file, fn) => {
    const found = await task('humanevalpack', `humanevalpack-${language}-900`);
    expect(found).toMatchObject({ kind: 'repair', family: 'humaneval-900', editable: [file], bugClass: 'operator misuse' });
    expect(both(found)).toEqual([
      `${fn} [[1,-2]] {"returns":[2,-4]}`,
      `${fn} [[30]] {"returns":[60]}`,
      `${fn} [[7]] {"returns":[14]}`,
      `${fn} [[]] {"returns":[]}`,
    ]);
  });

  it('gives a Rust program a manifest, public functions, and no crate that it does not use', async () => {
    const { files, reference } = await task('humanevalpack', 'humanevalpack-rust-900');
    expect(files['src/lib.rs']).toContain('pub fn doubled');
    expect(`${files['src/lib.rs']}${reference['src/lib.rs']}${files['Cargo.toml']}`).not.toMatch(/rand|regex|md5/);
  });

  it('exports the functions of a script', async () => {
    const { files, reference } = await task('humanevalpack', 'humanevalpack-javascript-900');
    for (const program of [files, reference]) expect(program['solution.js']).toMatch(/module\.exports = \{ doubled \};\n$/);
  });
});

describe('MBXP', () => {
  it.each([
    ['java', 'ShortestWord.java', 'ShortestWord'],
    ['javascript', 'solution.js', 'solution'],
  ])('in %s has its tests as cases', async (language, file, module) => {
    const found = await task('mbxp', `mbxp-${language}-900`);
    expect(found).toMatchObject({ kind: 'implement', family: 'mbpp-900', editable: [file] });
    expect(both(found)).toEqual([
      `${module}:shortestWord [["a","b"]] {"returns":"a"}`,
      `${module}:shortestWord [["bee","ox"]] {"returns":"ox"}`,
      `${module}:shortestWord [["horse","cow","hen"]] {"returns":"cow"}`,
    ]);
  });

  it('shows none of the examples that are its tests', async () => {
    const { tasks } = await load('mbxp');
    expect(JSON.stringify(tasks.map(({ prompt, files }) => [prompt, files]))).not.toContain('bee');
    expect(tasks.map(({ files }) => Object.values(files).join('').includes('first of the shortest words'))).toEqual([true, true]);
  });

  it('leaves out what has no canonical solution, or one that cannot run', async () => {
    const { leftOut } = await load('mbxp');
    expect(leftOut.map(({ task: id, reason }) => `${id}: ${reason}`)).toEqual([
      expect.stringMatching(/^mbxp-java-901: has no canonical solution/),
      'mbxp-javascript-902: its canonical solution uses theList, which is no parameter',
    ]);
  });
});

describe('QuixBugs in Java', () => {
  it('has answers that its tests compare as texts as cases', async () => {
    const found = await task('quixbugs', 'quixbugs-java-wide');
    expect(found).toMatchObject({
      family: 'quixbugs-wide',
      editable: ['WIDE.java'],
      prompt: expect.stringContaining('How far the numbers lie apart.'),
    });
    expect(both(found)).toEqual(['WIDE:wide [[1,5]] {"returns":[1,5]}', 'WIDE:wide [[3,2]] {"returns":[2,3]}']);
  });

  it('runs what builds objects in JUnit, beside their class, all without packages', async () => {
    const found = await task('quixbugs', 'quixbugs-java-length');
    expect(both(found)).toEqual(['LENGTH_TEST#testOne', 'LENGTH_TEST#testTwo']);
    expect(Object.keys(found.files).toSorted()).toEqual(['LENGTH.java', 'Node.java']);
    expect(
      [...Object.values(found.files), ...Object.values(found.reference), texts(found.visible), texts(found.hidden)].join('\n'),
    ).not.toMatch(/java_programs|^package /m);
  });
});

describe('the polyglot exercises', () => {
  it.each([
    [
      'python',
      'tick_count.py',
      ['tick_count_test.py::TickCountTest::test_begins_at_zero', 'tick_count_test.py::TickCountTest::test_counts'],
    ],
    ['java', 'src/main/java/TickCount.java', ['TickCountTest#beginsAtZero', 'TickCountTest#counts']],
    [
      'javascript',
      'tick-count.js',
      ['tick-count.spec.js > Counter > begins at zero', 'tick-count.spec.js > Counter > that was used > counts'],
    ],
    ['rust', 'src/lib.rs', ['tests/tick-count.rs::begins_at_zero', 'tests/tick-count.rs::counts']],
  ])('in %s keep their tests, half of them on each side, all enabled', async (language, file, ids) => {
    const found = await task('polyglot', `polyglot-${language}-tick-count`);
    expect(found).toMatchObject({
      kind: 'implement',
      family: 'exercism-tick-count',
      editable: [file],
      prompt: expect.stringContaining('A counter that only goes up'),
    });
    expect(both(found)).toEqual(ids);
    const [shown, kept] = [texts(found.visible), texts(found.hidden)];
    expect(`${shown}${kept}`).not.toMatch(/@Disabled|xtest|#\[ignore\]|for long/);
    for (const [text, checks] of [
      [shown, found.visible],
      [kept, found.hidden],
    ] as const) {
      const own = names(checks).join().includes('ero');
      expect([/zero/i.test(text), /test_counts|void counts|'counts'|fn counts/.test(text)]).toEqual([own, !own]);
    }
  });

  it('put all classes of a Java reference into the file that may be edited', async () => {
    const { reference } = await task('polyglot', 'polyglot-java-tick-count');
    expect(Object.keys(reference)).toEqual(['src/main/java/TickCount.java']);
    expect(reference['src/main/java/TickCount.java']).toMatch(/^import java\.util\.List;\n\nclass TickCount [\s\S]*\n\nclass Ticks /);
  });

  it('leave out refactorings, what needs a library and what has no test', async () => {
    const { leftOut } = await load('polyglot');
    expect(leftOut.map(({ task: id, reason }) => `${id}: ${reason}`)).toEqual([
      'polyglot-java-ledger: its stub passes: it asks for a refactoring',
      'polyglot-java-far-away: needs a library: it imports com.example.Near',
      'polyglot-rust-far-away: its reference needs the crate near 0.1',
      'polyglot-rust-no-tests: its tests check nothing that can be read',
    ]);
  });
});
