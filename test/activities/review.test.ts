import { describe, expect, it } from 'vitest';
import { execute } from '../../activities/episode/execute.js';
import { generate } from '../../activities/episode/generate.js';
import { strategyId, taskHash } from '../../ports/keys.js';
import { attemptsToPass, spentAttempts, type EpisodeProgress, type EpisodeSpec } from '../../domain/episode.js';
import { FIRST_STRATEGY, type Strategy } from '../../domain/strategy.js';
import { codeReader } from '../../judge/shapes.js';
import { fakeModel } from '../support/fake-model.js';
import { ANY_EPISODE } from '../support/episode-records.js';
import { openFakeMemory } from '../support/fake-memory.js';
import { openFakeStore } from '../support/fake-store.js';
import { toyWorld } from '../support/toy-world.js';
import type { EpisodePorts } from '../../activities/episode/episode-ports.js';

const REVIEWING: Strategy = { ...FIRST_STRATEGY, tools: ['self-review'] };
const BEGUN: EpisodeProgress = { given: null, answers: [], reflections: [], passed: null, voided: '' };
const signal = new AbortController().signal;

/** One answer of three candidates, of which the last is right, under a review that doubts these numbers. */
async function answered(
  doubtful: readonly number[],
  strategy = REVIEWING,
  models: Pick<EpisodeSpec, 'askedFor' | 'roles'> = {},
): Promise<{ readonly progress: EpisodeProgress; readonly calls: number; readonly judged: number }> {
  const { suite, sandbox } = toyWorld();
  const store = openFakeStore();
  const [task] = suite.tasks;
  if (task === undefined) throw new TypeError('the toy suite is empty');
  await store.keep('tasks', taskHash(task), task);
  await store.keep('strategies', strategyId(strategy), { id: strategyId(strategy), strategy, parent: null, change: null });
  await store.budget.open('c', { modelCalls: null, costUsd: null });
  const model = fakeModel((request) =>
    request.messages[0]?.content.includes('"doubtful"') === true
      ? JSON.stringify({ doubtful, because: 'they break a case' })
      : ['broken 1', 'broken 2', 'mended 3'].map((text) => `\`\`\`python\n${text}\n\`\`\``),
  );
  const ports: EpisodePorts = { model, sandbox, store, memory: openFakeMemory({ store }), code: codeReader };
  const spec: EpisodeSpec = {
    ...ANY_EPISODE,
    address: 'c/e',
    model: 'fake-1',
    task: taskHash(task),
    strategy: strategyId(strategy),
    attempts: 6,
    reflections: 0,
    ...models,
  };
  const progress = await execute(ports, spec, await generate(ports, spec, BEGUN, signal), signal);
  return { progress, calls: model.requests.length, judged: sandbox.runs() };
}

describe('self-review', () => {
  it('sets doubtful candidates aside: they are not judged and cost no attempt', async () => {
    const { progress, calls, judged } = await answered([1, 2]);
    expect({ calls, judged, spent: spentAttempts(progress), toPass: attemptsToPass(progress) }).toEqual({
      calls: 2,
      judged: 1,
      spent: 1,
      toPass: 1,
    });
    expect(progress.passed).toEqual({ answer: 0, choice: 2 });
  });

  it('leaves one to be judged, whatever it doubts, and takes no number that is none', async () => {
    const all = await answered([1, 2, 3, 9]);
    expect({ judged: all.judged, spent: spentAttempts(all.progress), passed: all.progress.passed }).toEqual({
      judged: 1,
      spent: 1,
      passed: null,
    });
    expect((await answered([7])).judged).toBe(3);
  });

  it('is nobody’s where the model is asked for answers alone', async () => {
    expect(await answered([1, 2], REVIEWING, { askedFor: 'answers' })).toMatchObject({ calls: 1, judged: 3 });
  });

  it('costs nothing where the strategy does not ask for it', async () => {
    expect(await answered([1], FIRST_STRATEGY)).toMatchObject({ calls: 1, judged: 3 });
  });
});
