import { enrolledSuite } from '../campaigns/prepare.js';
import { strategyList } from '../ports/lists.js';
import type { CampaignConfig, CampaignState } from '../ports/records.js';
import type { Suite } from '../domain/task.js';
import { lines, type Lines } from '../domain/visible.js';
import type { CampaignRequest } from './campaign-request.js';
import { cycleOf } from '../domain/cycles.js';
import { amountText } from '../domain/figures.js';
import { boundsOf } from '../campaigns/state.js';
import { loadSuiteRecord } from '../campaigns/suite-record.js';
import type { Store } from '../ports/store.js';

/** What a campaign of that name is, where one was started before: it keeps its settings, so what is asked of it must be what it has. */

export interface Asked {
  readonly request: CampaignRequest;
  readonly suite: Suite;
  readonly settled: Omit<CampaignConfig, 'suite' | 'suiteId'>;
  /** id of the strategy that is asked for */
  readonly first: string;
}

/**
 * Each setting that was asked for and that the campaign has otherwise: `cycles: 5 -> 20`. What was left open asks for
 * nothing; suite and model are always asked for.
 */
export async function askedOtherwise(
  store: Store,
  state: CampaignState,
  { request, suite, settled, first }: Asked,
): Promise<readonly string[]> {
  const { config } = state;
  const [began] = await store.list(strategyList(state.id));
  const { limits } = await store.budget.read(state.id);
  const bounds = boundsOf(state);
  return [
    ...(await otherSuite(store, config, suite)),
    ...differs('model', true, settled.model, config.model),
    ...differs('strategy', request.strategy !== undefined, first, began),
    ...differs('cycles', request.cycles !== undefined, settled.cycles, config.cycles, bounds.cycles),
    ...differs('attempts', request.attempts !== undefined, settled.attempts, config.attempts),
    ...differs('batch', request.batch !== undefined, settled.batch, config.batch),
    ...differs('max-pairs', request.maxPairs !== undefined, settled.maxPairs, config.maxPairs),
    ...differs('concurrency', request.concurrency !== undefined, settled.concurrency, config.concurrency),
    ...differs('seed', request.seed !== undefined, settled.seed, config.seed),
    ...differs('acceptance', request.acceptance !== undefined, settled.acceptance, config.acceptance),
    ...differs(
      'evidence',
      request.evidence !== undefined,
      settled.evidence,
      config.acceptance === 'gate' ? (config.evidence ?? 'wins') : undefined,
    ),
    ...differs('controller', request.controller !== undefined, settled.controller, config.controller),
    ...differs('sentinels', request.sentinels !== undefined, settled.trust.sentinels, config.trust.sentinels),
    ...differs(
      'fall-points',
      request.fallPoints !== undefined,
      Math.round(settled.trust.margin * 100),
      Math.round(config.trust.margin * 100),
    ),
    ...differs('exam-runs', request.examRuns !== undefined, settled.examRuns, config.examRuns ?? 1),
    ...differs(
      'max-model-calls',
      request.maxModelCalls !== undefined,
      settled.budget.modelCalls,
      config.budget.modelCalls,
      limits.modelCalls,
    ),
    ...differs('max-cost-usd', request.maxCostUsd !== undefined, settled.budget.costUsd, config.budget.costUsd, limits.costUsd),
    ...differs('max-hours', request.maxHours !== undefined, settled.maxHours, config.maxHours, bounds.maxHours),
    ...differs('deadline', request.deadline !== undefined, settled.deadline, config.deadline, bounds.deadline),
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

function differs(name: string, isAsked: boolean, now: Setting, ...had: readonly Setting[]): readonly string[] {
  return !isAsked || had.includes(now) ? [] : [`${name}: ${shown(had.at(-1))} -> ${shown(now)}`];
}

type Setting = string | number | null | undefined;

function shown(value: Setting): string {
  return value === null || value === undefined ? 'none' : typeof value === 'number' ? amountText(value) : value;
}

/** What differs and what to do, for the person who asked. */
export async function refusalOf(
  store: Store,
  { id, status, cycle, config, ...state }: CampaignState,
  otherwise: readonly string[],
): Promise<Lines> {
  const free = await freeName(store, id);
  const { cycles } = boundsOf({ config, ...state });
  const goOn = status === 'done' ? `, and \`ratchet campaign extend ${id} --cycles +5\` has it go on with its own settings` : '';
  return lines([
    `campaign ${id} was started before with other settings, and keeps them; nothing was done. It has -> you asked for:`,
    ...otherwise.map((each) => `  ${each}`),
    status === 'running' || status === 'paused'
      ? `It is ${status} in cycle ${cycleOf(cycle, cycles)}: ask for what it has and it goes on, or change its limits with \`ratchet campaign budget ${id}\`.`
      : `It has ended (${status}): \`ratchet campaign report ${id}\` tells what it came to${goOn}.`,
    `For another campaign give another name: --name ${free}`,
  ]);
}

/** What a person is told who asked for the same again. */
export function goesOn({ id, status, because, config }: CampaignState): string {
  const ended = `campaign ${id} has ended before (${status}), and nothing was started: this is what it came to.`;
  if (status === 'done') return `${ended} \`ratchet campaign extend ${id} --cycles +5\` has it go on, another --name begins another`;
  if (status === 'stopped') return `${ended} Another --name begins another, with --strategy ${id}@champion from where it stands`;
  if (status === 'paused')
    return `campaign ${id} was started before and is paused (${because}): \`ratchet campaign resume ${id}\` has it go on`;
  return `campaign ${id} goes on from what is stored, with the settings that it was started with, on ${config.suite} with ${config.model}`;
}

async function freeName(store: Store, id: string): Promise<string> {
  for (let number = 2; ; number += 1) {
    const name = `${id.slice(0, 58)}-${number}`;
    if ((await store.campaigns.get(name)) === null) return name;
  }
}
