import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attemptsToPass, type EpisodeProgress, type EpisodeSpec, spentAttempts, spentCalls, waiting } from '../../../domain/episode.js';
import { type EpisodeVerbs, runEpisode } from '../../../domain/run-episode.js';
import { limitsOf } from '../../../domain/steps/limits.js';
import { STEP_NAMES, stepsFault, type StepName } from '../../../domain/steps/steps.js';
import { FIRST_STRATEGY, policyOf, withSteps } from '../../../domain/strategy.js';
import { ANY_EPISODE, BEGUN_EPISODE } from '../../support/episode-records.js';

const SPEC: EpisodeSpec = { ...ANY_EPISODE, limits: limitsOf(8) };
const BEGUN = BEGUN_EPISODE;

interface World {
  /** the how-manieth candidate passes; Infinity: none */
  readonly passes?: number;
  /** how many of an answer's choices a second look doubts */
  readonly doubts?: number;
  /** every so-manieth question cannot be had; Infinity: all can */
  readonly misses?: number;
  /** the model has written enough after so many answers */
  readonly writes?: number;
  /** an agent works in a checkout */
  readonly works?: boolean;
}

/** An episode whose verbs do what the real ones do to the progress, and note their names. */
async function walk(
  change: Partial<EpisodeSpec>,
  { passes = Infinity, doubts = 0, misses = Infinity, writes = Infinity, works = false }: World = {},
) {
  const spec = { ...SPEC, ...change };
  const taken: string[] = [];
  let asked = 0;
  const isMissed = (): boolean => {
    asked += 1;
    return asked % misses === 0;
  };
  const note = <T>(name: string, progress: T): Promise<T> => {
    taken.push(name);
    if (taken.length > 500) throw new Error('it does not end');
    return Promise.resolve(progress);
  };
  const verbs: EpisodeVerbs<EpisodeProgress> = {
    open: () => Promise.resolve(works ? { ...BEGUN, work: null } : BEGUN),
    grow: (_, at) => note('grow', at),
    enter: (_, at) => note('enter', { ...at, work: { turns: 0, toDo: false, ended: null } }),
    turn: (_, at) => note('turn', { ...at, work: { turns: (at.work?.turns ?? 0) + 1, toDo: true, ended: null } }),
    act: (_, at) => note('act', { ...at, work: { turns: at.work?.turns ?? 0, toDo: false, ended: 'submitted' } }),
    handIn: (_, at) =>
      note('hand-in', { ...at, work: null, answers: [...at.answers, { ledger: null, work: SPEC.address, n: 1, verdicts: [] }] }),
    generate: (_, at) => {
      if (at.answers.length >= writes) return note('generate', { ...at, outOfTokens: true });
      const left = (spec.limits?.calls ?? Infinity) - spentCalls(at);
      const n = Math.min(spec.samples, spec.attempts - spentAttempts(at), left);
      return note('generate', { ...at, answers: [...at.answers, { ledger: isMissed() ? null : 'l', n, verdicts: [] }] });
    },
    execute: (_, at) => {
      const index = at.answers.findLastIndex(({ verdicts }) => verdicts.length > 0) + 1;
      const before = at.answers.slice(0, index).reduce((sum, { n }) => sum + n, 0);
      const answers = at.answers.map((answer) =>
        answer.ledger === null && answer.work === undefined
          ? answer
          : { ...answer, verdicts: answer.verdicts.length > 0 ? answer.verdicts : Array.from({ length: answer.n }, () => 'v') },
      );
      const isPass = passes > before && passes <= spentAttempts(at) && waiting(at).length > 0;
      return note('execute', { ...at, answers, passed: isPass ? { answer: index, choice: passes - before - 1 } : null });
    },
    reflect: (_, at) =>
      note('reflect', isMissed() ? { ...at, missed: [...(at.missed ?? []), 'x'] } : { ...at, reflections: [...at.reflections, 'r'] }),
    plan: (_, at) => note('plan', { ...at, thoughts: [...(at.thoughts ?? []), { step: 'plan', ledger: 'p' }] }),
    writeTests: (_, at) => note('write-tests', { ...at, thoughts: [...(at.thoughts ?? []), { step: 'write-tests', ledger: 't' }] }),
    checkTests: (_, at) => note('check-tests', at),
    review: (_, at) => {
      const [latest] = waiting(at);
      if (latest === undefined) return note('review', at);
      const { index, answer } = latest;
      const setAside = Array.from({ length: Math.min(doubts, answer.n - 1) }, (__, place) => place);
      return note('review', {
        ...at,
        answers: at.answers.with(index, { ...answer, n: answer.n - setAside.length, setAside, review: 'k' }),
      });
    },
    vote: (_, at) => note('vote', at),
    conclude: (_, at) => Promise.resolve(at),
  };
  return { progress: await runEpisode(spec, verbs), taken };
}

const lists = fc
  .array(fc.constantFrom(...STEP_NAMES), { minLength: 1, maxLength: 10 })
  .filter((names) => stepsFault(names.map((step) => ({ step }))) === null);
