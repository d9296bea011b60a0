import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { episode } from '../../activities/episode/episode.js';
import type { Strategy } from '../../domain/strategy.js';
import type { Task } from '../../domain/task.js';
import { openSandbox } from '../../judge/index.js';
import { codeReader } from '../../judge/shapes.js';
import { courseOf } from '../../campaigns/courses.js';
import { leavingOut } from '../../campaigns/leaving-out.js';
import { treeView } from '../../campaigns/tree-view.js';
import { courseText } from '../../cli/commands/attempt.js';
import { agentText } from '../../cli/commands/attempt-tree.js';
import type { Sandbox } from '../../ports/sandbox.js';
import { openFakeMemory } from '../support/fake-memory.js';
import { openFakeStore } from '../support/fake-store.js';
import { fenceOf, treeEpisode, treeModel, treeStrategy, treeTask, type TreeQuestion } from '../support/tree-world.js';

let sandbox: Sandbox;
let home: string;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'ratchet-tree-'));
  sandbox = await openSandbox({ cache: home, backend: 'bubblewrap', concurrency: 2, report: () => {} });
});
afterAll(async () => {
  await sandbox.close();
  rmSync(home, { recursive: true, force: true });
});

const TREE = 'c/task/t/answer/0';

async function grows(task: Task, strategy: Strategy, say: (question: TreeQuestion) => string) {
  const store = openFakeStore();
  const model = treeModel(say);
  const spec = await treeEpisode(store, task, strategy);
  const ports = { model, sandbox, store, memory: openFakeMemory({ store }), code: codeReader };
  const run = () => episode(ports, spec, new AbortController().signal);
  const record = await run();
  const tree = await store.find('trees', TREE);
  if (tree === null) throw new TypeError('no tree came about');
  return { store, model, record, tree, program: Object.values(tree.files).join('\n'), run };
}

const TOTAL = treeTask(
  'python',
  'report.py',
  'def report(text):\n    pass\n',
  'report',
  [
    ['a 3\nb 4', 'sum 7'],
    ['a 5', 'sum 5'],
    ['', 'sum 0'],
  ].map(([text = '', says = '']) => [[text], says]),
);

const MOTHER = fenceOf(
  'python',
  'def report(text):',
  '    return render(total(rows_of(text)))',
  '',
  'def rows_of(text):',
  '    """Gives the rows of a text, each as a tuple of its name and its number, in their order. Lines that are empty are none."""',
  '    raise NotImplementedError',
  '',
  'def total(rows):',
  '    """Gives the sum of the numbers of all rows, 0 where there are none. total([]) == 0"""',
  '    raise NotImplementedError',
  '',
  'def render(number):',
  '    """Gives the text that says a number: the word sum, a blank, and the number behind it. Uses: nothing"""',
  '    raise NotImplementedError',
);

const CHILDREN: Readonly<Record<string, string>> = {
  rows_of: fenceOf(
    'python',
    'import re',
    '',
    'def rows_of(text):',
    '    return [(name, int(n)) for name, n in re.findall(r"(\\w+) (\\d+)", text)]',
  ),
  total: fenceOf('python', 'def total(rows):', '    return sum(number for _, number in rows)'),
  render: fenceOf('python', 'def render(number):', '    return f"sum {number}"'),
};
const CASES: Readonly<Record<string, string>> = {
  rows_of: 'rows_of("") == []\nrows_of("x 1") == [("x", 1)]',
  total: 'total([("a", 1), ("b", 2)]) == 3\ntotal([]) == 5',
  render: 'render(2) == "sum 2"',
};

const plain = ({ unit, what }: TreeQuestion): string =>
  what === 'tests' ? (CASES[unit] ?? '') : unit === '' ? MOTHER : (CHILDREN[unit] ?? '');

