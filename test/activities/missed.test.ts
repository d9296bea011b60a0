import { describe, expect, it } from 'vitest';
import { episode } from '../../activities/episode/episode.js';
import { RatchetFailure } from '../../ports/failures.js';
import { strategyId, taskHash } from '../../ports/keys.js';
import { learn } from '../../activities/cycle/learn.js';
import { propose } from '../../activities/cycle/propose.js';
import type { EpisodeRecord } from '../../ports/records.js';
import type { ModelAnswer, ModelRequest } from '../../domain/model.js';
import type { EpisodeSpec } from '../../domain/episode.js';
import { FIRST_STRATEGY, type Strategy } from '../../domain/strategy.js';
import type { Tactic } from '../../domain/tactics/tactic.js';
import { codeReader } from '../../judge/shapes.js';
import { fakeModel } from '../support/fake-model.js';
import { ANY_EPISODE } from '../support/episode-records.js';
import { openFakeMemory } from '../support/fake-memory.js';
import { prepareCampaign } from '../../campaigns/prepare.js';
import { campaign } from '../api/fakes.js';
import { openFakeStore } from '../support/fake-store.js';
import { toyWorld } from '../support/toy-world.js';
import type { EpisodePorts } from '../../activities/episode/episode-ports.js';

const signal = new AbortController().signal;
const SAID = 'http://x/v1/chat/completions: HTTP 400: too long. Use a model with a longer context.';
const refuse = (): never => {
  throw new RatchetFailure('context-overflow', SAID);
};
const WITHHELD: ModelAnswer = {
  choices: [{ text: 'the prompt was flagged', finish: 'content-filter' }],
  usage: { promptTokens: 0, completionTokens: 0, reasoningTokens: 0, estimated: true },
  costUsd: 0,
  fingerprint: '',
};

/** What a request is for, by the form that it asks for. */
function purposeOf({ messages }: ModelRequest): 'proposal' | 'lesson' | 'reflection' | 'review' | 'solve' {
  const system = messages[0]?.content ?? '';
  const forms = [
    ['"action"', 'proposal'],
    ['"symptom"', 'lesson'],
    ['"errorClass"', 'reflection'],
    ['"doubtful"', 'review'],
  ] as const;
  return forms.find(([field]) => system.includes(field))?.[1] ?? 'solve';
}

const PURPOSES = { solve: 'solving', reflection: 'reflecting on', review: 'reviewing answers to' };

interface World {
  readonly ports: EpisodePorts;
  readonly spec: EpisodeSpec;
  readonly asked: () => readonly string[];
}

/** Solve prompts are answered with broken programs; prompts of one purpose end as they are told to. */
async function world(purpose: ReturnType<typeof purposeOf>, ends: () => ModelAnswer, strategy: Strategy = FIRST_STRATEGY): Promise<World> {
  const { suite, sandbox } = toyWorld();
  const store = openFakeStore();
  const [task] = suite.tasks;
  if (task === undefined) throw new TypeError('the toy suite is empty');
  await prepareCampaign(store, 'c', suite, campaign('c').config, strategy);
  const model = fakeModel((request) => (purposeOf(request) === purpose ? ends() : '```python\nbroken\n```'));
  const ports: EpisodePorts = { model, sandbox, store, memory: openFakeMemory({ store }), code: codeReader };
  const spec: EpisodeSpec = {
    ...ANY_EPISODE,
    address: 'c/e',
    model: 'fake-1',
    task: taskHash(task),
    strategy: strategyId(strategy),
    attempts: 3,
    samples: 1,
    reflections: 2,
  };
  return { ports, spec, asked: () => model.requests.map(purposeOf) };
}

const run = async ({ ports, spec }: World): Promise<EpisodeRecord> => episode(ports, spec, signal);

