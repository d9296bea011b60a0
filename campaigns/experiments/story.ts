import { type Answer, alphaOf, answerOf } from '../../domain/metrics/answer.js';
import type { Figure } from '../../domain/metrics/intervals.js';
import { type Effect, pairedEffect } from '../../domain/metrics/paired.js';
import { type Cell, differencesOf, figureOf, type MetricName, METRICS } from '../../domain/metrics/table.js';
import { allOf, raceList } from '../../ports/lists.js';
import type { RaceRecord } from '../../ports/records.js';
import type { ExperimentDefinition } from '../../schemas/experiment.js';
import type { LenientStore } from '../leaving-out.js';
import { type ExperimentState, experimentState } from './experiments.js';
import { measured } from './measure.js';

/** All that the report of an experiment tells, also while it still goes on. */
export interface ExperimentStory {
  readonly state: ExperimentState;
  readonly cells: readonly Cell[];
  readonly answers: readonly ToldAnswer[];
  readonly figures: readonly ToldFigures[];
  readonly races: readonly { readonly arm: string; readonly campaign: string; readonly race: RaceRecord }[];
}

export interface ToldAnswer {
  readonly stated: ExperimentDefinition['hypotheses'][number];
  readonly alpha: number;
  readonly answer: Answer;
  readonly effect: Effect | null;
  /** what the arm came to, and what it is held against */
  readonly ends: readonly [number | null, number | null];
  /** the same of each suite alone, without a word: they were not what was asked */
  readonly suites: readonly { readonly suite: string; readonly effect: Effect | null }[];
}

interface ToldFigures {
  readonly metric: MetricName;
  /** by arm, over all suites and of each alone */
  readonly rows: readonly { readonly arm: string; readonly suite: string | null; readonly figure: Figure | null }[];
}

/**
 * A campaign is told of with all of its figures, or as one that cannot be read: an effect of what is left of them would be none of the
 * arm's.
 */
export async function experimentStory(store: LenientStore, id: string): Promise<ExperimentStory> {
  const all = await experimentState(store, id);
  const found = await Promise.all(
    all.cells.map((cell) =>
      store.tried('campaigns', cell.planned.campaign, async () => ({ cell, measured: await measured(store.whole, cell) })),
    ),
  );
  const readable = found.filter((each) => each !== null);
  const state = { ...all, cells: readable.map(({ cell }) => cell) };
  const cells = readable.flatMap((each) => each.measured ?? []);
  const races = await Promise.all(
    cells.map(async ({ campaign, arm }) => (await allOf(store, 'races', raceList(campaign))).map((race) => ({ arm, campaign, race }))),
  );
  return { state, cells, ...answersOf(all.record.definition, cells), races: races.flat() };
}

/** What the cells say of a definition: pure, so that it can be tested on cells that were made up. */
export function answersOf(definition: ExperimentDefinition, cells: readonly Cell[]): Pick<ExperimentStory, 'answers' | 'figures'> {
  const alpha = alphaOf(definition.hypotheses.length);
  const of = (arm: string, suite: string | null): readonly Cell[] =>
    cells.filter((each) => each.arm === arm && (suite === null || each.suite === suite));
  const effectOf = ({ metric, arm, against }: ToldAnswer['stated'], suite: string | null): Effect | null =>
    pairedEffect(differencesOf(metric, of(arm, suite), of(against, suite)), alpha);
  return {
    answers: definition.hypotheses.map((stated) => {
      const effect = effectOf(stated, null);
      const { better } = METRICS[stated.metric];
      return {
        stated,
        alpha,
        effect,
        ends: [
          figureOf(stated.metric, of(stated.arm, null))?.value ?? null,
          figureOf(stated.metric, of(stated.against, null))?.value ?? null,
        ],
        answer: answerOf(effect, { better, matters: stated.matters }),
        suites: definition.suites.length < 2 ? [] : definition.suites.map((suite) => ({ suite, effect: effectOf(stated, suite) })),
      };
    }),
    figures: definition.metrics.map((metric) => ({
      metric,
      rows: definition.arms.flatMap(({ name: arm }) =>
        [null, ...(definition.suites.length < 2 ? [] : definition.suites)].map((suite) => ({
          arm,
          suite,
          figure: figureOf(metric, of(arm, suite)),
        })),
      ),
    })),
  };
}
