import type { Address } from '../domain/address.js';
import type { Wanted } from '../domain/extension.js';
import type { ModelAnswer, ModelRequest } from '../domain/model.js';
import type { Checks, Files, Language, Limits } from '../domain/task.js';
import type { Waiting } from '../domain/waiting.js';
import type { Diagnostic, Verdict } from '../domain/verdict.js';
import type { CampaignCarried, CheckpointRecord, Extension, Ordered, ResetPoint, RollbackPlan, RollbackRecord } from '../ports/campaign-records.js';
import type { BudgetLimits, CampaignConfig, CampaignReport, CampaignState, Lost, MemoryRow, MemoryView, Paid, Records, Spent, UnusableSummary } from '../ports/records.js';

/** Every outside thing that the activities use. Adapters stand in `infra/`; each port has one contract suite in `test/contract/`. */

export interface Model {
  /** What the endpoint can do and is: probed once, said in reports. */
  describe(signal: AbortSignal): Promise<ModelDescription>;
  /**
   * Throws RatchetFailure. `length` and `content-filter` are outcomes of a choice, not failures. `begin` is awaited with
   * the number of answers that are asked for next, when their turn has come and before anything is sent: all at first,
   * and more where an endpoint gave fewer. Where it rejects, they are not asked for.
   */
  complete(request: ModelRequest, signal: AbortSignal, begin?: (calls: number) => Promise<void>): Promise<ModelAnswer>;
  /** The most that this request can cost, before it is sent. */
  estimate(request: ModelRequest): { readonly tokens: number; readonly costUsd: number };
}

export interface ModelDescription {
  readonly model: string;
  /** false for the offline model, which is no language model and says so */
  readonly languageModel: boolean;
  readonly notes: readonly string[];
}

export interface Sandbox {
  /** Judges one candidate. Never throws for what the candidate did; infrastructure faults are `void` verdicts. An aborted signal rejects after nothing of the box is left. */
  judge(job: JudgeJob, signal: AbortSignal): Promise<Verdict>;
  /** What a linter of the language says of these files, run in a box too; null where there is none, or it came to no end. */
  lint(job: { readonly language: Language; readonly files: Files; readonly paths: readonly string[] }, signal: AbortSignal): Promise<readonly Diagnostic[] | null>;
  /** Names everything that can change a verdict on this language: backend, launcher, driver, toolchain. */
  version(language: Language): Promise<string>;
  /** Verdicts that are under way reject as `sandbox-unavailable`. */
  close(): Promise<void>;
}

export interface JudgeJob {
  readonly language: Language;
  /** the task's files: trusted, under the candidate's */
  readonly files: Files;
  readonly editable: readonly string[];
  /** as submitted; paths that are not editable are rejected and reported */
  readonly candidate: Files;
  readonly checks: Checks;
  readonly limits: Limits;
  /** asks for `untrustedCoverage`, which in-process verdicts may have; it costs processor time */
  readonly coverage?: boolean;
}

export interface Store {
  find<K extends keyof Records>(kind: K, id: string): Promise<Records[K] | null>;
  /** Writes the record unless that id is taken, and answers what is stored: the first write wins. */
  keep<K extends keyof Records>(kind: K, id: string, record: Records[K]): Promise<Records[K]>;
  /** Adds an id to a list, once; the order of the first adding stays. */
  append(list: string, id: string): Promise<void>;
  list(list: string): Promise<readonly string[]>;
  readonly campaigns: CampaignStore;
  readonly budget: BudgetStore;
}

export interface CampaignStore {
  /** Creates the document, or answers the one that is there. */
  create(state: CampaignState): Promise<CampaignState>;
  get(id: string): Promise<CampaignState | null>;
  list(): Promise<readonly CampaignState[]>;
  /** `model` is the one setting of a configuration that can be mended. */
  update(id: string, change: Partial<Pick<CampaignState, 'status' | 'because' | 'cycle' | 'champion' | 'activeMs' | 'extensions'> & Pick<CampaignConfig, 'model'>>): Promise<void>;
  /**
   * Raises a counter for a purpose once: the same purpose always gets the same number, from 1.
   * `challengers` gives a challenger its k, `promotions` and `branch` count up.
   */
  count(id: string, counter: 'challengers' | 'promotions' | 'branch', purpose: string): Promise<number>;
}

