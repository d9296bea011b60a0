import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { generate } from '../../activities/episode/generate.js';
import { recall } from '../../activities/episode/recall.js';
import { viewFromOutside } from '../../campaigns/memory-scope.js';
import { usualExamples } from '../../campaigns/usual-examples.js';
import { loadSuiteRecord } from '../../campaigns/suite-record.js';
import { prepareCampaign } from '../../campaigns/prepare.js';
import { chosenDemonstrations, nearestExamples } from '../../domain/asking/nearest.js';
import type { EpisodeSpec } from '../../domain/episode.js';
import { CHOSEN_TOKENS, examplesTokens } from '../../domain/playbook.js';
import { FIRST_STRATEGY, type Strategy } from '../../domain/strategy.js';
import type { Pool, Task } from '../../domain/task.js';
import { strategyId } from '../../ports/keys.js';
import { episodeList } from '../../ports/lists.js';
import type { Memory } from '../../ports/memory.js';
import type { MemoryRow } from '../../ports/records.js';
import type { Store } from '../../ports/store.js';
import { readStrategy } from '../../schemas/strategy.js';
import { codeReader } from '../../judge/shapes.js';
import { CONFIG } from '../api/fakes.js';
import { openFakeStore } from '../support/fake-store.js';
import { toyWorld } from '../support/toy-world.js';

const CHOOSING: Strategy = { ...FIRST_STRATEGY, memory: { recall: 2, examples: 3 } };
const world = toyWorld({ tasks: 20 });
const byId = new Map(world.suite.tasks.map((task) => [task.id, task]));

const SPEC: EpisodeSpec = {
  address: '',
  campaign: 'c',
  model: 'fake-1',
  task: '',
  strategy: '',
  seed: 1,
  attempts: 4,
  samples: 1,
  reflections: 0,
  recall: 2,
  view: [{ branch: 0, upToCycle: 0 }],
};

let store: Store;
let pools: ReadonlyMap<string, { readonly pool: Pool; readonly hash: string }>;
beforeEach(async () => {
  store = openFakeStore();
  const { config } = await prepareCampaign(store, 'c', world.suite, CONFIG, CHOOSING);
  pools = new Map((await loadSuiteRecord(store, config.suiteId)).tasks.map(({ id, pool, hash }) => [id, { pool, hash }]));
});
const of = (pool: Pool): readonly string[] => [...pools].flatMap(([id, each]) => (each.pool === pool ? [id] : []));

/** A memory that remembers, or is made to remember, any task: also what it never may. */
function remembering(ids: readonly string[]): Memory {
  const rows = ids.map((taskId) => ({ id: `row-${taskId}`, taskId, sentence: `About ${taskId}.` }) as MemoryRow); // oxlint-disable-line typescript/no-unsafe-type-assertion -- the rest of a row plays no part
  return { remember: () => Promise.resolve(), recall: ({ limit }) => Promise.resolve({ rows: rows.slice(0, limit) }) };
}

const addressOf = (taskId: string, strategy: string): string => `c/b0/c1/practice/${taskId}/${strategy}`;

/** The question that an episode on the task begins with. */
async function questionOn(
  taskId: string,
  strategy: Strategy = CHOOSING,
  memory = remembering([]),
  where: Partial<EpisodeSpec> = {},
): Promise<string> {
  const id = strategyId(strategy);
  await store.keep('strategies', id, { id, strategy, parent: null, change: null });
  const spec = { ...SPEC, address: addressOf(taskId, id), task: pools.get(taskId)?.hash ?? '', strategy: id, ...where };
  const asked = world.model.requests.length;
  const ports = { ...world, memory, store, code: codeReader };
  await recall(ports, spec, null);
  const begun = { given: null, answers: [], reflections: [], passed: null, voided: '' };
  await generate(ports, spec, begun, new AbortController().signal);
  return world.model.requests[asked]?.messages.map(({ content }) => content).join('\n') ?? '';
}