const FILES = [
  'report.py',
  fenceOf(
    'python',
    'from tables import rows_of, total',
    '',
    'def report(text):',
    '    return render(total(rows_of(text)))',
    '',
    'def render(number):',
    '    """Gives the text that says a number: the word sum, a blank, and the number behind it. Uses: nothing"""',
    '    raise NotImplementedError',
  ),
  'tables.py',
  fenceOf('python', ...MOTHER.split('\n').slice(4, 11)),
].join('\n');

describe('a tree of agents', () => {
  it('builds a program of several files: each helper stands in the file in which its mother declared it', async () => {
    const files = { 'report.py': 'def report(text):\n    pass\n', 'tables.py': '' };
    const task: Task = { ...TOTAL, kind: 'build', files, editable: Object.keys(files) };
    const { record, tree } = await grows(task, treeStrategy(), (question) =>
      question.unit === '' && question.what === 'write' ? FILES : plain(question),
    );
    expect(record).toMatchObject({ solved: true, attempts: 1 });
    expect(tree.end).toMatchObject({ state: 'passed', spent: { agents: 4 } });
    expect(tree.files['report.py']).toContain('return f"sum {number}"');
    expect(tree.files['report.py']).not.toContain('re.findall');
    expect(tree.files['tables.py']).toContain('re.findall');
    expect(Object.values(tree.files).join('\n')).not.toContain('NotImplementedError');
  });

  it('grows a program out of a skeleton: each helper an agent with cases of its own, put together and judged', async () => {
    const { record, tree, model, program, run, store } = await grows(TOTAL, treeStrategy(), plain);
    expect(record).toMatchObject({ solved: true, attempts: 1, modelCalls: 7 });
    expect(tree.end).toMatchObject({ state: 'passed', spent: { agents: 4, calls: 7, rounds: 0 } });
    expect(tree.levels).toEqual([1, 3]);
    expect(program).toContain('import re');
    expect(program).not.toContain('NotImplementedError');
    // what the contract says otherwise is none of its cases
    expect(tree.cases).toEqual({ written: 5, kept: 5, holdOnStub: 0, broken: 0 });
    expect(record.sandboxRuns).toBeGreaterThan(7);
    const view = await treeView(store, 'c/task/t');
    expect(view.agents.map(({ name, state, waitsFor }) => [name, state, waitsFor])).toEqual(
      ['', 'rows_of', 'total', 'render'].map((name) => [name, 'passed', []]),
    );
    const course = courseText(await courseOf(leavingOut(store), 'c/task/t'));
    expect(course).toContain('4 agents on 2 levels (1, 3), 7 model calls');
    expect(course).toMatch(/\(the first\) +passed/);
    expect(course).toContain('the program holds, so the 0 that fail are wrong themselves');
    const [, rows] = view.agents;
    expect(rows === undefined ? '' : agentText(rows)).toContain('    def rows_of(text)\n    Gives the rows of a text');
    const before = model.calls();
    await run();
    expect(model.calls()).toBe(before);
  });

  it('tells each agent its contract and what is next to it, and never a hidden case or another helper', async () => {
    const { model } = await grows(TOTAL, treeStrategy(), plain);
    const child = model.asked.find(({ unit, what }) => unit === 'total' && what === 'write');
    expect(child?.text).toContain('Gives the sum of the numbers of all rows');
    expect(child?.text).toContain('return render(total(rows_of(text)))');
    expect(child?.text).not.toContain('findall');
    const tests = model.asked.filter(({ what }) => what === 'tests');
    expect(tests.every(({ text }) => !text.includes('sum 0') && !text.includes('report('))).toBe(true);
  });

  it('changes what does not hold: an agent by its own cases, then those that a failure ran, by what their mother found', async () => {
    const wrong: Readonly<Record<string, string>> = {
      total: fenceOf('python', 'def total(rows):', '    return sum(number for _, number in rows) + 1'),
      render: fenceOf('python', 'def render(number):', '    return f"total {number}"'),
    };
    const { record, tree, model } = await grows(TOTAL, treeStrategy({ tests: 2 }), (question) => {
      const { unit, what, times } = question;
      if (what === 'tests') return unit === 'render' ? '' : plain(question);
      if (unit === '' && what === 'change') return MOTHER;
      return (what === 'write' ? wrong[unit] : undefined) ?? (times === 0 || unit !== '' ? plain(question) : MOTHER);
    });
    expect(record.solved).toBe(true);
    const changes = model.asked.filter(({ what }) => what === 'change').map(({ unit }) => unit);
    // total by itself, the first agent since the program does not hold, and render since the failure ran it
    expect(changes).toEqual(['total', '', 'render']);
    expect(tree.end.spent.rounds).toBe(3);
    const told = model.asked.find(({ unit, what }) => unit === 'render' && what === 'change');
    expect(told?.text).toContain('## What your mother has found');
    expect(told?.text).toContain('expected "sum 7"');
  });
});

