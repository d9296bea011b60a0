import { campaignHistory } from '../campaigns/history.js';
import { latestReport } from '../campaigns/gather-story.js';
import { leavingOut } from '../campaigns/leaving-out.js';
import { lineageOf } from '../campaigns/lineage.js';
import { listStrategies, resolveStrategy } from '../campaigns/named-strategy.js';
import { countsFor } from '../campaigns/searched.js';
import { troubleLines } from '../infra/stack/status.js';
import type { Installation } from './installation.js';
import { withSession, type Session } from './session.js';

/** That of this home. */
export function withInstallationHere<T>(use: (at: Installation) => Promise<T>): Promise<T> {
  return withSession((session) => use(installationOf(session)));
}

function installationOf({ store, control, steering, schedules, config }: Session): Installation {
  return {
    control,
    schedules,
    campaigns: async () => {
      const [campaigns, unreadable] = await Promise.all([store.campaigns.list(), store.campaigns.unreadable()]);
      return { campaigns, unreadable };
    },
    troubles: () => troubleLines(config.home),
    order: (campaign, ordered, because) => steering.order(campaign, ordered, because),
    extend: (campaign, wanted, because) => steering.extend(campaign, wanted, because),
    planRollback: (campaign, to, because) => steering.planRollback(campaign, to, because),
    rollback: async (campaign, to, because) => {
      const done = await steering.rollback(campaign, to, because);
      return { plan: done, done };
    },
    history: async (campaign) => {
      const lenient = leavingOut(store);
      return { lines: await campaignHistory(lenient, campaign), unreadable: lenient.leftOut() };
    },
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
