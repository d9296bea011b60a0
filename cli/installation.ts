import { campaignHistory, type HistoryLine } from '../campaigns/history.js';
import { latestReport } from '../campaigns/gather-story.js';
import { lineageOf } from '../campaigns/lineage.js';
import { listStrategies, resolveStrategy, type Listed } from '../campaigns/named-strategy.js';
import { countsFor } from '../campaigns/searched.js';
import type { ToldVersion } from '../campaigns/story.js';
import { readConfig } from '../config/config.js';
import type { Wanted } from '../domain/extension.js';
import type { RuleCount } from '../domain/search/rule-counts.js';
import type { StrategyVersion } from '../domain/strategy.js';
import { troubleLines } from '../infra/stack/status.js';
import type { CampaignControl } from '../ports/campaign-control.js';
import type { Extension, Ordered, ResetPoint, RollbackPlan, RollbackRecord } from '../ports/campaign-records.js';
import type { CampaignState } from '../ports/records.js';
import type { CampaignReport } from '../ports/report-records.js';
import { openClient } from '../client/client.js';
import { remoteInstallation } from './remote.js';
import { withSession, type Session } from './session.js';

/** What a rollback would do, as people are told. */
export type ToldPlan = Omit<RollbackPlan, 'id' | 'point'> & { readonly point: Pick<ResetPoint, 'runId' | 'eventId'> | null };

export interface ToldLineage {
  readonly campaign: string;
  readonly steps: readonly ToldVersion[];
  readonly tried: readonly ToldVersion[];
  readonly guarantee: string;
  readonly others: readonly { readonly campaign: string; readonly made: boolean }[];
}

/** A running installation, as far as it can be looked at and steered from anywhere: this machine's, or that behind an API. */
export interface Installation {
  readonly control: Pick<CampaignControl, 'status' | 'wait'>;
  campaigns(): Promise<readonly CampaignState[]>;
  /** what is not well beside campaigns, a line each */
  troubles(): Promise<readonly string[]>;
  order(campaign: string, ordered: Ordered, because: string): Promise<void>;
  extend(campaign: string, wanted: Wanted, because: string): Promise<Extension>;
  planRollback(campaign: string, to: string, because: string): Promise<ToldPlan>;
  /** `done` is null where it is on its way */
  rollback(campaign: string, to: string, because: string): Promise<{ readonly plan: ToldPlan; readonly done: RollbackRecord | null }>;
  history(campaign: string): Promise<readonly HistoryLine[]>;
  report(campaign: string): Promise<CampaignReport | null>;
  strategy(named: string): Promise<StrategyVersion>;
  strategies(campaign: string | null, which: 'confirmed' | 'all'): Promise<Listed>;
  ruleCounts(strategy: string): Promise<readonly RuleCount[]>;
  lineage(version: StrategyVersion, campaign: string | null): Promise<ToldLineage | null>;
}

/** The one that RATCHET_API names, else that of this home. */
export async function withInstallation<T>(use: (at: Installation) => Promise<T>): Promise<T> {
  const { remote } = readConfig();
  if (remote !== null) return use(remoteInstallation(openClient(remote)));
  return withSession((session) => use(installationOf(session)));
}

function installationOf({ store, control, steering, config }: Session): Installation {
  return {
    control,
    campaigns: () => store.campaigns.list(),
    troubles: () => troubleLines(config.home),
    order: (campaign, ordered, because) => steering.order(campaign, ordered, because),
    extend: (campaign, wanted, because) => steering.extend(campaign, wanted, because),
    planRollback: (campaign, to, because) => steering.planRollback(campaign, to, because),
    rollback: async (campaign, to, because) => {
      const done = await steering.rollback(campaign, to, because);
      return { plan: done, done };
    },
    history: (campaign) => campaignHistory(store, campaign),
    report: (campaign) => latestReport(store, campaign),
    strategy: (named) => resolveStrategy(store, named),
    strategies: (campaign, which) => listStrategies(store, campaign, which),
    ruleCounts: (strategy) => countsFor(store, strategy),
    lineage: async (version, campaign) => {
      const found = await lineageOf(store, version, campaign);
      return found === null ? null : { ...found, others: found.others.map((each) => ({ campaign: each.campaign.id, made: each.made })) };
    },
  };
}
