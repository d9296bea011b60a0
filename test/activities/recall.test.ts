import { beforeEach, expect, it } from 'vitest';
import { loadRecalled } from '../../activities/episode/episode-context.js';
import { conclude } from '../../activities/episode/conclude.js';
import { recall } from '../../activities/episode/recall.js';
import { courseOf } from '../../campaigns/courses.js';
import { leavingOut } from '../../campaigns/leaving-out.js';
import { courseText } from '../../cli/commands/attempt.js';
import type { EpisodeSpec } from '../../domain/episode.js';
import { tokensOf } from '../../domain/playbook.js';
import { recalledLine } from '../../domain/recalled.js';
import { FIRST_STRATEGY, type Strategy } from '../../domain/strategy.js';
import { codeReader } from '../../judge/shapes.js';
import { strategyId } from '../../ports/keys.js';
import type { MemoryQuery, Recollection } from '../../ports/memory.js';
import type { Store } from '../../ports/store.js';
import { memoryRow } from '../contract/memory.js';
import { openFakeStore } from '../support/fake-store.js';
import { toyWorld } from '../support/toy-world.js';

const world = toyWorld({ tasks: 1 });
let store: Store;
beforeEach(() => {
  store = openFakeStore();
});

/** An episode that recalled this, and what memory was asked. */
async function recalling(found: Recollection, strategy: Strategy = FIRST_STRATEGY) {
  const [task] = world.suite.tasks;
  if (task === undefined) throw new Error('the toy world has no task');
  const id = strategyId(strategy);
  await store.keep('tasks', 'hash', task);
  await store.keep('strategies', id, { id, strategy, parent: null, change: null });
  const spec: EpisodeSpec = {
    address: 'c/b0/c1/practice/t',
    campaign: 'c',
    model: 'fake-1',
    task: 'hash',
    strategy: id,
    seed: 1,
    attempts: 1,
    samples: 1,
    reflections: 0,
    recall: strategy.memory.recall,
    view: [{ branch: 0, upToCycle: 0 }],
  };
  const asked: MemoryQuery[] = [];
  const memory = {
    remember: () => Promise.resolve(),
    recall: (query: MemoryQuery) => {
      asked.push(query);
      return Promise.resolve(found);
    },
  };
  await recall({ memory, store }, spec, null);
  return { spec, memory, asked, rows: await loadRecalled(store, spec) };
}

it('recalled rows say where they come from; of those that say the same the best stands for all', async () => {
  const { rows } = await recalling({
    rows: [
      memoryRow('c', 'a', 'k', { sentence: 'Look at the bounds of the loop.', kind: 'fix', cycle: 3 }),
      memoryRow('c', 'b', 'k', { sentence: 'look at the bounds of the loop' }),
      memoryRow('before', 'd', 'k', { sentence: 'A key may be missing.', solved: false }),
    ],
  });
  expect(rows.map(recalledLine)).toEqual([
    '[fix, from t in cycle 3; solved in 2 attempts; 1 more say the same] Look at the bounds of the loop.',
    '[lesson, from t in cycle 0 of before; not solved] A key may be missing.',
  ]);
});

it('recalled rows keep to the number and to the tokens of the strategy', async () => {
  const found = {
    rows: ['one', 'two', 'three', 'four'].map((name) => memoryRow('c', name, 'k', { sentence: `${name} ${name.repeat(40)}.` })),
  };
  expect((await recalling(found, { ...FIRST_STRATEGY, memory: { recall: 3 } })).rows).toHaveLength(3);
  store = openFakeStore();
  const { rows } = await recalling(found, { ...FIRST_STRATEGY, memory: { recall: 3, tokens: 120 } });
  expect(rows.length).toBeLessThan(3);
  expect(rows.reduce((sum, row) => sum + tokensOf(recalledLine(row)), 0)).toBeLessThanOrEqual(120);
  store = openFakeStore();
  expect((await recalling(found, { ...FIRST_STRATEGY, memory: { recall: 3, tokens: 0 } })).rows).toEqual([]);
});

it('an episode without a part of memory goes on, and its record says so to whoever reads it', async () => {
  const lacking = 'recalled by words alone: Chroma failed at count: refused';
  const { spec, memory } = await recalling({ rows: [], lacking });
  const begun = { given: null, answers: [], reflections: [], passed: null, voided: '' };
  await store.budget.open('c', { modelCalls: 1, costUsd: 1 });
  const ports = { ...world, memory, store, code: codeReader };
  expect(await conclude(ports, spec, begun, new AbortController().signal)).toMatchObject({ lacking });
  expect(courseText(await courseOf(leavingOut(store), spec.address))).toContain(`memory: ${lacking}`);
});