const order = async (steps: readonly StepName[], world: World = {}, change: Partial<EpisodeSpec> = {}): Promise<string> =>
  (await walk({ steps, ...change }, world)).taken.join(' ');

describe('the steps of an episode', () => {
  it('are the usual ones where none are named', async () => {
    const usual = 'generate execute reflect generate execute reflect generate execute';
    expect((await walk({})).taken.join(' ')).toBe(usual);
    expect(await order(['draft', 'run-visible', 'reflect'])).toBe(usual);
    expect((await walk({ limits: limitsOf(1_000) })).taken.join(' ')).toBe(usual);
  });

  it('are the usual ones of an agent at work, whatever a strategy names', async () => {
    const once = 'enter turn act hand-in execute';
    expect(await order(['plan', 'draft', 'vote', 'run-visible'], { works: true }, { attempts: 2 })).toBe(`${once} reflect ${once}`);
  });

  it('are gone through from top to bottom, then from the last that asks for candidates', async () => {
    const steps: readonly StepName[] = ['plan', 'write-tests', 'draft', 'vote', 'run-visible', 'self-debug'];
    expect(await order(steps, {}, { samples: 3, attempts: 9 })).toBe(
      'plan write-tests check-tests generate vote execute generate execute generate execute',
    );
    expect(await order(steps, { passes: 2 })).toBe('plan write-tests check-tests generate vote execute');
  });

  it('begin anew at a restart, and forget what was tried', async () => {
    const { taken, progress } = await walk({ steps: ['plan', 'draft', 'restart'], attempts: 6 });
    expect(taken.join(' ')).toBe('plan generate execute plan generate execute');
    expect(progress.forgotten).toEqual({ answers: 1, reflections: 0, thoughts: 1 });
  });

  it('judge what was asked for last, also where nothing is left to ask with', async () => {
    expect(await order(['draft'], {}, { attempts: 1 })).toBe('generate execute');
    expect(await order(['draft', 'vote', 'run-visible'], {}, { attempts: 3 })).toBe('generate vote execute');
    expect(await order(['draft', 'run-visible', 'reflect'], { writes: 1 })).toBe('generate execute reflect generate');
  });

  it('leave a call for the candidate that a thought is for', async () => {
    expect(await order(['plan', 'draft'], {}, { attempts: 4, samples: 1, limits: { calls: 1, tokens: 1 } })).toBe('generate execute');
    expect(await order(['plan', 'draft'], {}, { attempts: 4, samples: 1, limits: { calls: 2, tokens: 1 } })).toBe('plan generate execute');
  });

  it('always end, and never take more attempts or calls than the campaign allows, whatever they are', async () => {
    const worlds = fc.record({
      steps: lists,
      attempts: fc.integer({ min: 1, max: 12 }),
      samples: fc.integer({ min: 1, max: 16 }),
      reflections: fc.integer({ min: 0, max: 2 }),
      passes: fc.oneof(fc.constant(Infinity), fc.integer({ min: 1, max: 20 })),
      doubts: fc.integer({ min: 0, max: 3 }),
      misses: fc.constantFrom(Infinity, 2, 3),
      writes: fc.constantFrom(Infinity, 0, 1, 2),
    });
    await fc.assert(
      fc.asyncProperty(worlds, async ({ steps, attempts, samples, reflections, ...world }) => {
        const limits = limitsOf(attempts);
        const { progress } = await walk({ steps, attempts, samples, reflections, limits }, world);
        expect(spentAttempts(progress)).toBeLessThanOrEqual(attempts);
        expect(spentCalls(progress)).toBeLessThanOrEqual(limits.calls);
        expect(progress.passed !== null || waiting(progress).length === 0).toBe(true);
        const endsEarly = progress.passed !== null || world.writes !== Infinity;
        expect(endsEarly || spentAttempts(progress) === attempts || spentCalls(progress) === limits.calls).toBe(true);
        expect(attemptsToPass(progress) ?? 0).toBeLessThanOrEqual(attempts);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the limits of an episode', () => {
  it('are the same for all strategies: both sides of a race have them', () => {
    const reckless = withSteps(
      {
        ...FIRST_STRATEGY,
        decoding: { ...FIRST_STRATEGY.decoding, maxTokens: 1_000_000 },
        episode: { attempts: 1, samples: 16, reflections: 8 },
      },
      [
        { step: 'plan' },
        { step: 'write-tests' },
        { step: 'draft', n: 16, decoding: { maxTokens: 1_000_000 } },
        { step: 'review' },
        { step: 'vote' },
        { step: 'restart' },
      ],
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 64 }), fc.integer({ min: 1, max: 64 }), (attempts, atMost) => {
        const [one, other] = [FIRST_STRATEGY, reckless].map((strategy) => policyOf(strategy, attempts, atMost));
        expect(other?.limits).toEqual(one?.limits);
        expect(other?.attempts).toBe(one?.attempts);
        expect(one?.limits).toEqual(limitsOf(Math.min(attempts, atMost)));
      }),
    );
  });
});
