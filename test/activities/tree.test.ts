import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { episode } from '../../activities/episode/episode.js';
import type { Strategy } from '../../domain/strategy.js';
import type { Task } from '../../domain/task.js';
import { openSandbox } from '../../judge/index.js';
import { codeReader } from '../../judge/shapes.js';
import type { Sandbox } from '../../ports/sandbox.js';
import { openFakeMemory } from '../support/fake-memory.js';
import { openFakeStore } from '../support/fake-store.js';
import { fenceOf, treeEpisode, treeModel, treeStrategy, treeTask, type TreeQuestion } from '../support/tree-world.js';

let sandbox: Sandbox;
let home: string;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'ratchet-tree-'));
  sandbox = await openSandbox({ cache: home, backend: 'bubblewrap', concurrency: 2, report: () => {} });
}, 120_000);
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

describe('a tree of agents', { timeout: 240_000 }, () => {
  it('grows a program out of a skeleton: each helper an agent with cases of its own, put together and judged', async () => {
    const { record, tree, model, program, run } = await grows(TOTAL, treeStrategy(), plain);
    expect(record).toMatchObject({ solved: true, attempts: 1, modelCalls: 7 });
    expect(tree.end).toMatchObject({ state: 'passed', spent: { agents: 4, calls: 7, rounds: 0 } });
    expect(tree.levels).toEqual([1, 3]);
    expect(program).toContain('import re');
    expect(program).not.toContain('NotImplementedError');
    // what the contract says otherwise is none of its cases
    expect(tree.cases).toEqual({ written: 5, kept: 5, holdOnStub: 0, broken: 0 });
    expect(record.sandboxRuns).toBeGreaterThan(7);
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
