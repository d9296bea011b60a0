import { campaignHistory } from '../campaigns/history.js';
import { latestReport } from '../campaigns/gather-story.js';
import { leavingOut } from '../campaigns/leaving-out.js';
import { lineageOf } from '../campaigns/lineage.js';
import { listStrategies, resolveStrategy } from '../campaigns/named-strategy.js';
import { countsFor } from '../campaigns/searched.js';
import { hopelessCampaign } from '../campaigns/power-plan.js';
import { campaignState } from '../campaigns/state.js';
import { usualExamples } from '../campaigns/usual-examples.js';
import type { Store } from '../ports/store.js';
import type { Records } from './installation.js';
import { withStore } from './with-store.js';

/** Those of this home. */
export function withRecordsHere<T>(use: (at: Records) => Promise<T>): Promise<T> {
  return withStore(({ store }) => use(recordsOf(store)));
}

export function recordsOf(store: Store): Records {
  return {
    campaigns: async () => {
      const [campaigns, unreadable] = await Promise.all([store.campaigns.list(), store.campaigns.unreadable()]);
      return { campaigns, unreadable };
    },
    history: async (campaign) => {
      await campaignState(store, campaign);
      const lenient = leavingOut(store);
      return { lines: await campaignHistory(lenient, campaign), unreadable: lenient.leftOut() };
    },
    report: (campaign) => latestReport(store, campaign),
    hopeless: ({ config }) => hopelessCampaign(store, config),
    strategy: (named) => resolveStrategy(store, named),
    examples: (named, strategy) => usualExamples(store, named, strategy),
    strategies: (campaign, which) => listStrategies(store, campaign, which),
    ruleCounts: (strategy) => countsFor(store, strategy),
    lineage: async (version, campaign) => {
      const found = await lineageOf(store, version, campaign);
      return found === null ? null : { ...found, others: found.others.map((each) => ({ campaign: each.campaign.id, made: each.made })) };
    },
  };
}
