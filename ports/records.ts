import type { Address } from '../domain/address.js';
import type { RowKind } from '../domain/memory/account.js';
import type { BugClass } from '../domain/memory/bug-class.js';
import type { Reflected } from '../domain/metrics/reflection-accuracy.js';
import type { ModelAnswer } from '../domain/model.js';
import type { Scores } from '../domain/scores.js';
import type { Pool } from '../domain/task.js';
import type { Diagnostic, Verdict } from '../domain/verdict.js';
import type { View } from '../domain/view.js';
import type { CampaignConfig, Inherited } from '../schemas/settings.js';
import type { BudgetLimits, Extension } from './campaign-records.js';

/** A model call, written before the call counts as done. Its id is hash(address, canonical request). */
export interface LedgerEntry {
  readonly address: Address;
  readonly campaign: string;
  readonly requestHash: string;
  readonly answer: ModelAnswer;
  /** the try that got it, and how many answers it asked for; missing in records of earlier versions */
  readonly try?: string;
  readonly calls?: number;
  /** ISO 8601 */
  readonly at: string;
}

/** A judged candidate. Its id is hash(address, candidate, task, box version). */
export interface VerdictRecord {
  readonly address: Address;
  readonly verdict: Verdict;
}

/** What a linter says of a program in an episode; null where there is none, or it came to no end. Its id is hash(episode, program). */
export interface LintRecord {
  readonly address: Address;
  readonly findings: readonly Diagnostic[] | null;
}

/** A suite as a campaign uses it: tasks by content hash, split into pools. Its id is the hash of its content. */
export interface SuiteRecord {
  readonly name: string;
  readonly seed: number;
  readonly tasks: readonly {
    readonly id: string;
    readonly hash: string;
    readonly family: string;
    readonly pool: Pool;
    readonly language: string;
  }[];
}

/** What an episode came to. Its id is its address. Small: it also stands in histories. */
export interface EpisodeRecord {
  readonly taskId: string;
  readonly plausible: boolean;
  readonly solved: boolean;
  /** candidates judged on the visible checks */
  readonly attempts: number;
  /** candidates until the visible checks passed; null when they never did */
  readonly attemptsToPass: number | null;
  readonly status: 'passed' | 'failed' | 'void';
  /** `Unusable`: no answer held a candidate */
  readonly errorClass: Verdict['errorClass'] | 'Unusable';
  readonly trust: Verdict['trust'];
  /** share of the judged candidates that got past the compile step */
  readonly compiled: number;
  /** share of checks (visible and hidden) that the last judged candidate passed */
  readonly testsPassed: number;
  /**
   * share of hidden checks that the candidate passed which passed every visible one, of those that count; 0 where none did so, missing
   * in records of earlier versions
   */
  readonly hiddenPassed?: number;
  /** of the last judged candidate; null where there is none. For reports, and on train tasks for choice among strategies */
  readonly scores: Scores | null;
  /** weighted as the strategy says; null where no part is known */
  readonly score: number | null;
  readonly modelCalls: number;
  readonly sandboxRuns: number;
  readonly tokens: number;
  readonly costUsd: number;
  /** choices that ended at the token limit; missing in records of earlier versions */
  readonly cutOff?: number;
  /** answers that held no candidate; missing where there are none, and in records of earlier versions */
  readonly unusable?: number;
  /** texts of the model that could not be had: what each was for, and what the endpoint said; missing where there was none */
  readonly missed?: readonly string[];
  /** ids of the memory rows that stood in the prompt */
  readonly recalled: readonly string[];
  /** what of memory could not be asked, and why; missing where all of it was */
  readonly lacking?: string;
  /**
   * how its reflections stand against the reference fix, for reports; missing where there are none, or no fix, and in records of
   * earlier versions
   */
  readonly reflected?: Reflected;
  /** why it is void, why a pass does not count, or why no candidate was judged; empty otherwise */
  readonly reason: string;
}

/** Why answers of an episode held no candidate. Its id is the address of the episode. For people only. */
export interface UnusableRecord {
  readonly campaign: string;
  readonly taskId: string;
  readonly answers: number;
  /** what most of them had in common */
  readonly because: string;
  /** how one of those begins, control characters shown; empty where it was empty */
  readonly example: string;
}

/** Of a campaign: how many answers could not be used, why, and one of them. */
export interface UnusableSummary {
  readonly answers: number;
  /** of the first episodes that had such answers, the most frequent first */
  readonly reasons: readonly { readonly because: string; readonly answers: number }[];
  readonly example: { readonly task: string; readonly text: string } | null;
}

