import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attemptsToPass, spentAttempts, type EpisodeSpec } from '../../domain/episode.js';
import { runEpisode } from '../../domain/run-episode.js';
import { ANY_EPISODE, BEGUN_EPISODE } from '../support/episode-records.js';

const SPEC = ANY_EPISODE;
const BEGUN = BEGUN_EPISODE;

/** Steps that note their names; the candidate with the number `passes` (from 1) passes, and the answer with the number `voids` is void. */
async function run(
  change: Partial<EpisodeSpec>,
  { passes = Infinity, voids = Infinity, works = false }: { readonly passes?: number; readonly voids?: number; readonly works?: boolean },
) {
  const steps: string[] = [];
  const progress = await runEpisode(
    { ...SPEC, ...change },
    {
      open: async () => (works ? { ...BEGUN, work: null } : BEGUN),
      generate: async (spec, at) => {
        steps.push('generate');
        return {
          ...at,
          answers: [...at.answers, { ledger: 'l', n: Math.min(spec.samples, spec.attempts - spentAttempts(at)), verdicts: [] }],
        };
      },
      grow: async (_, at) => at,
      enter: async (_, at) => {
        steps.push('enter');
        return { ...at, work: { turns: 0, toDo: false, ended: null } };
      },
      turn: async (_, at) => {
        steps.push('turn');
        return { ...at, work: { turns: (at.work?.turns ?? 0) + 1, toDo: true, ended: null } };
      },
      act: async (_, at) => {
        steps.push('act');
        const turns = at.work?.turns ?? 0;
        return { ...at, work: { turns, toDo: false, ended: turns === 2 ? 'submitted' : null } };
      },
      handIn: async (_, at) => {
        steps.push('handIn');
        return { ...at, work: null, answers: [...at.answers, { ledger: null, work: 'w', n: 1, verdicts: [] }] };
      },
      execute: async (_, at) => {
        steps.push('execute');
        const before = spentAttempts(at) - (at.answers.at(-1)?.n ?? 0);
        if (at.answers.length === voids) return { ...at, voided: 'no box' };
        return passes > spentAttempts(at) ? at : { ...at, passed: { answer: at.answers.length - 1, choice: passes - before - 1 } };
      },
      reflect: async (_, at) => {
        steps.push('reflect');
        return { ...at, reflections: [...at.reflections, 'r'] };
      },
      plan: async (_, at) => at,
      writeTests: async (_, at) => at,
      checkTests: async (_, at) => at,
      review: async (_, at) => at,
      vote: async (_, at) => at,
      conclude: async (_, at) => at,
    },
  );
  return { steps, progress };
}

describe('an episode', () => {
  it('reflects between answers, not after the last', async () => {
    expect((await run({}, {})).steps.join(' ')).toBe('generate execute reflect generate execute reflect generate execute');
    expect((await run({ reflections: 0 }, {})).steps.join(' ')).toBe('generate execute generate execute generate execute');
  });

  it('works turn by turn where there is a checkout, and each work is an attempt', async () => {
    const work = 'enter turn act turn act handIn execute';
    expect((await run({}, { works: true, passes: 1 })).steps.join(' ')).toBe(work);
    expect((await run({ attempts: 2 }, { works: true })).steps.join(' ')).toBe(`${work} reflect ${work}`);
  });

  it('ends with the candidate that passes, and with a void', async () => {
    expect((await run({}, { passes: 5 })).steps.join(' ')).toBe('generate execute reflect generate execute');
    expect((await run({}, { voids: 1 })).steps.join(' ')).toBe('generate execute');
  });

  it('never spends more attempts than it has, all of them when none passes, and counts those to the pass', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 16 }),
        fc.integer({ min: 1, max: 60 }),
        async (attempts, samples, passes) => {
          const { progress } = await run({ attempts, samples }, { passes });
          expect(spentAttempts(progress)).toBeLessThanOrEqual(attempts);
          expect(attemptsToPass(progress)).toBe(passes > attempts ? null : passes);
          expect(spentAttempts(progress)).toBeGreaterThanOrEqual(Math.min(passes, attempts));
        },
      ),
    );
  });
});
