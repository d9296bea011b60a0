import type { HistoryLine } from '../campaigns/history.js';
import type { BrokenRecord } from '../campaigns/leaving-out.js';
import type { Listed } from '../campaigns/named-strategy.js';
import type { ToldVersion } from '../campaigns/story.js';
import type { Wanted } from '../domain/extension.js';
import type { RuleCount } from '../domain/search/rule-counts.js';
import type { Demonstration, Strategy, StrategyVersion } from '../domain/strategy.js';
import type { CampaignControl } from '../ports/campaign-control.js';
import type { CampaignSchedules } from '../ports/campaign-schedules.js';
import type { Extension, Ordered, ResetPoint, RollbackPlan, RollbackRecord } from '../ports/campaign-records.js';
import type { CampaignState } from '../ports/records.js';
import type { Unreadable } from '../ports/store.js';
import type { CampaignReport } from '../ports/report-records.js';

/** Of a record that cannot be read, what people are told. */
export type LeftOut = Pick<BrokenRecord, 'because'>;

/** What a rollback would do, as people are told. */
export type ToldPlan = Omit<RollbackPlan, 'id' | 'point'> & { readonly point: Pick<ResetPoint, 'runId' | 'eventId'> | null };

export interface ToldLineage {
  readonly campaign: string;
  readonly steps: readonly ToldVersion[];
  readonly tried: readonly ToldVersion[];
  readonly guarantee: string;
  readonly others: readonly { readonly campaign: string; readonly made: boolean }[];
  readonly unreadable: readonly LeftOut[];
}

/** What is on record of an installation: whoever looks at that alone needs nothing of what runs campaigns. */
export interface Records {
  campaigns(): Promise<{ readonly campaigns: readonly CampaignState[]; readonly unreadable: readonly Unreadable[] }>;
  history(campaign: string): Promise<{ readonly lines: readonly HistoryLine[]; readonly unreadable: readonly LeftOut[] }>;
  report(campaign: string): Promise<CampaignReport | null>;
  /** why its gate can promote nothing, however good a challenger is; null where it can */
  hopeless(campaign: CampaignState): Promise<string | null>;
  strategy(named: string): Promise<StrategyVersion>;
  /** what stands for the examples that it has chosen for each task, where it is taken elsewhere */
  examples(named: string, strategy: Strategy): Promise<readonly Demonstration[]>;
  strategies(
    campaign: string | null,
    which: 'confirmed' | 'all',
  ): Promise<Omit<Listed, 'unreadable'> & { readonly unreadable: readonly LeftOut[] }>;
  ruleCounts(strategy: string): Promise<readonly RuleCount[]>;
  lineage(version: StrategyVersion, campaign: string | null): Promise<ToldLineage | null>;
}

/** A running installation, as far as it can be looked at and steered from anywhere: this machine's, or that behind an API. */
export interface Installation extends Records {
  readonly control: Pick<CampaignControl, 'status' | 'wait'>;
  readonly schedules: Pick<CampaignSchedules, 'list' | 'pause' | 'resume' | 'delete'>;
  /** what is not well beside campaigns, a line each */
  troubles(): Promise<readonly string[]>;
  order(campaign: string, ordered: Ordered, because: string): Promise<void>;
  extend(campaign: string, wanted: Wanted, because: string): Promise<Extension>;
  planRollback(campaign: string, to: string, because: string): Promise<ToldPlan>;
  /** `done` is null where it is on its way */
  rollback(campaign: string, to: string, because: string): Promise<{ readonly plan: ToldPlan; readonly done: RollbackRecord | null }>;
}
