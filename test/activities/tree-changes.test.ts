import { describe, expect, it } from 'vitest';
import { episode } from '../../activities/episode/episode.js';
import type { Strategy } from '../../domain/strategy.js';
import type { TestResult } from '../../domain/verdict.js';
import { codeReader } from '../../judge/shapes.js';
import { treeView } from '../../campaigns/tree-view.js';
import { openFakeMemory } from '../support/fake-memory.js';
import { fakeSandbox } from '../support/fake-sandbox.js';
import { openFakeStore } from '../support/fake-store.js';
import { fenceOf, treeEpisode, treeModel, treeStrategy, treeTask, type TreeQuestion } from '../support/tree-world.js';

const TASK = treeTask('python', 'p.py', 'def f(x):\n    pass\n', 'f', [
  [[1], 1],
  [[2], 2],
]);
const DOC = 'Gives a part of what its caller needs, which is a number that is made from x by rules that everybody knows by heart.';

function stub(name: string, doc: string, uses = ''): readonly string[] {
  return ['', `def ${name}(x):`, `    """${doc}${uses}"""`, '    raise NotImplementedError'];
}

function skeleton(docOfA = DOC): string {
  return fenceOf(
    'python',
    'def f(x):',
    '    return a(x) + b(x) + c(x)',
    ...stub('a', docOfA),
    ...stub('b', DOC, '\n    Uses: a'),
    ...stub('c', DOC),
  );
}

/** Fails the whole program until somebody has written the word, and says that the failing tests ran `a` alone. */
const sandbox = fakeSandbox(({ candidate, checks }) => {
  const program = candidate['p.py'] ?? '';
  if (program.includes('right')) return 'passed';
  const at = program.split('\n').indexOf('def a(x):') + 2;
  const ids = checks.trust === 'split' ? checks.cases.map(({ id }) => id) : [];
  const tests = ids.map((id): TestResult => ({ id, status: 'failed', message: 'no', lines: { 'p.py': [2, at] } }));
  return { status: 'failed', errorClass: 'Logic', tests };
});

async function grows(strategy: Strategy, say: (question: TreeQuestion) => string) {
  const store = openFakeStore();
  const model = treeModel(say);
  const spec = await treeEpisode(store, TASK, strategy);
  const ports = { model, sandbox, store, memory: openFakeMemory({ store }), code: codeReader };
  const record = await episode(ports, spec, new AbortController().signal);
  const tree = await store.find('trees', 'c/task/t/answer/0');
  if (tree === null) throw new TypeError('no tree');
  return { record, tree, model, view: await treeView(store, 'c/task/t') };
}

const plain = ({ unit }: TreeQuestion): string => fenceOf('python', `def ${unit}(x):`, '    return x');
const asksOf = (asked: readonly TreeQuestion[]): readonly string[] => asked.map(({ unit, what }) => `${unit || 'f'} ${what}`);

describe('a change in a tree', () => {
  it('of a contract reaches that helper, has those that use it proved again, and leaves the others alone', async () => {
    const { record, model, view } = await grows(treeStrategy({ tests: 0, rounds: 1 }), (question) => {
      const { unit, what } = question;
      if (unit === '') return what === 'write' ? skeleton() : skeleton(`${DOC} Mind the sign.`);
      return unit === 'a' && what === 'change' ? fenceOf('python', 'def a(x):', '    return x  # right') : plain(question);
    });
    expect(record.solved).toBe(true);
    expect(asksOf(model.asked)).toEqual(['f write', 'a write', 'c write', 'b write', 'f change', 'a change']);
    expect(model.asked.at(-1)?.text).toContain('Mind the sign.');
    expect(view.agents.map(({ name, rounds }) => [name, rounds.length])).toEqual([
      ['', 2],
      ['a', 2],
      ['b', 1],
      ['c', 1],
    ]);
  });

  it('where she finds nothing of her own, those whose code the failures ran change, and nobody else', async () => {
    const { record, model } = await grows(treeStrategy({ tests: 0, rounds: 1 }), (question) => {
      const { unit, what } = question;
      if (unit === '') return skeleton();
      return unit === 'a' && what === 'change' ? fenceOf('python', 'def a(x):', '    return x  # right') : plain(question);
    });
    expect(record.solved).toBe(true);
    expect(asksOf(model.asked).slice(4)).toEqual(['f change', 'a change']);
  });

  it('that cannot be used leaves what was there, and the tree hands in what it has', async () => {
    const { record, tree } = await grows(treeStrategy({ tests: 0, rounds: 1 }), (question) =>
      question.unit === '' ? (question.what === 'write' ? skeleton() : 'I would rather not.') : plain(question),
    );
    expect(tree.end.state).toBe('failed');
    expect(tree.files['p.py']).toContain('def c(x):\n    return x');
    expect(record).toMatchObject({ solved: false, errorClass: 'Logic', attempts: 1 });
  });

  it('is told what a review doubted, where the tools have one; how often a doubt was right is counted', async () => {
    const strategy = treeStrategy({ tests: 0, rounds: 1 }, { tools: ['compile-first', 'self-review'] });
    const { tree, model } = await grows(strategy, (question) => {
      const { unit, what } = question;
      if (what === 'review') return JSON.stringify({ doubtful: unit === '' ? [1] : [], because: 'the sign is never looked at' });
      return unit === '' ? skeleton() : plain(question);
    });
    expect(model.asked.find(({ unit, what }) => unit === '' && what === 'change')?.text).toContain('the sign is never looked at');
    expect(tree.reviews.asked).toBeGreaterThan(4);
    expect(tree.reviews).toMatchObject({ doubted: 2, doubtedAndFailed: 2 });
  });
});