const shownIn = (question: string): readonly string[] =>
  [...byId.keys()].filter((id) => question.includes(byId.get(id)?.reference['toy.py'] ?? '?'));

describe('examples that are chosen for each task', () => {
  it('are train tasks with their references, the nearest by memory first', async () => {
    const train = of('train');
    const [task, ...others] = train;
    const wanted = others.slice(-2);
    const question = await questionOn(task ?? '', CHOOSING, remembering(wanted));
    expect(shownIn(question)).toHaveLength(3);
    expect(shownIn(question)).toEqual(expect.arrayContaining(wanted));
    expect(question).toContain('About ');
  });

  it('never are of the gate or sealed pool, whatever memory is made to say', async () => {
    const secret = [...of('gate'), ...of('sealed')];
    for (const task of [...of('train').slice(0, 3), ...secret.slice(0, 3)]) {
      const question = await questionOn(task, CHOOSING, remembering(secret));
      expect(shownIn(question)).toHaveLength(3);
      expect(shownIn(question).filter((id) => secret.includes(id))).toEqual([]);
    }
  });

  it('never are the task itself, nor those that the strategy shows to every task', async () => {
    const [task = '', other = ''] = of('train');
    const fixed = chosenDemonstrations([task, other].flatMap((id) => byId.get(id) ?? []));
    const question = await questionOn(task, { ...FIRST_STRATEGY, demonstrations: fixed }, remembering([task]));
    expect(shownIn(question)).toEqual([other]);
    expect(shownIn(await questionOn(task, CHOOSING, remembering([task])))).not.toContain(task);
  });

  it('are settled once: a retry finds the same, whatever memory has learned since', async () => {
    const [task = '', ...others] = of('train');
    await questionOn(task, CHOOSING, remembering(others.slice(0, 3)));
    const strategy = strategyId(CHOOSING);
    const spec = { ...SPEC, address: addressOf(task, strategy), task: pools.get(task)?.hash ?? '', strategy };
    const settled = await store.find('recalls', spec.address);
    expect(settled?.examples?.shown).toEqual(others.slice(0, 3).map((id) => pools.get(id)?.hash));
    await recall({ memory: remembering(others.slice(4)), store }, spec, null);
    expect(await store.find('recalls', spec.address)).toEqual(settled);
  });

  it('are those of the campaign whose memory is seen, where a strategy is run by itself; nothing of the task itself is told', async () => {
    const [task = '', other = ''] = of('train');
    const outside = { campaign: 'solve-1', address: `solve-1/task/${task}`, view: await viewFromOutside(store, 'c') };
    await store.budget.open('solve-1', { modelCalls: null, costUsd: null });
    expect(outside.view).toEqual([]);
    const seen = { ...outside, view: [{ campaign: 'c', branch: 0, upToCycle: 0 }] };
    const question = await questionOn(task, CHOOSING, remembering([task, other]), seen);
    expect(shownIn(question)).toHaveLength(3);
    expect(shownIn(question)).toContain(other);
    expect(question).toContain(`About ${other}.`);
    expect(question).not.toContain(`About ${task}.`);
    const held = of('gate')[0] ?? '';
    const unseen = await questionOn(held, CHOOSING, remembering([]), { ...outside, address: `solve-1/task/${held}` });
    expect(shownIn(unseen)).toEqual([]);
  });

  it('are told elsewhere by those that exams were shown most often, within their budget', async () => {
    const hashes = of('train').map((id) => pools.get(id)?.hash ?? '');
    for (const [index, shown] of [hashes.slice(0, 3), hashes.slice(1, 4), hashes.slice(1, 2)].entries()) {
      const address = `c/exam/side:last of b0/task/t${index}`;
      await store.append(episodeList('c'), address);
      await store.keep('recalls', address, { rows: [], examples: { shown, leftOut: [] } });
    }
    const found = await usualExamples(store, 'c@champion', { ...CHOOSING, memory: { recall: 2, examples: 2 } });
    const ids = of('train').slice(1, 3);
    expect(found.map(({ text }) => text)).toEqual(expect.arrayContaining(ids.map((id) => expect.stringContaining(id))));
    expect(found).toHaveLength(2);
    expect(await usualExamples(store, strategyId(CHOOSING), CHOOSING)).toEqual([]);
    expect(await usualExamples(store, 'c@first', FIRST_STRATEGY)).toEqual([]);
  });

  it('are none where the strategy asks for none, and a number out of range is refused by name', async () => {
    expect(shownIn(await questionOn(of('gate')[0] ?? '', FIRST_STRATEGY, remembering(of('train'))))).toEqual([]);
    expect(readStrategy(CHOOSING)).toEqual({ strategy: CHOOSING });
    expect(readStrategy({ ...CHOOSING, memory: { recall: 2, examples: 9 } })).toMatchObject({
      refused: expect.stringContaining('memory.examples'),
    });
  });
});

