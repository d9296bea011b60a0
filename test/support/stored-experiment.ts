import { EXPERIMENT_LIST } from '../../ports/lists.js';
import type { Store } from '../../ports/store.js';
import { experimentDefinition } from '../../schemas/experiment.js';
import { CONFIG } from '../api/fakes.js';

export const EXPERIMENT = 'trial';

/** An experiment as it is on record, whose arms are these campaigns. */
export async function storeExperiment(store: Store, campaigns: readonly string[]): Promise<void> {
  const definition = experimentDefinition.parse({
    title: 'Does it?',
    question: 'Does it help?',
    base: { cycles: 1 },
    arms: [
      { name: 'with', settings: {} },
      { name: 'without', settings: { reflection: 'none' } },
    ],
    suites: ['demo'],
    metrics: ['successRate'],
    hypotheses: [{ claim: 'It does.', metric: 'successRate', arm: 'with', against: 'without', matters: 0.05 }],
  });
  await store.keep('experiments', EXPERIMENT, {
    id: EXPERIMENT,
    createdAt: '2027-01-01T00:00:00.000Z',
    definition,
    command: 'ratchet experiment run trial.json',
    model: 'offline',
    fingerprint: '',
    budget: { modelCalls: null, costUsd: null },
    parallel: 1,
    cells: campaigns.map((campaign, index) => ({
      campaign,
      suite: 'demo',
      seed: 1,
      arm: definition.arms[index]?.name ?? '',
      config: CONFIG,
      strategy: 'first',
    })),
  });
  await store.append(EXPERIMENT_LIST, EXPERIMENT);
}
