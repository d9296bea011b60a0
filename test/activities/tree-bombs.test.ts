import { describe, expect, it } from 'vitest';
import { episode } from '../../activities/episode/episode.js';
import type { TreeSolver } from '../../domain/tree/solver.js';
import { codeReader } from '../../judge/shapes.js';
import { openFakeMemory } from '../support/fake-memory.js';
import { fakeSandbox } from '../support/fake-sandbox.js';
import { openFakeStore } from '../support/fake-store.js';
import { fenceOf, treeEpisode, treeModel, treeStrategy, treeTask, type TreeQuestion } from '../support/tree-world.js';

const TASK = treeTask('python', 'p.py', 'def f(x):\n    pass\n', 'f', [
  [[1], 1],
  [[2], 2],
]);
const stub = (name: string): readonly string[] => [
  '',
  `def ${name}(x):`,
  '    """Gives a part of what its caller needs, which is a number that is made from x by rules that everybody knows by heart and by experience."""',
  '    raise NotImplementedError',
];

/** A tree in a box that holds nothing to be right, so that every agent changes what it wrote as often as it may. */
async function bomb(say: (question: TreeQuestion) => string, solver: Partial<TreeSolver> = {}, maxTokens = 2_048) {
  const store = openFakeStore();
  const model = treeModel(say);
  const spec = await treeEpisode(store, TASK, treeStrategy({ tests: 0, ...solver }, { decoding: { temperature: 0, topP: 1, maxTokens } }));
  const ports = {
    model,
    sandbox: fakeSandbox(({ checks }) => ({ failing: checks.trust === 'split' ? checks.cases.map(({ id }) => id) : [] })),
    store,
    memory: openFakeMemory({ store }),
    code: codeReader,
  };
  const record = await episode(ports, spec, new AbortController().signal);
  const tree = await store.find('trees', 'c/task/t/answer/0');
  if (tree === null) throw new TypeError('no tree');
  return { record, tree, model };
}

const nameOf = ({ unit }: TreeQuestion): string => (unit === '' ? 'f' : unit);

const deeper = (question: TreeQuestion): string => {
  const name = nameOf(question);
  return fenceOf('python', `def ${name}(x):`, `    return ${name}a(x) + ${name}b(x)`, ...stub(`${name}a`), ...stub(`${name}b`));
};

const wordy = (question: TreeQuestion): string => {
  const name = nameOf(question);
  return `${'I think aloud. '.repeat(200)}\n${fenceOf('python', `def ${name}(x):`, `    return ${name}a(x)`, ...stub(`${name}a`))}`;
};

describe('models that ask for too much', () => {
  it('a thousand helpers: it is told how many there may be, three times, and no agent comes of it', async () => {
    const many = Array.from({ length: 1_000 }, (_, index) => `h${index}`);
    const { record, tree, model } = await bomb(
      () => fenceOf('python', 'def f(x):', `    return ${many.map((each) => `${each}(x)`).join(' + ')}`, ...many.flatMap(stub)),
      { tokens: 10_000_000 },
      200_000,
    );
    expect(tree.end).toMatchObject({ state: 'refused', spent: { agents: 1, calls: 3 } });
    expect(model.asked.at(-1)?.text).toContain('you asked for 1000 helpers, and may have 8');
    expect(record).toMatchObject({ solved: false, status: 'failed', errorClass: 'Unusable' });
  });

  it('itself as helper: what was asked of it stays a stub, and the rest stands', async () => {
    const { tree, model } = await bomb((question) =>
      question.unit === ''
        ? fenceOf('python', 'def f(x):', '    return g(x)', ...stub('g'))
        : fenceOf('python', ...stub(question.unit).slice(1)),
    );
    expect(model.asked.filter(({ unit }) => unit === 'g')).not.toHaveLength(0);
    expect(model.asked.find(({ unit, times }) => unit === 'g' && times === 1)?.text).toContain('its body is missing');
    expect(tree.end.spent.agents).toBe(2);
    expect(tree.files['p.py']).toContain('NotImplementedError');
  });

  it('helpers without end: levels and agents hold', async () => {
    const few = await bomb(deeper, { depth: 12, agents: 9, rounds: 1, tokens: 10_000_000 });
    expect(few.tree.end.spent.agents).toBeLessThanOrEqual(9);
    const flat = await bomb(deeper, { depth: 1, agents: 500, rounds: 0, tokens: 10_000_000 });
    expect(flat.tree.end.spent.agents).toBeLessThanOrEqual(3);
    expect(flat.tree.levels.length).toBeLessThanOrEqual(2);
  });

  it('tokens without end: what the tree spends is what it was given', async () => {
    for (const tokens of [100, 3_000, 20_000]) {
      const { tree, record } = await bomb(wordy, { tokens, agents: 1_000, depth: 12, rounds: 3 });
      expect(tree.end.spent.tokens).toBeLessThanOrEqual(tokens);
      expect(record.tokens).toBe(tree.end.spent.tokens);
    }
  });

  it.each([
    ['equal names', fenceOf('python', 'def f(x):', '    return g(x)', ...stub('g'), ...stub('g')), 'stands there twice'],
    ['an empty skeleton', '', 'no program'],
    ['bodies missing everywhere', fenceOf('python', ...stub('f').slice(1)), 'every body is missing'],
    [
      'another language',
      fenceOf('javascript', 'function f(x) { return g(x); }', 'function g(x) { throw new Error("not written"); }'),
      'another language',
    ],
    ['talk', 'I would rather not.', 'no program'],
  ])('%s: told, three times, and no program', async (_, said, told) => {
    const { tree, model } = await bomb(() => said);
    expect(tree.end).toMatchObject({ state: 'refused', spent: { agents: 1, calls: 3 } });
    expect(model.asked.at(-1)?.text).toContain(told);
    expect(tree.files).toEqual({});
  });

  it('the name of its mother: refused, and asked for again', async () => {
    const { model } = await bomb((question) =>
      question.unit === ''
        ? fenceOf('python', 'def f(x):', '    return g(x)', ...stub('g'))
        : fenceOf('python', 'def g(x):', '    return f(x)', ...stub('f')),
    );
    expect(model.asked.find(({ unit, times }) => unit === 'g' && times === 1)?.text).toContain('the program has a function f already');
  });

  it('an answer that is too long: whoever was to write it alone becomes a mother', async () => {
    const { tree, model } = await bomb(
      (question) => {
        if (question.unit === '') return fenceOf('python', 'def f(x):', '    return g(x)', ...stub('g'));
        if (question.unit !== 'g') return fenceOf('python', `def ${question.unit}(x):`, '    return x');
        return question.times === 0
          ? fenceOf('python', 'def g(x):', ...Array.from({ length: 3_000 }, (_, index) => `    x += ${index}`))
          : fenceOf('python', 'def g(x):', '    return k(x)', ...stub('k'));
      },
      { rounds: 0 },
    );
    expect(model.asked.find(({ unit, times }) => unit === 'g' && times === 1)?.text).toContain('leave parts of it to helpers');
    expect(tree.levels).toEqual([1, 1, 1]);
  });
});