const task = (id: string, change: Partial<Task> = {}): Task => ({ ...(world.suite.tasks[0] as Task), id, family: id, ...change }); // oxlint-disable-line typescript/no-unsafe-type-assertion -- the toy suite has tasks
const offer = (each: Task) => ({ hash: `hash-${each.id}`, task: each });

describe('the nearest train tasks', () => {
  it('are those with most words in common, of the same language and of another family', () => {
    const own = task('own', { prompt: 'Sum the numbers of a list.' });
    const offered = [
      task('far', { prompt: 'Draw a tree.' }),
      task('near', { prompt: 'Sum the squares of a list.' }),
      task('twin', { prompt: own.prompt, family: 'own' }),
      task('java', { prompt: own.prompt, language: 'java' }),
    ].map(offer);
    expect(nearestExamples(own, offered, { count: 1, recalled: [] }).shown).toEqual(['hash-near']);
    expect(nearestExamples(own, offered, { count: 3, recalled: [] }).shown).toEqual(['hash-near', 'hash-far']);
    expect(nearestExamples(own, offered, { count: 1, recalled: ['twin', 'far'] }).shown).toEqual(['hash-far']);
  });

  it('leave out one that is over the budget, and say so', () => {
    const long = { 'toy.py': 'x'.repeat(1_600) };
    const offered = ['a', 'b', 'c', 'd'].map((id) =>
      offer(task(id, { files: long, reference: { 'toy.py': `${'y'.repeat(1_599)}${id}` } })),
    );
    const { shown, leftOut } = nearestExamples(task('own'), offered, { count: 4, recalled: [] });
    expect(shown).toHaveLength(1);
    expect(leftOut[0]).toEqual({ taskId: 'b', because: expect.stringMatching(/^it has about \d+ tokens, and \d+ of 1500 are left/) });
    const none = nearestExamples(task('own'), [offer(task('a', { reference: {} }))], { count: 1, recalled: [] });
    expect(none).toMatchObject({ shown: [], leftOut: [{ taskId: 'a', because: expect.stringContaining('no reference') }] });
  });

  it('stay within their budget and number, whatever is offered', () => {
    const size = fc.nat({ max: 1_800 });
    fc.assert(
      fc.property(fc.array(fc.tuple(size, size, fc.nat({ max: 4 })), { maxLength: 12 }), fc.nat({ max: 8 }), (sizes, count) => {
        const tasks = sizes.map(([before, after, family], index) =>
          task(`t${index}`, { family: `f${family}`, files: { 'toy.py': 'x'.repeat(before) }, reference: { 'toy.py': 'y'.repeat(after) } }),
        );
        const own = task('own', { family: 'f0' });
        const { shown } = nearestExamples(own, tasks.map(offer), { count, recalled: tasks.map(({ id }) => id) });
        const chosen = tasks.filter(({ id }) => shown.includes(`hash-${id}`));
        expect(shown.length).toBeLessThanOrEqual(count);
        expect(examplesTokens({ demonstrations: chosenDemonstrations(chosen) })).toBeLessThanOrEqual(CHOSEN_TOKENS);
        expect(chosen.filter(({ family }) => family === 'f0')).toEqual([]);
      }),
    );
  });
});