const DOC = 'Gives twice the number that it is given, for any whole number, also one that is below nothing. twice(0) == 0';
const OTHERS = {
  javascript: {
    path: 'sums.js',
    stub: 'function sum(a, b) {}\nmodule.exports = { sum };\n',
    mother: [
      'function sum(a, b) {',
      '  return twice(a) + twice(b);',
      '}',
      `/** ${DOC} */`,
      'function twice(x) {',
      "  throw new Error('not written');",
      '}',
      'module.exports = { sum };',
    ],
    wrong: ['function twice(x) {', '  return x;', '}'],
    right: ['const half = (x) => x / 2;', 'function twice(x) {', '  return half(x) * 4;', '}', 'module.exports = { twice };'],
  },
  java: {
    path: 'Sums.java',
    stub: 'public class Sums {\n    public static int sum(int a, int b) {\n        return 0;\n    }\n}\n',
    mother: [
      'public class Sums {',
      '    public static int sum(int a, int b) {',
      '        return twice(a) + twice(b);',
      '    }',
      '',
      `    /** ${DOC} */`,
      '    private static int twice(int x) {',
      '        throw new UnsupportedOperationException();',
      '    }',
      '}',
    ],
    wrong: ['private static int twice(int x) {', '    return x;', '}'],
    right: [
      'import java.util.List;',
      'class Sums {',
      '    private static int twice(int x) {',
      '        return List.of(x, x).stream().mapToInt(i -> i).sum();',
      '    }',
      '}',
    ],
  },
  rust: {
    path: 'src/lib.rs',
    stub: 'pub fn sum(a: i64, b: i64) -> i64 {\n    0\n}\n',
    mother: [
      'pub fn sum(a: i64, b: i64) -> i64 {',
      '    twice(a) + twice(b)',
      '}',
      '',
      `/// ${DOC}`,
      'fn twice(x: i64) -> i64 {',
      '    todo!()',
      '}',
    ],
    wrong: ['fn twice(x: i64) -> i64 {', '    x', '}'],
    right: ['use std::ops::Add;', '', 'fn twice(x: i64) -> i64 {', '    x.add(x)', '}'],
  },
} as const;

describe.each(['javascript', 'java', 'rust'] as const)('a tree of agents in %s', (language) => {
  it('is taken apart, held against its own cases, changed and put together as in any other language', async () => {
    const { path, stub, mother, wrong, right } = OTHERS[language];
    const task = treeTask(language, path, stub, 'sum', [
      [[1, 2], 6],
      [[3, 4], 14],
      [[0, -1], -2],
    ]);
    const { record, tree, model } = await grows(task, treeStrategy({ tests: 1 }), ({ unit, what, times }) =>
      what === 'tests' ? 'twice(2) == 4' : fenceOf(language, ...(unit === '' ? mother : what === 'write' && times === 0 ? wrong : right)),
    );
    expect(record.solved).toBe(true);
    expect(model.asked.map(({ unit, what }) => [unit, what])).toEqual([
      ['', 'write'],
      ['twice', 'write'],
      ['twice', 'tests'],
      ['twice', 'change'],
    ]);
    expect(tree.cases).toEqual({ written: 2, kept: 2, holdOnStub: 0, broken: 0 });
  });
});
