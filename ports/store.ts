import type { CampaignState, CampaignConfig, BudgetLimits, Paid, Spent, Lost } from './records.js';
import type { Role } from '../domain/roles.js';
import type { Records } from './record-kinds.js';

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

/** A campaign of which something is missing or broken on record: others are told of all the same. */
export interface Unreadable {
  readonly campaign: string;
  readonly because: string;
}

export interface CampaignStore {
  /** Creates the document, or answers the one that is there. */
  create(state: CampaignState): Promise<CampaignState>;
  get(id: string): Promise<CampaignState | null>;
  /** All that can be read. */
  list(): Promise<readonly CampaignState[]>;
  /** Those that are on record and cannot be read. */
  unreadable(): Promise<readonly Unreadable[]>;
  /** Names of models are the one thing of a configuration that can be mended. */
  update(
    id: string,
    change: Partial<
      Pick<CampaignState, 'status' | 'because' | 'cycle' | 'champion' | 'activeMs' | 'extensions'> &
        Pick<CampaignConfig, 'model' | 'reflectionModel' | 'proposalModel' | 'reviewModel'>
    >,
  ): Promise<void>;
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
   * counted by all that it had reserved. A try may reserve more for a further part (counted from 0). `role`: whom it is
   * counted for beside the campaign, the solver where nobody says.
   */
  begin(campaign: string, call: string, id: string, atMost: Paid, part?: number, role?: Role): Promise<boolean>;
  /**
   * Ends a try, once; nothing where it was counted meanwhile. Answers how many tries of the call were paid for in vain, one after the
   * other, and whether the campaign got other answers since the first of them.
   */
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
  /** of what is spent, what each role was paid for; missing where nothing is, or was counted by an earlier version */
  readonly roles?: Readonly<Partial<Record<Role, Paid>>>;
}

/**
 * How a try of a call ended. `lost`: it may have been paid for, and there is no answer (`cut`: since somebody cut it). `unpaid`: it
 * surely never reached the model.
 */
export type TryEnd =
  { readonly taken: Paid } | { readonly lost: Paid; readonly because: string; readonly cut?: true } | { readonly unpaid: true };
