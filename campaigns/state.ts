import type { CampaignState } from '../ports/records.js';
import { RatchetFailure } from '../ports/failures.js';
import type { Bounds } from '../domain/extension.js';
import { cycleOf } from '../domain/cycles.js';
import { count } from '../domain/figures.js';
import { noCampaign } from './nothing-there.js';
import type { Store } from '../ports/store.js';

export async function campaignState(store: Store, campaign: string): Promise<CampaignState> {
  const state = await store.campaigns.get(campaign);
  if (state === null) throw new RatchetFailure('missing-record', await noCampaign(store, campaign));
  return state;
}

/** The cycles that a campaign may do, and until when, as it was last said. */
export function boundsOf({
  config,
  extensions = [],
}: Pick<CampaignState, 'config' | 'extensions'>): Pick<Bounds, 'cycles' | 'maxHours' | 'deadline'> {
  const { cycles, maxHours, deadline } = extensions.at(-1) ?? config;
  return { cycles, maxHours, deadline };
}

/** `cycle 2 of 5` of a campaign that goes on; `after 1 of 5 cycles` of one that has ended. */
export function cyclesText(state: Pick<CampaignState, 'status' | 'cycle' | 'config' | 'extensions'>): string {
  const { cycles } = boundsOf(state);
  const goesOn = state.status === 'running' || state.status === 'paused';
  return goesOn ? `cycle ${cycleOf(state.cycle, cycles)}` : `after ${state.cycle} of ${count(cycles, 'cycle')}`;
}
