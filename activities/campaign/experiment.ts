import { carriedOn } from '../../campaigns/going-on.js';
import { createCampaign } from '../../campaigns/prepare.js';
import { experimentOf } from '../../campaigns/experiments/experiments.js';
import type { CampaignCarried } from '../../ports/campaign-records.js';
import type { ExperimentEnd } from '../../ports/experiment-records.js';
import type { CampaignConfig } from '../../ports/records.js';
import { RatchetFailure } from '../../ports/failures.js';
import type { Store } from '../../ports/store.js';

interface OpenedCell {
  readonly campaign: string;
  readonly config: CampaignConfig;
  /** missing in histories of earlier versions, as the next: it has not, and begins */
  readonly hasEnded?: boolean;
  /** with what it goes on where the engine's state was lost */
  readonly carried?: CampaignCarried | null;
}

/** Writes one campaign of an experiment, once. */
export async function openCell(
  { store }: { readonly store: Store },
  { experiment, cell }: { readonly experiment: string; readonly cell: number },
): Promise<OpenedCell> {
  const { cells } = await experimentOf(store, experiment);
  const planned = cells[cell];
  if (planned === undefined) throw new RatchetFailure('missing-record', `experiment ${experiment} has no campaign number ${cell}`);
  const state = await createCampaign(store, planned.campaign, planned.config, planned.strategy);
  const hasEnded = state.status === 'done' || state.status === 'stopped';
  return { campaign: planned.campaign, config: state.config, hasEnded, carried: hasEnded ? null : await carriedOn(store, state) };
}

export async function endExperiment(
  { store }: { readonly store: Store },
  { experiment, ...end }: Omit<ExperimentEnd, 'at'> & { readonly experiment: string },
): Promise<ExperimentEnd> {
  return store.keep('experimentEnds', experiment, { ...end, at: new Date().toISOString() });
}
