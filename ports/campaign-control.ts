import type { RoleNames } from '../domain/roles.js';
import type { CampaignConfig, CampaignState, Spent, UnusableSummary, Lost, BudgetLimits } from './records.js';
import type { CampaignReport } from './report-records.js';
import type { Ordered, RollbackPlan, Extension, RollbackRecord } from './campaign-records.js';
import type { SearchLead } from './learning-records.js';
import type { Wanted } from '../domain/extension.js';
import type { BudgetReading } from './store.js';
import type { Waiting } from '../domain/waiting.js';

/** How the API and the command line steer campaigns. */
export interface CampaignControl {
  start(id: string, config: CampaignConfig): Promise<void>;
  pause(id: string, because: string): Promise<void>;
  /** `model`, `roles`: the names that are asked for from here on. */
  resume(id: string, model?: string, roles?: RoleNames): Promise<void>;
  stop(id: string, because: string): Promise<void>;
  /** A sentence of a person that the next proposal reads. */
  feedback(id: string, text: string): Promise<void>;
  status(id: string): Promise<CampaignProgress>;
  /** Resolves when the campaign has ended, also over continue-as-new and a reset. */
  wait(id: string, signal: AbortSignal): Promise<CampaignReport>;
}

/**
 * What people order of campaigns beyond that. Throws `bad-request`, or `conflict` for what makes no sense now, with field, value and
 * way out.
 */
export interface CampaignSteering {
  /** Answers once the campaign took the order. */
  order(id: string, order: Ordered, because: string): Promise<void>;
  /** What a rollback would do; nothing is touched. */
  planRollback(id: string, to: string, because: string): Promise<RollbackPlan>;
  /** Gives a campaign that has ended more to do, and answers once it goes on. */
  extend(id: string, wanted: Wanted, because: string): Promise<Extension>;
  /** Answers when it is done; a second one meanwhile is refused. */
  rollback(id: string, to: string, because: string): Promise<RollbackRecord>;
}

/** Live detail, for people who watch. */
export interface CampaignProgress {
  readonly state: CampaignState;
  readonly phase:
    'starting' | 'practise' | 'trust' | 'learn' | 'propose' | 'screen' | 'search' | 'race' | 'sealed' | 'paused' | 'rolling-back' | 'ended';
  readonly practised: { readonly done: number; readonly of: number; readonly solved: number };
  /** the exam on the sealed tasks that runs; null otherwise. What it solved is the report's to say. */
  readonly exam: { readonly done: number; readonly of: number } | null;
  /**
   * what the search of the cycle has come to: calls of those that it may take, and the version that is furthest ahead; missing where
   * there is none
   */
  readonly search?: { readonly done: number; readonly of: number; readonly best: SearchLead | null };
  readonly race: {
    readonly k: number;
    readonly pairs: number;
    readonly of: number;
    readonly wins: number;
    readonly losses: number;
    readonly logE: number;
    readonly logThreshold: number;
    /** what a promotion needs beside the evidence that is there, and the race has not; missing where it needs evidence first, or nothing */
    readonly lacks?: string;
    /** the logarithm of the evidence before the first pair and behind each; missing where nobody says */
    readonly evidence?: readonly number[];
  } | null;
  /** success in practice, cycle by cycle; missing where nothing was practised yet */
  readonly curve?: readonly { readonly cycle: number; readonly solved: number; readonly of: number }[];
  readonly spent: Spent;
  /** null where every answer held a candidate */
  readonly unusable?: UnusableSummary | null;
  readonly lost: Lost;
  /** for calls in flight, and kept back for the last exam */
  readonly reserved: BudgetReading['reserved'];
  readonly limits: BudgetLimits;
  /** steps that failed and are tried again; empty while all goes well */
  readonly waits: readonly Waiting[];
  /** an estimate from the cycles so far and what has passed of the one that runs; null where nothing can be said */
  readonly leftMs: number | null;
  /** what runs takes longer than those before it: `leftMs` is the least that is left; missing where it is not so */
  readonly leftIsLeast?: true;
}
