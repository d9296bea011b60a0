import { setTimeout as sleep } from 'node:timers/promises';
import { RatchetFailure } from './failures.js';
import type { NightPlan } from './ports.js';
import { openCampaign } from './prepare.js';
import { campaignState } from './progress.js';
import type { CampaignConfig } from './records.js';
import type { RollbackPorts } from './rollback.js';

export interface Night extends NightPlan {
  readonly schedule: string;
  /** ISO 8601: when the night began */
  readonly at: string;
}

const POLL_MS = 2_000;

/** Writes the campaign of one night, once: named after schedule and moment, and starting from the champion of the night before. */
export async function openNight({ store }: RollbackPorts, { schedule, at, strategy, config }: Night): Promise<{ readonly campaign: string; readonly config: CampaignConfig }> {
  const campaign = `${schedule}-${at.slice(0, 19).replace(/[:T]/g, '-')}`;
  const list = `nights:${schedule}`;
  const before = (await store.list(list)).filter((id) => id !== campaign).at(-1);
  const champion = before === undefined ? strategy : (await campaignState(store, before)).champion;
  const state = await openCampaign(store, campaign, config, champion);
  await store.append(list, campaign);
  return { campaign, config: state.config };
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
