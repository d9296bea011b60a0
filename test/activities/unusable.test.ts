import { describe, expect, it } from 'vitest';
import { episode } from '../../activities/episode/episode.js';
import { strategyId, taskHash } from '../../ports/keys.js';
import { unusableText } from '../../campaigns/told.js';
import type { EpisodeSpec } from '../../domain/episode.js';
import { excerpt } from '../../domain/excerpt.js';
import { FIRST_STRATEGY } from '../../domain/strategy.js';
import type { Task } from '../../domain/task.js';
import { codeReader } from '../../judge/shapes.js';
import { openFakeMemory } from '../support/fake-memory.js';
import { fakeModel } from '../support/fake-model.js';
import { fakeSandbox } from '../support/fake-sandbox.js';
import { openFakeStore } from '../support/fake-store.js';
import { toyWorld } from '../support/toy-world.js';
import { unusableOf } from '../../campaigns/unusable.js';
import type { Store } from '../../ports/store.js';
import type { EpisodePorts } from '../../activities/episode/episode-ports.js';

const [TASK] = toyWorld({ tasks: 1 }).suite.tasks;
const NONE = 'the answer holds no fenced block';

/** Episodes of two attempts each, in which the model gives these answers to every question. */
async function ranWith(texts: readonly string[], addresses: readonly string[] = ['c/e']) {
  if (TASK === undefined) throw new TypeError('the toy suite is empty');
  const store = openFakeStore();
  const task: Task = TASK;
  await store.keep('tasks', taskHash(task), task);
  await store.keep('strategies', strategyId(FIRST_STRATEGY), {
    id: strategyId(FIRST_STRATEGY),
    strategy: FIRST_STRATEGY,
    parent: null,
    change: null,
  });
  await store.budget.open('c', { modelCalls: null, costUsd: null });
  const ports: EpisodePorts = {
    model: fakeModel(() => [...texts]),
    sandbox: fakeSandbox(() => ({ status: 'failed', errorClass: 'Timeout' })),
    store,
    memory: openFakeMemory({ store }),
    code: codeReader,
  };
  const spec: EpisodeSpec = {
    address: '',
    campaign: 'c',
    model: 'fake-1',
    task: taskHash(task),
    strategy: strategyId(FIRST_STRATEGY),
    seed: 1,
    attempts: 2,
    samples: texts.length,
    reflections: 0,
    recall: 0,
    view: [],
  };
  const records = [];
  for (const address of addresses) records.push(await episode(ports, { ...spec, address }, new AbortController().signal));
  return { store, records };
}

async function told(store: Store): Promise<string> {
  const summary = await unusableOf(store, 'c');
  return summary === null ? '' : unusableText(summary);
}

describe('answers that cannot be used', () => {
  it('have a class and a reason of their own in the record of the episode', async () => {
    const { records } = await ranWith(['no idea']);
    expect(records).toMatchObject([
      { status: 'failed', solved: false, errorClass: 'Unusable', unusable: 2, reason: `no answer could be used: ${NONE}` },
    ]);
  });

  it('are counted beside those that were judged', async () => {
    const { records, store } = await ranWith(['no idea', '```python\nbroken\n```']);
    expect(records).toMatchObject([{ errorClass: 'Timeout', unusable: 1, reason: '' }]);
    expect(await told(store)).toBe(`1 answer could not be used: ${NONE} (1). One of them, on toy-000, begins: no idea`);
  });

  it('leave no trace where there are none', async () => {
    const { records, store } = await ranWith(['```python\nbroken\n```']);
    expect(records[0]).not.toHaveProperty('unusable');
    expect(await told(store)).toBe('');
  });

  it('are counted over a campaign, with the most frequent reason first and one of them shown', async () => {
    const addresses = Array.from({ length: 30 }, (_, index) => `c/e${index}`);
    const { store } = await ranWith(['\u001B[2Jno\r\nidea\u202E', ''], addresses);
    expect((await store.budget.read('c')).spent).toMatchObject({ unusable: 60 });
    expect(await told(store)).toBe(
      `60 answers could not be used: of the first 40, ${NONE} (40). One of them, on toy-000, begins: \\x1b[2Jno ⏎ idea\\u202e`,
    );
  });

  it('that are empty are told as empty', async () => {
    const { store } = await ranWith(['']);
    expect(await told(store)).toBe('2 answers could not be used: the answer is empty (2). One of them, on toy-000, was empty.');
  });

  it('count once where the episode is concluded again', async () => {
    const { store } = await ranWith(['no idea'], ['c/e', 'c/e']);
    expect((await store.budget.read('c')).spent.unusable).toBe(2);
  });
});

describe('an excerpt', () => {
  it.each([
    ['  two\n  lines ', 'two ⏎ lines'],
    ['a\tb\u0000\u007F', 'a\\tb\\x00\\x7f'],
    ['x'.repeat(500), `${'x'.repeat(120)} …`],
    ['😀'.repeat(500), `${'😀'.repeat(120)} …`],
  ])('of %j is one line that a terminal takes as text', (text, shown) => expect(excerpt(text)).toBe(shown));
});
