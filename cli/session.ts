import type { Config } from '../config/config.js';
import type { StackAddresses } from '../infra/stack/addresses.js';
import { openCampaignControl } from '../infra/temporal/open-campaign-control.js';
import type { CampaignControl, CampaignSteering } from '../ports/campaign-control.js';
import type { CampaignSchedules } from '../ports/campaign-schedules.js';
import type { ExperimentControl } from '../ports/experiment-control.js';
import { progress } from './output.js';
import { type Kept, useStore, withStore } from './with-store.js';

/** What a command works with: the stack that runs, its store, and the control of campaigns. */
export interface Session extends Kept {
  readonly control: CampaignControl;
  readonly steering: CampaignSteering;
  readonly schedules: CampaignSchedules;
  readonly experiments: ExperimentControl;
}

/** Opens a session with the stack that runs in this home, and closes it whatever happens. */
export function withSession<T>(use: (session: Session) => Promise<T>): Promise<T> {
  return withStore((kept) => withControl(kept, use));
}

/** Opens a session with a stack, whose owner leaves it up as long. */
export function useStack<T>(config: Config, addresses: StackAddresses, use: (session: Session) => Promise<T>): Promise<T> {
  return useStore(config, addresses, (kept) => withControl(kept, use));
}

async function withControl<T>(kept: Kept, use: (session: Session) => Promise<T>): Promise<T> {
  const { address, namespace } = kept.addresses.temporal;
  const control = await openCampaignControl({ address, namespace, store: kept.store });
  try {
    return await use({
      ...kept,
      control,
      steering: control.steering,
      schedules: control.schedules,
      experiments: control.experiments,
    });
  } finally {
    await control.close();
  }
}

/** Whoever starts a campaign again wants it to go on: what it had paused for is tried again. */
export async function goOnWhereItPaused(control: CampaignControl, id: string): Promise<void> {
  const { state } = await control.status(id);
  if (state.status !== 'paused') return;
  progress(`campaign ${id} was paused (${state.because}); it goes on`);
  await control.resume(id);
}
