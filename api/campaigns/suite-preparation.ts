import { prepareCampaign } from '../../activities/prepare.js';
import { RatchetFailure } from '../../activities/failures.js';
import type { Store } from '../../activities/ports.js';
import type { Config } from '../../infra/config.js';
import { loadSuite } from '../../suites/load.js';
import type { CampaignPreparation } from './campaign-preparation.js';
import type { CampaignRequest } from './campaign-request.js';

/** What a campaign has where nothing was said. */
export const CAMPAIGN_DEFAULTS = { cycles: 10, attempts: 8, batch: 24, maxPairs: 100, seed: 1 } as const;

/** Prepares campaigns on the suites that this machine can read. */
export function suitePreparation(store: Store, model: Config['model']): CampaignPreparation {
  return {
    async prepare(request) {
      const named = request.model ?? model.name;
      if (named === null) throw new RatchetFailure('bad-request', 'model is missing: name one, or set RATCHET_MODEL');
      checkLimits(request, model);
      const seed = request.seed ?? CAMPAIGN_DEFAULTS.seed;
      const suite = await loadSuite(request.suite, { seed });
      const id = request.name ?? `${suite.name}-${stamp(new Date())}`;
      const { config } = await prepareCampaign(store, id, suite, {
        model: named,
        cycles: request.cycles ?? CAMPAIGN_DEFAULTS.cycles,
        attempts: request.attempts ?? CAMPAIGN_DEFAULTS.attempts,
        batch: request.batch ?? CAMPAIGN_DEFAULTS.batch,
        maxPairs: CAMPAIGN_DEFAULTS.maxPairs,
        concurrency: model.concurrency,
        seed,
        acceptance: 'gate',
        budget: { modelCalls: request.maxModelCalls ?? null, costUsd: request.maxCostUsd ?? null },
        maxHours: request.maxHours ?? null,
        deadline: request.deadline ?? null,
      });
      return { id, config };
    },
  };
}

/** A limit that cannot bind is a mistake, and not ignored. */
function checkLimits({ maxCostUsd, deadline }: CampaignRequest, model: Config['model']): void {
  if (maxCostUsd !== undefined && model.usdPerMillionInput === 0 && model.usdPerMillionOutput === 0) {
    throw new RatchetFailure('bad-request', `maxCostUsd ${maxCostUsd} would never be reached: the model is configured to cost nothing. Set RATCHET_USD_PER_MILLION_INPUT and RATCHET_USD_PER_MILLION_OUTPUT, or use maxModelCalls`);
  }
  if (deadline !== undefined && Date.parse(deadline) <= Date.now()) throw new RatchetFailure('bad-request', `deadline "${deadline}" has passed: name a moment to come`);
}

/** `20270131-060000`, in UTC: names sort by time. */
function stamp(now: Date): string {
  return now.toISOString().replaceAll(/[-:]/g, '').replace('T', '-').slice(0, 15);
}
