import type { CampaignProgress } from '../ports/campaign-control.js';
import type { BudgetReading, Unreadable } from '../ports/store.js';
import type { CampaignState, RaceRecord } from '../ports/records.js';
import type { PoolScore, RoleCost } from '../ports/report-records.js';
import type { HistoryLine } from './history.js';
import type { Need } from './needs.js';
import type { CycleOfCurve, PractisedCycle } from './practice-table.js';

/** A campaign at a glance: what got better, how sure that is, what it cost, and what needs a person. */
export interface Glance {
  readonly campaign: CampaignState;
  /** a sentence: `running in cycle 4 of 20` */
  readonly standing: string;
  /** of the sealed tasks; null while not examined */
  readonly first: PoolScore | null;
  readonly last: PoolScore | null;
  /** of the paired test on the sealed tasks; null before the end */
  readonly pairedP: number | null;
  /** success in practice, cycle by cycle, thinned out where there are many */
  readonly curve: readonly Pick<PractisedCycle, 'cycle' | 'solved' | 'of'>[];
  readonly spent: BudgetReading['spent'];
  readonly limits: BudgetReading['limits'];
  readonly needs: readonly Need[];
}

/** Every campaign, and those of which something cannot be read. */
export interface Glances {
  readonly campaigns: readonly Glance[];
  readonly unreadable: readonly Unreadable[];
}

/** All that the page of a campaign shows first. */
export interface Board extends Omit<Glance, 'curve'> {
  readonly progress: Omit<CampaignProgress, 'state'> | null;
  /** what a promotion means here, in one sentence */
  readonly guarantee: string;
  /** why its gate can promote nothing, however good a challenger is; null where it can */
  readonly hopeless: string | null;
  /** how the exams compare, or why they do not yet */
  readonly comparison: string;
  /** over how many cycles `recent` is pooled */
  readonly window: number;
  readonly cycles: readonly CycleOfCurve[];
  readonly marks: readonly HistoryLine[];
  readonly races: readonly ToldRace[];
  /** of the race that ran last and has ended; null where none has */
  readonly evidence: RaceEvidence | null;
  readonly reserved: BudgetReading['reserved'];
  readonly lost: BudgetReading['lost'];
  readonly roles: readonly RoleCost[];
  readonly notes: readonly string[];
  /** why nothing was promoted */
  readonly why: readonly string[];
  readonly sampling: readonly string[];
}

export type ToldRace = Pick<
  RaceRecord,
  | 'branch'
  | 'cycle'
  | 'k'
  | 'champion'
  | 'challenger'
  | 'decision'
  | 'because'
  | 'pairs'
  | 'wins'
  | 'losses'
  | 'logE'
  | 'logThreshold'
  | 'modelCalls'
  | 'costUsd'
>;

/** How the evidence of a race grew, as logarithms. */
export interface RaceEvidence {
  readonly k: number;
  readonly logThreshold: number;
  readonly curve: readonly number[];
}

/** So many points show the course of a curve in a small plot. */
const MOST_POINTS = 60;

/** The points that a small plot shows: all of a short curve, of a long one as many evenly, the last one always. */
export function thinned<Point>(points: readonly Point[], most = MOST_POINTS): readonly Point[] {
  if (points.length <= most) return points;
  const step = (points.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, index) => points[Math.round(index * step)]).filter((each) => each !== undefined);
}
