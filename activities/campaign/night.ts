import { setTimeout as sleep } from 'node:timers/promises';
import { RatchetFailure } from '../../ports/failures.js';
import { viewAt } from '../../domain/view.js';
import { createCampaign } from '../../campaigns/prepare.js';
import type { CampaignConfig, Inherited } from '../../ports/records.js';
import { campaignState } from '../../campaigns/state.js';
import { ancestorsOf, type RollbackPorts } from '../../campaigns/rollbacks.js';
import { nightList } from '../../ports/lists.js';
import type { Store } from '../../ports/store.js';
import type { NightPlan } from '../../ports/campaign-schedules.js';

export interface Night extends NightPlan {
  readonly schedule: string;
  /** ISO 8601: when the night began */
  readonly at: string;
}

const POLL_MS = 2_000;

/** Nights whose memory a night sees: what is older says little of the strategies of today. */
const MOST_NIGHTS = 10;

/**
 * Writes the campaign of one night, once: named after schedule and moment, and starting with champion and memory of the last night that
 * ended.
 */
export async function openNight(
  { store }: RollbackPorts,
  night: Night,
): Promise<{ readonly campaign: string; readonly config: CampaignConfig }> {
  const { schedule, at, strategy, inherits = true, config } = night;
  const campaign = `${schedule}-${at.slice(0, 19).replace(/[:T]/g, '-')}`;
  const list = nightList(schedule);
  const inherited = inherits
    ? await inheritance(
        store,
        (await store.list(list)).filter((id) => id !== campaign),
      )
    : null;
  const state = await createCampaign(
    store,
    campaign,
    { ...config, ...(inherited === null ? {} : { inherited }) },
    inherited?.champion ?? strategy,
  );
  await store.append(list, campaign);
  return { campaign, config: state.config };
}

/** Of the last night that ended: one that broke off may stand anywhere. */
async function inheritance(store: Store, nights: readonly string[]): Promise<Inherited | null> {
  for (const night of nights.toReversed()) {
    const { id, status, branch, cycle, champion, config } = await campaignState(store, night);
    if (status !== 'done' && status !== 'stopped') continue;
    const own = viewAt({ ancestors: await ancestorsOf(store, id, branch), branch, cycle }).map((each) => ({ ...each, campaign: id }));
    const memory = [...(config.inherited?.memory ?? []), ...own];
    const latest = new Set([...new Set(memory.map((each) => each.campaign))].slice(-MOST_NIGHTS));
    return { campaign: id, champion, memory: memory.filter((each) => latest.has(each.campaign)) };
  }
  return null;
}

/** Answers when the campaign has ended, over rollbacks too. Throws when it broke off: the schedule then pauses. */
export async function awaitEnd({ store, runs }: RollbackPorts, campaign: string, signal: AbortSignal): Promise<string> {
  for (;;) {
    // In this order: what ends between the two questions has said so.
    const running = await runs.running(campaign);
    const { status } = await campaignState(store, campaign);
    if (status === 'done' || status === 'stopped') return status;
    if (!running) throw new RatchetFailure('missing-record', `campaign ${campaign} broke off: no run of it goes on, and it has no report`);
    await sleep(POLL_MS, undefined, { signal });
  }
}
