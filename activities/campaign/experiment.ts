import { createCampaign } from '../../campaigns/prepare.js';
import { experimentOf } from '../../campaigns/experiments/experiments.js';
import type { ExperimentEnd } from '../../ports/experiment-records.js';
import type { CampaignConfig } from '../../ports/records.js';
import { RatchetFailure } from '../../ports/failures.js';
import type { Store } from '../../ports/store.js';

/** Writes one campaign of an experiment, once. */
export async function openCell(
  { store }: { readonly store: Store },
  { experiment, cell }: { readonly experiment: string; readonly cell: number },
): Promise<{ readonly campaign: string; readonly config: CampaignConfig }> {
  const { cells } = await experimentOf(store, experiment);
  const planned = cells[cell];
  if (planned === undefined) throw new RatchetFailure('missing-record', `experiment ${experiment} has no campaign number ${cell}`);
  const { config } = await createCampaign(store, planned.campaign, planned.config, planned.strategy);
  return { campaign: planned.campaign, config };
}

export async function endExperiment(
  { store }: { readonly store: Store },
  { experiment, ...end }: Omit<ExperimentEnd, 'at'> & { readonly experiment: string },
): Promise<ExperimentEnd> {
  return store.keep('experimentEnds', experiment, { ...end, at: new Date().toISOString() });
}