describe('a prompt that the model cannot take', () => {
  it('of a solution is a failed attempt, told with the task and the words of the endpoint', async () => {
    const here = await world('solve', refuse);
    expect(await run(here)).toMatchObject({
      status: 'failed',
      attempts: 3,
      modelCalls: 2,
      missed: Array.from({ length: 3 }, () => `solving toy-000: ${SAID}`),
    });
  });

  it('of a reflection costs the reflection', async () => {
    const here = await world('reflection', refuse);
    expect(await run(here)).toMatchObject({
      status: 'failed',
      attempts: 3,
      modelCalls: 3,
      missed: [`reflecting on toy-000: ${SAID}`, `reflecting on toy-000: ${SAID}`],
    });
    expect(here.asked().filter((purpose) => purpose === 'solve')).toHaveLength(3);
  });

  it('of a review leaves the answer as it is', async () => {
    const here = await world('review', refuse, { ...FIRST_STRATEGY, tools: ['self-review'] });
    const record = await run({ ...here, spec: { ...here.spec, reflections: 0 } });
    expect(record).toMatchObject({
      status: 'failed',
      attempts: 3,
      modelCalls: 3,
      missed: Array.from({ length: 3 }, () => `reviewing answers to toy-000: ${SAID}`),
    });
  });

  it('of a lesson leaves what solved the task to remember', async () => {
    const { ports, spec } = await world('lesson', refuse);
    await episode(ports, spec, signal);
    const practised = { spec, progress: { given: null, answers: [], reflections: [], passed: null, voided: '' } };
    expect(await learn(ports, practised, signal)).toEqual({ ...practised, lesson: null });
  });

  it.each([
    ['too long', refuse, /proposing by asking: http:.*too long/],
    ['withheld', () => WITHHELD, /withheld by a content filter: the prompt was flagged/],
  ] as const)('of a proposal that is %s is a tactic that made nothing, and nobody has read what people said', async (_, ends, because) => {
    const { ports, spec } = await world('proposal', ends);
    const asking: Tactic = {
      name: 'asking',
      about: '',
      propose: () => ({
        kind: 'question',
        question: { actions: ['rule-added'], messages: [{ role: 'system', content: '"action"' }], read: () => ({ refused: 'unread' }) },
      }),
    };
    const made = await propose(
      ports,
      {
        address: 'c/propose',
        campaign: 'c',
        model: 'fake-1',
        seed: 1,
        controller: 'heuristic',
        branch: 0,
        cycle: 0,
        champion: spec.strategy,
        view: [],
        feedback: ['Mind the bounds.'],
        feedbackIds: ['f1'],
      },
      signal,
      [asking],
    );
    expect(made).toEqual({ strategy: null, heard: [], modelCalls: 0, because: expect.stringMatching(because) });
  });

  it('is withheld by a filter like any other outcome', async () => {
    for (const purpose of ['solve', 'reflection', 'review'] as const) {
      const here = await world(purpose, () => WITHHELD, { ...FIRST_STRATEGY, tools: ['self-review'] });
      const { status, attempts, missed = [] } = await run(here);
      expect({ status, attempts }).toEqual({ status: 'failed', attempts: 3 });
      expect(
        missed.filter((words) => words.includes(`${PURPOSES[purpose]} toy-000: withheld by a content filter: the prompt was flagged`))
          .length,
      ).toBeGreaterThan(0);
    }
  });
});

describe('a failure that a person must mend', () => {
  it.each([
    ['solve', /^solving toy-000: Check OPENAI_API_KEY/],
    ['reflection', /^reflecting on toy-000: Check OPENAI_API_KEY/],
  ] as const)('says what the call was for: %s', async (purpose, message) => {
    const here = await world(purpose, () => {
      throw new RatchetFailure('refused-access', 'Check OPENAI_API_KEY', { retryAfterMs: 5 });
    });
    await expect(run(here)).rejects.toMatchObject({ kind: 'refused-access', message: expect.stringMatching(message), retryAfterMs: 5 });
  });
});
