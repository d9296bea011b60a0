import type { Store } from '../activities/ports.js';
import type { CampaignConfig } from '../activities/records.js';
import { loadSuiteRecord } from '../activities/draw.js';
import { powerPlan } from '../domain/power.js';
import { FIRST_STRATEGY } from '../domain/strategy.js';
import type { Config } from '../infra/config.js';

/**
 * What a person should know before a campaign begins: what its gate can see, and what a promotion will need. Calls and
 * cost are upper ends, for episodes that never pass under the first strategy's settings.
 */
export async function gatePlan(store: Store, config: CampaignConfig, prices: Config['model']): Promise<readonly string[]> {
  if (config.acceptance !== 'gate') return [];
  const gate = (await loadSuiteRecord(store, config.suiteId)).tasks.filter((task) => task.pool === 'gate');
  const { episode, decoding } = FIRST_STRATEGY;
  const answers = Math.ceil(config.attempts / episode.samples);
  const usdPerCall = (prices.usdPerMillionOutput * decoding.maxTokens * episode.samples) / 1_000_000;
  return powerPlan({
    families: new Set(gate.map((task) => task.family)).size,
    tasks: gate.length,
    maxPairs: config.maxPairs,
    planned: config.cycles,
    callsPerEpisode: 2 * answers - 1,
    usdPerCall: usdPerCall === 0 ? null : usdPerCall,
  });
}
