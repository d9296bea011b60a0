import type { KnownWay } from '../schemas/settings.js';
import type { AttemptsComparison } from '../domain/metrics.js';
import type { RowKind } from '../domain/memory/account.js';
import type { Reason } from '../domain/memory/book.js';
import type { Evidence } from '../domain/memory/credit.js';
import type { Reuse } from '../domain/memory/reuse.js';
import type { SamplingBaseline } from '../domain/sampling.js';
import type { HitRates } from '../domain/search/foretelling.js';
import type { RuleCount } from '../domain/search/rule-counts.js';
import type { StrategyVersion } from '../domain/strategy.js';
import type { SearchLead } from './learning-records.js';
import type { Extension } from './campaign-records.js';
import type { Role } from '../domain/roles.js';
import type { Inherited, Lost, Paid, RaceRecord, Spent, UnusableSummary } from './records.js';

/** What a campaign is told by when it has ended. */

/** Something that a person said, and what became of it. */
export interface ToldFeedback {
  /** ISO 8601 */
  readonly at: string;
  readonly text: string;
  /** `the campaign`, or the attempt or strategy that it speaks of */
  readonly about: string;
  readonly judgement: 'accepted' | 'rejected' | 'comment';
  /** how far the challenger came whose proposal read it; open: it has not been raced yet */
  readonly fate: 'promoted' | 'dropped' | 'undecided' | 'screened' | 'rolled-back' | 'open' | 'no-challenger' | 'not-read';
  /** the cycle that read it */
  readonly cycle: number | null;
  /** the challenger that came of it */
  readonly strategy: string | null;
  readonly because: string;
}

/** What a strategy came to on the sealed tasks. */
export interface PoolScore {
  readonly strategy: string;
  /** episodes that were judged: each task as often as it was run, less voids */
  readonly n: number;
  readonly solved: number;
  readonly low: number;
  readonly high: number;
  readonly meanAttempts: number;
  /** missing in reports of earlier versions: as many as `n`, each run once */
  readonly tasks?: number;
  readonly runs?: number;
  /** of an exam at an earlier end, before the campaign was extended: cycles that had ended then; missing where it is of this end */
  readonly afterCycles?: number;
}

export interface CampaignReport {
  readonly campaign: string;
  readonly suite: string;
  readonly model: string;
  readonly ended: 'cycles' | 'budget' | 'deadline' | 'stopped';
  readonly cycles: number;
  readonly first: PoolScore;
  readonly last: PoolScore;
  /** two-sided exact sign-flip test over the sealed tasks, each with all its runs; with one run it is McNemar's */
  readonly pairedP: number;
  /** attempts until solved on the same sealed tasks, first strategy against last; an unsolved task counts with all its attempts */
  readonly attempts: AttemptsComparison;
  readonly lineage: readonly StrategyVersion[];
  readonly races: readonly RaceRecord[];
  readonly spent: Spent;
  /** missing where every answer held a candidate, and in reports of earlier versions */
  readonly unusable?: UnusableSummary;
  /** missing in reports of earlier versions */
  readonly lost?: Lost;
  /** what each role cost; missing in reports of earlier versions */
  readonly roles?: readonly RoleCost[];
  readonly activeMs: number;
  /** what the user must know to read the figures (offline model, small pools, …) */
  readonly notes: readonly string[];
  /** what follows is missing in reports of earlier versions */
  readonly work?: WorkDone;
  /** what the same budget would have bought without learning; null where it cannot be said */
  readonly sampling?: SamplingBaseline | null;
  /** why no race promoted anything, a sentence each; empty where one did */
  readonly why?: readonly string[];
  readonly feedback?: readonly ToldFeedback[];
  readonly forced?: readonly ToldForce[];
  /** the end before a campaign was extended, in order */
  readonly extensions?: readonly Extension[];
  readonly inherited?: Inherited;
  readonly memory?: ToldMemory;
  readonly knownWay?: KnownWay;
}

/** What memory was to a campaign. */
export interface ToldMemory {
  /** the name under which it is shared; null where it is not */
  readonly scope: string | null;
  /** rows that the campaign sees, by kind */
  readonly rows: Readonly<Partial<Record<RowKind, number>>>;
  /** how often something was learned that a row said already */
  readonly again: number;
  /** rows that are not told any more, by why */
  readonly out: Readonly<Partial<Record<Reason, number>>>;
  /** failed tasks that wait to be practised again */
  readonly waiting: number;
  /** of its train episodes */
  readonly reuse: Reuse;
  /** rows that were told, by what they are worth, those that help most first; of many the ends */
  readonly items: readonly ToldRow[];
}

/** A row, and what followed where it was told. */
export interface ToldRow extends Evidence {
  readonly id: string;
  readonly kind: RowKind;
  readonly sentence: string;
  readonly lift: number;
  readonly out: Reason | null;
}

/** What a role's model was asked for; all together are what was spent. */
export interface RoleCost extends Paid {
  readonly role: Role;
  readonly model: string;
}

/** A strategy that a person ordered to be champion without a race, and what came of it. */
export interface ToldForce {
  /** ISO 8601 */
  readonly at: string;
  readonly strategy: string;
  readonly because: string;
  /** the first cycle that it was champion in; null where nothing came of it, or it still waits */
  readonly cycle: number | null;
  /** the cycle that was cut and given up for it; null where none was */
  readonly gaveUp: number | null;
}

/** What a campaign's budget went for. */
export interface WorkDone {
  /** one a cycle, or those of its search, and those of them that asked the model for an idea */
  readonly proposals: number;
  readonly asked: number;
  /** why no challenger came of a question to the model → how often */
  readonly unanswered: Readonly<Record<string, number>>;
  /** those that were asked, the dearest first */
  readonly tactics: readonly TacticWork[];
  /** the exams, and all else: practice, lessons, sentinels, what was begun and not ended */
  readonly exams: CallsAndCost;
  readonly rest: CallsAndCost;
  /** what its searches did; missing where it did not search, and in reports of earlier versions */
  readonly search?: SearchSum;
  /** what a race could have shown: the gain that is promoted in four cases of five; null: not even 60 points */
  readonly visible: readonly { readonly k: number; readonly pairs: number; readonly gain: number | null }[];
}

/** All searches of a campaign together; calls and cost are those of their episodes. */
export interface SearchSum extends CallsAndCost {
  readonly cycles: number;
  readonly proposals: number;
  readonly made: number;
  readonly entered: number;
  readonly episodes: number;
  /** what the races of what it found took */
  readonly races: CallsAndCost;
  /** how the last one ended */
  readonly because: string;
  readonly best: SearchLead | null;
  /** how often what the latest proposals foretold of train tasks came; missing where none foretold anything */
  readonly foretold?: HitRates;
  /** what rules did on train places */
  readonly rules?: readonly RuleCount[];
}

export interface CallsAndCost {
  readonly modelCalls: number;
  readonly costUsd: number;
}

/** What was done by one tactic: its questions, and the screens and races of its challengers. */
export interface TacticWork extends CallsAndCost {
  readonly tactic: string;
  readonly chosen: number;
  /** of those, how often it asked the model */
  readonly asked: number;
  readonly challengers: number;
  /** that earned no race */
  readonly screened: number;
  readonly raced: number;
  readonly promoted: number;
}