export interface RaceRecord {
  readonly campaign: string;
  readonly branch: number;
  readonly cycle: number;
  readonly champion: string;
  readonly challenger: string;
  /** the how-manieth challenger of the campaign this is, from 1: it sets the threshold */
  readonly k: number;
  readonly decision: 'promoted' | 'dropped' | 'undecided';
  readonly because: string;
  readonly pairs: number;
  readonly wins: number;
  readonly losses: number;
  /** a letter for each pair in its order: W won, L lost, = alike. For the report's plot; nothing that learns reads it */
  readonly outcomes: string;
  readonly winFamilies: number;
  /** void episodes by side: a challenger that made its losses void would show here */
  readonly voids: { readonly champion: number; readonly challenger: number };
  readonly logE: number;
  readonly logThreshold: number;
  /** what `logE` holds beside wins and losses; missing where those alone are evidence */
  readonly attempts?: RacedAttempts;
  readonly modelCalls: number;
  readonly costUsd: number;
}

/** How soon the sides of a race solved their tasks, or how many hidden tests they passed, as evidence. */
interface RacedAttempts {
  /** what is counted; missing: attempts */
  readonly of?: 'tests';
  /** grades where tests are counted; else K: an episode solved at attempt a is solved within K - a + 1 budgets of 1 … K attempts */
  readonly budgets: number;
  /**
   * by pair in its order: within how many budgets more the challenger solved its task, or how many grades more it passed. For the
   * report's plot; nothing that learns reads it
   */
  readonly ahead: readonly number[];
  /** of this count alone: `RaceRecord.logE` is that of its mean with the one by wins */
  readonly logE: number;
}

/** A row of memory. Rows are append-only; which of them an episode sees is its view. */
export interface MemoryRow {
  readonly id: string;
  readonly campaign: string;
  readonly branch: number;
  readonly cycle: number;
  /** only `train` is ever written */
  readonly pool: Pool;
  readonly family: string;
  readonly taskId: string;
  readonly language: string;
  /** of a place: only tasks of the same repository are told of it (`repositoryScope`) */
  readonly repository?: string;
  readonly kind: RowKind;
  /** what stands in a prompt */
  readonly sentence: string;
  /** what it is found by */
  readonly key: string;
  readonly symptom: string;
  readonly remedy: string;
  readonly solved: boolean;
  readonly attempts: number;
  /** of a place: files without which it is no longer true */
  readonly paths?: readonly string[];
  /** the compact edit that solved it; absent where none did, or it is long */
  readonly edit?: string;
  /** how the program failed: `Logic`, `Logic: IndexError`; missing where it did not, and in rows of earlier versions */
  readonly errorType?: string;
  /** what kind of mistake the edit mended; missing where none did, and in rows of earlier versions */
  readonly bugClass?: BugClass;
  /** of a `code`: what was asked, the program that solved it, and what it defines */
  readonly problem?: string;
  readonly code?: string;
  readonly signature?: string;
  /** the campaign that learned it, of a row that was imported */
  readonly origin?: string;
}

/**
 * The rows that an episode may see: those of the listed branches of this campaign (or of one that is named), each up to and including a
 * cycle.
 */
export interface MemoryView {
  readonly campaign: string;
  readonly branches: View;
}

/** What a model was paid. */
export interface Paid {
  /** answers that were asked for: a request for n choices is n calls */
  readonly modelCalls: number;
  readonly tokens: number;
  readonly costUsd: number;
}

/** Spend of a campaign; only grows. */
export interface Spent extends Paid {
  readonly sandboxRuns: number;
  /** answers that were paid for and held no candidate; missing where there are none */
  readonly unusable?: number;
}

/** What was, or may have been, paid for answers that could not be taken; by its upper bound. A part of what is spent. */
export interface Lost extends Paid {
  /** why the latest could not be taken; null where there is none */
  readonly last: string | null;
}

/** What changes while a campaign goes on. One document a campaign. Its counters only grow, also over a rollback. */
export interface CampaignState {
  readonly id: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly config: CampaignConfig;
  readonly status: 'running' | 'paused' | 'done' | 'stopped';
  /** why it is paused, stopped or failed; empty otherwise */
  readonly because: string;
  readonly branch: number;
  readonly cycle: number;
  readonly champion: string;
  /** challengers that were given a k */
  readonly challengers: number;
  readonly promotions: number;
  readonly activeMs: number;
  /** ISO 8601; missing where it is not paused */
  readonly pausedAt?: string;
  /** what it was given beyond its configuration after it had ended, in order; missing where nothing was */
  readonly extensions?: readonly Extension[];
}

export type { BudgetLimits, CampaignConfig, Inherited };
