import { splitPools } from '../domain/split.js';
import { FIRST_STRATEGY, type Strategy } from '../domain/strategy.js';
import type { Pool, Suite } from '../domain/task.js';
import { canonicalJson, sha256, strategyId, taskHash } from '../ports/keys.js';
import { strategyList } from '../ports/lists.js';
import type { CampaignConfig, CampaignState, SuiteRecord } from '../ports/records.js';
import type { Store } from '../ports/store.js';
import { takenOver } from '../domain/view.js';
import { openAccount } from './memory-book.js';
import { enterScope, memoryOf } from './memory-scope.js';

/** A suite's tasks and their split into pools, as they are stored, and the id of that record. */
export function enrolledSuite(suite: Suite, seed: number): { readonly suiteId: string; readonly record: SuiteRecord } {
  const pools = splitPools(suite.tasks, seed);
  const tasks = suite.tasks.map((task) => ({
    id: task.id,
    hash: taskHash(task),
    family: task.family,
    pool: pools.get(task.id) ?? ('train' satisfies Pool),
    language: task.language,
  }));
  const record: SuiteRecord = { name: suite.name, seed, tasks };
  return { suiteId: sha256(canonicalJson(record)).slice(0, 16), record };
}

/** Stores it. */
export async function enrolSuite(
  store: Store,
  suite: Suite,
  seed: number,
): Promise<{ readonly suiteId: string; readonly record: SuiteRecord }> {
  const { suiteId, record } = enrolledSuite(suite, seed);
  await Promise.all(suite.tasks.map((task, index) => store.keep('tasks', record.tasks[index]?.hash ?? taskHash(task), task)));
  return { suiteId, record: await store.keep('suites', suiteId, record) };
}

/** Stores a strategy that has no parent; answers its id. */
export async function enrolStrategy(store: Store, strategy: Strategy): Promise<string> {
  const id = strategyId(strategy);
  await store.keep('strategies', id, { id, strategy, parent: null, change: null });
  return id;
}

/**
 * Writes all that a campaign needs before its workflow starts: suite, first strategy, budget, state. Idempotent: a
 * campaign of that name that is there already is answered as it is, with the configuration it was started with.
 */
export async function prepareCampaign(
  store: Store,
  id: string,
  suite: Suite,
  config: Omit<CampaignConfig, 'suiteId' | 'suite'>,
  first: Strategy = FIRST_STRATEGY,
): Promise<CampaignState> {
  const known = await store.campaigns.get(id);
  if (known !== null) return known;
  const { suiteId } = await enrolSuite(store, suite, config.seed);
  return createCampaign(store, id, { ...config, suite: suite.name, suiteId }, await enrolStrategy(store, first));
}

/** Writes what a campaign needs beside its suite and its first strategy, which are stored already. */
export async function createCampaign(store: Store, id: string, asked: CampaignConfig, champion: string): Promise<CampaignState> {
  const { sharedMemory: _, ...plain } = asked;
  const config = { ...plain, ...(await beginningOf(store, id, plain)) };
  await store.append(strategyList(id), champion);
  await store.budget.open(id, config.budget);
  const now = new Date().toISOString();
  return store.campaigns.create({
    id,
    createdAt: now,
    updatedAt: now,
    config,
    status: 'running',
    because: '',
    branch: 0,
    cycle: 0,
    champion,
    challengers: 0,
    promotions: 0,
    activeMs: 0,
  });
}

/** What it sees of the memory of others, as it is now; from here on others see its own. A second try finds the first one's campaign. */
async function beginningOf(store: Store, id: string, config: CampaignConfig): Promise<Pick<CampaignConfig, 'sharedMemory'>> {
  const scope = config.memoryScope ?? null;
  const own = new Set([id, ...(config.inherited?.memory ?? []).map(({ campaign }) => campaign)]);
  const shared = scope === null ? {} : { sharedMemory: { scope, memory: await memoryOf(store, scope, own) } };
  if ((await store.campaigns.get(id)) === null) await openAccount(store, id, takenOver({ ...config, ...shared }));
  if (scope !== null) await enterScope(store, scope, id);
  return shared;
}
