import { amountText } from '../domain/figures.js';
import type { Suite } from '../domain/task.js';
import { strategyList } from '../ports/lists.js';
import type { CampaignConfig, CampaignState } from '../ports/records.js';
import type { Store } from '../ports/store.js';
import { type CampaignRequest, flagOf, KEPT_NAMES, type KeptSettings, settingsOf, type SettledConfig } from '../schemas/settings.js';
import { enrolledSuite } from './prepare.js';
import { boundsOf } from './state.js';
import { loadSuiteRecord } from './suite-record.js';

/** A campaign that was started before keeps its settings, so what is asked of it must be what it has. */
interface Asked {
  readonly request: CampaignRequest;
  readonly suite: Suite;
  readonly settings: SettledConfig;
  /** id of the strategy that is asked for */
  readonly first: string;
}

/**
 * Each setting that was asked for and that the campaign has otherwise: `cycles: 5 -> 20`. What was left open asks for
 * nothing; suite and model are always asked for. A limit that was changed since is had both ways.
 */
export async function askedOtherwise(
  store: Store,
  state: CampaignState,
  { request, suite, settings, first }: Asked,
): Promise<readonly string[]> {
  const [began] = await store.list(strategyList(state.id));
  const { limits } = await store.budget.read(state.id);
  const asked = settingsOf(settings);
  const had = settingsOf(state.config);
  const since: Partial<KeptSettings> = { ...boundsOf(state), maxModelCalls: limits.modelCalls, maxCostUsd: limits.costUsd };
  const names = KEPT_NAMES.filter((name) => name === 'model' || request[name] !== undefined);
  return [
    ...(await otherSuite(store, state.config, suite)),
    ...(request.strategy === undefined ? [] : differs('strategy', first, [began])),
    ...names.flatMap((name) => differs(flagOf(name), asked[name], name in since ? [had[name], since[name]] : [had[name]])),
  ];
}

/** By content where the tasks were drawn with the same seed; else by which tasks there are, since the seed parts their cases. */
async function otherSuite(store: Store, config: CampaignConfig, suite: Suite): Promise<readonly string[]> {
  if (suite.name !== config.suite) return [`suite: ${config.suite} -> ${suite.name}`];
  if (enrolledSuite(suite, config.seed).suiteId === config.suiteId) return [];
  const { tasks } = await loadSuiteRecord(store, config.suiteId);
  const had = new Set(tasks.map(({ id }) => id));
  const same = suite.tasks.filter(({ id }) => had.has(id)).length;
  const alike = same === tasks.length && same === suite.tasks.length;
  if (alike)
    return [
      `suite: ${config.suite} with the same ${same} tasks, whose content is another now (or their cases were drawn with another seed)`,
    ];
  return [
    `suite: ${config.suite} with ${tasks.length} tasks -> with ${suite.tasks.length}, ${same} of them the same (another language, or the folder has changed)`,
  ];
}

type Value = string | number | boolean | null | undefined;

function differs(name: string, asked: Value, had: readonly Value[]): readonly string[] {
  return had.includes(asked) ? [] : [`${name}: ${shown(had.at(-1))} -> ${shown(asked)}`];
}

function shown(value: Value): string {
  return value === null || value === undefined ? 'none' : typeof value === 'number' ? amountText(value) : String(value);
}
