import type { Paid, RaceRecord, Spent } from '../ports/records.js';
import type { PoolScore, RoleCost, ToldFeedback, ToldMemory, ToldForce, WorkDone } from '../ports/report-records.js';
import type { StrategyVersion } from '../domain/strategy.js';

/** All that a campaign's page tells: read from the store, also while the campaign still goes on. */
export interface Story {
  readonly campaign: string;
  readonly suite: string;
  readonly model: string;
  /** `running in cycle 4`, `ended after 10 cycles: all done` */
  readonly standing: string;
  /** what a promotion of this campaign means, in one sentence */
  readonly guarantee: string;
  readonly first: PoolScore | null;
  readonly last: PoolScore | null;
  /** one sentence on how the two compare; empty where there is nothing to compare */
  readonly comparison: string;
  /** what plain sampling would have given; empty where nobody computed it */
  readonly sampling: readonly string[];
  readonly champion: string;
  readonly versions: readonly ToldVersion[];
  readonly events: readonly ToldEvent[];
  readonly spent: Spent;
  /** a part of it */
  readonly lost: Paid;
  /** what each role cost */
  readonly roles: readonly RoleCost[];
  /** answers that could not be used, in one sentence; empty where there are none */
  readonly unusable: string;
  readonly activeMs: number;
  readonly notes: readonly string[];
  /** why no race promoted anything; empty where one did, or while it goes on */
  readonly why: readonly string[];
  readonly work: WorkDone | null;
  /** null where nothing is learned */
  readonly memory: ToldMemory | null;
  readonly feedback: readonly ToldFeedback[];
  readonly forced: readonly ToldForce[];
  /** where it began and how it was extended, a sentence each */
  readonly course: readonly string[];
}

export const FATES = ['first', 'champion', 'was champion', 'dropped', 'undecided', 'screened out', 'rolled back', 'not raced'] as const;
export type Fate = (typeof FATES)[number];

export interface ToldVersion {
  readonly version: StrategyVersion;
  readonly fate: Fate;
  readonly race: RaceRecord | null;
  /** how a person made it champion without a race, a sentence each time; empty where nobody did */
  readonly forced: readonly string[];
  /** the changed part, line by line, as `strategy diff` shows it */
  readonly diff: readonly string[];
}

/** What happened beside proposals and races: checkpoints, rollbacks, incidents, orders of people. */
export interface ToldEvent {
  readonly kind: 'checkpoint' | 'rollback' | 'incident' | 'order' | 'extension';
  readonly branch: number;
  /** `after cycle 3`; empty where no cycle has to do with it */
  readonly when: string;
  readonly text: string;
}