export interface BudgetStore {
  open(campaign: string, limits: BudgetLimits): Promise<void>;
  /**
   * Reserves for one try of a call the most that it can cost, or answers false when that does not fit. An earlier try of
   * the same call that never ended was made by a worker that is gone: its answer may have been paid for, so it is
   * counted by all that it had reserved. A try may reserve more for a further part (counted from 0).
   */
  begin(campaign: string, call: string, id: string, atMost: Paid, part?: number): Promise<boolean>;
  /** Ends a try, once; nothing where it was counted meanwhile. Answers how many tries of the call were paid for in vain, one after the other, and whether the campaign got other answers since the first of them. */
  end(campaign: string, call: string, id: string, as: TryEnd): Promise<{ readonly tries: number; readonly othersTaken: boolean }>;
  /** Keeps something back for a purpose, or answers false when it does not fit. The same key reserves once. */
  reserve(campaign: string, key: string, estimate: { readonly modelCalls: number; readonly costUsd: number }): Promise<boolean>;
  /** Turns what was kept back into spend, once for each key. */
  settle(campaign: string, key: string, spent: Spent): Promise<void>;
  /** Gives back what was kept back. */
  release(campaign: string, key: string): Promise<void>;
  /** Sets other limits, once for a key; answers false, and changes nothing, where what is spent and reserved would be over them. */
  limit(campaign: string, key: string, limits: BudgetLimits): Promise<boolean>;
  read(campaign: string): Promise<BudgetReading>;
}

export interface BudgetReading {
  readonly limits: BudgetLimits;
  /** with what was paid and not taken */
  readonly spent: Spent;
  /** for calls in flight, and for other purposes */
  readonly reserved: { readonly modelCalls: number; readonly costUsd: number };
  readonly inFlight: { readonly modelCalls: number; readonly costUsd: number };
  readonly lost: Lost;
}

/** How a try of a call ended. `lost`: it may have been paid for, and there is no answer (`cut`: since somebody cut it). `unpaid`: it surely never reached the model. */
export type TryEnd = { readonly taken: Paid } | { readonly lost: Paid; readonly because: string; readonly cut?: true } | { readonly unpaid: true };

export interface Memory {
  /** Idempotent by row id. */
  remember(rows: readonly MemoryRow[]): Promise<void>;
  /** The nearest rows of the view, nearest first, ties by id; at most `limit`. Rows of the family itself are left out when asked. */
  recall(query: { readonly text: string; readonly language: Language; readonly view: MemoryView; readonly limit: number }): Promise<readonly MemoryRow[]>;
}

export interface Embedder {
  /** `hashing-v1`, `text-embedding-3-small`, …: rows of different embedders never meet */
  readonly name: string;
  readonly dimension: number;
  /** lexical: words in common, no meaning */
  readonly lexical: boolean;
  embed(texts: readonly string[], signal: AbortSignal): Promise<readonly (readonly number[])[]>;
}

/** Reads programs without running them. */
export interface CodeReader {
  /** the small subtrees of a program's syntax, without names and values; also of a text that is no program */
  shapes(language: Language, text: string): Promise<readonly string[]>;
}

/** What the steps of an episode use. */
export interface EpisodePorts {
  readonly model: Model;
  readonly sandbox: Sandbox;
  readonly store: Store;
  readonly memory: Memory;
  readonly code: CodeReader;
}

