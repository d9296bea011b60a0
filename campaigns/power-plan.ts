import type { CampaignConfig } from '../ports/records.js';
import { budgetsOf } from '../domain/acceptance.js';
import { mostCalls } from '../domain/episode.js';
import { unpaidExam } from '../domain/exam.js';
import { powerPlan } from '../domain/power.js';
import { FIRST_STRATEGY } from '../domain/strategy.js';
import { RatchetFailure } from '../ports/failures.js';
import { noPromotion } from '../domain/gate.js';
import { splitPools } from '../domain/split.js';
import type { Suite, Task } from '../domain/task.js';
import { type Prices, usdPerAnswer } from './offer.js';
import { loadSuiteRecord } from './suite-record.js';
import type { Store } from '../ports/store.js';

type Price = Pick<Prices, 'usdPerMillionOutput'>;
type Settings = Pick<CampaignConfig, 'acceptance' | 'evidence' | 'attempts' | 'cycles' | 'maxPairs' | 'seed'>;

/**
 * What a person should know before a campaign begins: what its gate can see, what a promotion will need, and whether the first exam is
 * paid. Calls and
 * cost are upper ends, for episodes that never pass under the first strategy's settings.
 */
export async function gatePlan(store: Store, config: CampaignConfig, price: Price): Promise<readonly string[]> {
  const { tasks } = await loadSuiteRecord(store, config.suiteId);
  const { attempts, examRuns: runs = 1, budget } = config;
  const unpaid = unpaidExam({
    sealed: tasks.filter((task) => task.pool === 'sealed').length,
    runs,
    callsPerEpisode: mostCalls({ attempts, samples: FIRST_STRATEGY.episode.samples }),
    modelCalls: budget.modelCalls,
  });
  const gate = tasks.filter((task) => task.pool === 'gate');
  return [...planOf(gate, config, price), ...(unpaid === null ? [] : [unpaid])];
}

/** The same of a suite that is not enrolled yet. */
export function suitePlan(suite: Suite, settings: Settings, price: Price): readonly string[] {
  return planOf(gateTasks(suite, settings.seed), settings, price);
}

/** Why a campaign with these settings could promote nothing on a suite, however good its challengers are; null where it could. */
export function hopeless(suite: Suite, { acceptance, attempts, maxPairs, cycles, seed, ...evidence }: Settings): string | null {
  if (acceptance !== 'gate') return null;
  return noPromotion({
    families: familiesOf(gateTasks(suite, seed)),
    maxPairs,
    planned: cycles,
    budgets: budgetsOf({ attempts, ...evidence }),
  });
}

/** The same of a campaign that was started all the same; null where it could promote, and where its suite cannot be read. */
export async function hopelessCampaign(store: Pick<Store, 'find'>, { suiteId, ...config }: CampaignConfig): Promise<string | null> {
  const suite = config.acceptance === 'gate' ? await store.find('suites', suiteId) : null;
  if (suite === null) return null;
  const families = familiesOf(suite.tasks.filter((task) => task.pool === 'gate'));
  return noPromotion({ families, maxPairs: config.maxPairs, planned: config.cycles, budgets: budgetsOf(config) });
}

/** Throws RatchetFailure for a campaign that would only cost. */
export function refuseHopeless(suite: Suite, settings: Settings, force: boolean): void {
  const why = force ? null : hopeless(suite, settings);
  if (why !== null)
    throw new RatchetFailure(
      'bad-request',
      `suite ${suite.name}: ${why} Nothing would come of such a campaign but its cost; --force ("force": true through the API) starts it all the same.`,
    );
}

function planOf(
  gate: readonly Pick<Task, 'family'>[],
  { acceptance, attempts, maxPairs, cycles, ...evidence }: Settings,
  price: Price,
): readonly string[] {
  if (acceptance !== 'gate') return [];
  return powerPlan({
    families: familiesOf(gate),
    tasks: gate.length,
    maxPairs,
    planned: cycles,
    budgets: budgetsOf({ attempts, ...evidence }),
    callsPerEpisode: mostCalls({ attempts, samples: FIRST_STRATEGY.episode.samples }),
    usdPerCall: usdPerAnswer(price),
  });
}

function gateTasks({ tasks }: Suite, seed: number): Task[] {
  const pools = splitPools(tasks, seed);
  return tasks.filter((task) => pools.get(task.id) === 'gate');
}

function familiesOf(tasks: readonly Pick<Task, 'family'>[]): number {
  return new Set(tasks.map((task) => task.family)).size;
}
