import { describe, expect, it } from 'vitest';
import { callModel, type Call } from '../../activities/asking/ledger.js';
import { learn } from '../../activities/cycle/learn.js';
import { propose } from '../../activities/cycle/propose.js';
import { episode } from '../../activities/episode/episode.js';
import type { EpisodePorts } from '../../activities/episode/episode-ports.js';
import { answering, type AskedModels } from '../../domain/roles.js';
import type { EpisodeSpec } from '../../domain/episode.js';
import { FIRST_STRATEGY, type Strategy } from '../../domain/strategy.js';
import { codeReader } from '../../judge/shapes.js';
import { ledgerKey, requestHash, strategyId, taskHash } from '../../ports/keys.js';
import { fakeModel, type FakeModel } from '../support/fake-model.js';
import { openFakeMemory } from '../support/fake-memory.js';
import { openFakeStore } from '../support/fake-store.js';
import { begun, INPUT } from '../support/proposing.js';
import { toyWorld } from '../support/toy-world.js';

const signal = new AbortController().signal;
const REVIEWING: Strategy = { ...FIRST_STRATEGY, tools: ['self-review'] };
const NAMED = { reflector: 'reflects', proposer: 'proposes', reviewer: 'reviews' } as const;
const NOTES = '"errorClass" "symptom" "doubtful" "action"';

/** Each model says what its role is asked for, and nobody else's form. */
function scene() {
  const world = toyWorld();
  const model = fakeModel(({ n }) => Array.from({ length: n }, (_, choice) => `\`\`\`python\nbroken ${choice}\n\`\`\``));
  const roles = {
    reflector: fakeModel(() =>
      JSON.stringify({
        errorClass: 'Logic',
        suspectedCause: 'x',
        nextIdea: 'y',
        confidence: 1,
        symptom: 's',
        remedy: 'r',
        sentence: 'Mend it.',
      }),
    ),
    proposer: fakeModel(() => JSON.stringify({ action: 'rule-added', rule: 'Read the case.', because: 'it helped' })),
    reviewer: fakeModel(() => JSON.stringify({ doubtful: [], because: NOTES })),
  };
  return { world, model, roles };
}

const requests = (of: FakeModel): readonly string[] => of.requests.map((each) => each.model);

async function episodeOf(models: AskedModels) {
  const { world, model, roles } = scene();
  const store = openFakeStore();
  const [task] = world.suite.tasks;
  if (task === undefined) throw new TypeError('the toy suite is empty');
  await store.keep('tasks', taskHash(task), task);
  await store.keep('strategies', strategyId(REVIEWING), { id: strategyId(REVIEWING), strategy: REVIEWING, parent: null, change: null });
  await store.budget.open('c', { modelCalls: 40, costUsd: null });
  const ports: EpisodePorts = { model, roles, sandbox: world.sandbox, store, memory: openFakeMemory({ store }), code: codeReader };
  const spec: EpisodeSpec = {
    ...models,
    address: 'c/b0/c0/practise/0/toy',
    campaign: 'c',
    task: taskHash(task),
    strategy: strategyId(REVIEWING),
    seed: 1,
    attempts: 4,
    samples: 2,
    reflections: 1,
    recall: 0,
    view: [],
  };
  await episode(ports, spec, signal);
  return {
    ports,
    spec,
    store,
    asked: {
      solver: requests(model),
      reflector: requests(roles.reflector),
      proposer: requests(roles.proposer),
      reviewer: requests(roles.reviewer),
    },
  };
}

describe('an episode whose roles have models of their own', () => {
  it('asks each for its own work, by its own name, from one budget that says what each was paid', async () => {
    const { asked, store } = await episodeOf({ model: 'solves', roles: NAMED });
    expect(asked).toEqual({ solver: ['solves', 'solves'], reflector: ['reflects'], proposer: [], reviewer: ['reviews', 'reviews'] });
    const { spent, roles } = await store.budget.read('c');
    expect(spent.modelCalls).toBe(7);
    expect(roles).toMatchObject({ solver: { modelCalls: 4 }, reflector: { modelCalls: 1 }, reviewer: { modelCalls: 2 } });
  });

  it('asks the solver for all of it where the campaign names no others, whatever endpoints there are by now', async () => {
    const { asked, store } = await episodeOf({ model: 'solves' });
    expect(asked.reflector.length + asked.reviewer.length).toBe(0);
    expect(new Set(asked.solver)).toEqual(new Set(['solves']));
    const { roles } = await store.budget.read('c');
    expect(roles).toMatchObject({ solver: { modelCalls: 4 }, reflector: { modelCalls: 1 }, reviewer: { modelCalls: 2 } });
  });
});

describe('what is asked beside episodes', () => {
  it('is the business of whoever proposes, and of whoever reflects', async () => {
    const { model, roles } = scene();
    const store = await begun();
    const made = await propose({ model, roles, store }, { ...INPUT, roles: NAMED, feedback: ['look at the bounds'] }, signal);
    expect(made.modelCalls).toBeGreaterThan(0);
    expect(new Set(roles.proposer.requests.map((each) => each.model))).toEqual(new Set(['proposes']));
    expect(model.requests).toEqual([]);
    const { ports, spec } = await episodeOf({ model: 'solves', roles: NAMED });
    const progress = { given: null, answers: [], reflections: [], passed: null, voided: '' };
    await learn(ports, { spec, progress }, signal);
    expect((await ports.store.budget.read('c')).roles?.reflector?.modelCalls).toBe(2);
  });
});

describe('a call of a campaign without roles', () => {
  it('is found in the ledger under the key that it always had', async () => {
    const store = openFakeStore();
    await store.budget.open('c', { modelCalls: null, costUsd: null });
    const call: Call = {
      campaign: 'c',
      address: 'c/e/answer/0',
      ...answering({ model: 'fake-1' }, 'reflector'),
      messages: [{ role: 'user', content: 'Why?' }],
      n: 1,
      temperature: 0,
      topP: 1,
      maxTokens: 10,
      seed: 1,
    };
    const { role: _, endpoint: __, ...before } = call;
    const model = fakeModel(() => 'so');
    const { key } = await callModel({ model, store }, call, signal);
    expect(key).toBe(ledgerKey(call.address, requestHash(model.requests[0] ?? Object.assign({}))));
    expect((await callModel({ model, store }, before, signal)).key).toBe(key);
    expect(model.requests.length).toBe(1);
  });
});