/** How the API and the command line steer campaigns. */
export interface CampaignControl {
  start(id: string, config: CampaignConfig): Promise<void>;
  pause(id: string, because: string): Promise<void>;
  /** `model`: the name that its endpoint is asked for from here on. */
  resume(id: string, model?: string): Promise<void>;
  stop(id: string, because: string): Promise<void>;
  /** A sentence of a person that the next proposal reads. */
  feedback(id: string, text: string): Promise<void>;
  status(id: string): Promise<CampaignProgress>;
  /** Resolves when the campaign has ended, also over continue-as-new and a reset. */
  wait(id: string, signal: AbortSignal): Promise<CampaignReport>;
}

/** What people order of campaigns beyond that. Throws `bad-request`, or `conflict` for what makes no sense now, with field, value and way out. */
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

/** Campaigns that begin by themselves, one a night. Throws `bad-request` and `missing-record` with the way out. */
export interface CampaignSchedules {
  create(name: string, cron: string, plan: NightPlan): Promise<void>;
  list(): Promise<readonly ScheduleState[]>;
  pause(name: string, because: string): Promise<void>;
  resume(name: string): Promise<void>;
  /** What it has started goes on. */
  delete(name: string): Promise<void>;
}

export interface NightPlan {
  /** the first night's strategy; each later night starts from what the last one that ended has learned */
  readonly strategy: string;
  /** false: each night starts from the strategy, and remembers nothing; missing: it inherits */
  readonly inherits?: boolean;
  readonly config: CampaignConfig;
}

export interface ScheduleState {
  readonly name: string;
  readonly paused: boolean;
  /** why it is paused */
  readonly note: string;
  /** ISO 8601; null when there is none */
  readonly next: string | null;
  readonly last: string | null;
}

/** The runs of campaigns as the engine has them: what a rollback works on. Throws RatchetFailure `unavailable` when the server is away. */
export interface CampaignRuns {
  /** Where the history goes on after a checkpoint; null when it is no longer kept. */
  resetPoint(checkpoint: CheckpointRecord): Promise<ResetPoint | null>;
  /** Tells the run that its branch is left, and answers once it stands still and no child of it runs. One that does not obey has its children ended. */
  hold(campaign: string, order: RolledBack, signal: AbortSignal): Promise<void>;
  /** Replays the history up to the point, once; answers the new run, or null when the history is gone after all. */
  reset(campaign: string, point: ResetPoint, why: { readonly id: string; readonly because: string }): Promise<string | null>;
  /** Whether a run of the campaign goes on. */
  running(campaign: string): Promise<boolean>;
  /** Starts the campaign afresh from what a checkpoint kept, once for an id; answers the new run. */
  restart(id: string, campaign: string, config: CampaignConfig, carried: CampaignCarried): Promise<string>;
}

/** What a run is told before it is rolled back. */
export interface RolledBack {
  readonly id: string;
  /** the branch that is left */
  readonly from: number;
  /** the strategy that is gone back to */
  readonly to: string;
  readonly why: string;
}

/** Live detail, for people who watch. */
export interface CampaignProgress {
  readonly state: CampaignState;
  readonly phase: 'starting' | 'practise' | 'trust' | 'learn' | 'propose' | 'screen' | 'race' | 'sealed' | 'paused' | 'rolling-back' | 'ended';
  readonly practised: { readonly done: number; readonly of: number; readonly solved: number };
  /** the exam on the sealed tasks that runs; null otherwise. What it solved is the report's to say. */
  readonly exam: { readonly done: number; readonly of: number } | null;
  readonly race: { readonly k: number; readonly pairs: number; readonly of: number; readonly wins: number; readonly losses: number; readonly logE: number; readonly logThreshold: number } | null;
  readonly spent: Spent;
  /** null where every answer held a candidate */
  readonly unusable?: UnusableSummary | null;
  readonly lost: Lost;
  /** for calls in flight, and kept back for the last exam */
  readonly reserved: BudgetReading['reserved'];
  readonly limits: BudgetLimits;
  /** steps that failed and are tried again; empty while all goes well */
  readonly waits: readonly Waiting[];
  /** an estimate from the cycles so far; null before the first has ended */
  readonly leftMs: number | null;
}

export type { Address };
