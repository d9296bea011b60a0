import { cycleAddress, within, type Address } from '../domain/address.js';
import { begin, resume, type Happened, type Now, type Search } from '../domain/search/eras.js';
import { allOf, raceList } from '../ports/lists.js';
import { boundsOf, campaignState } from './state.js';
import { loadSuiteRecord } from './suite-record.js';
import { rolledBack } from './challengers.js';
import { vetoedStrategies } from './orders.js';
import type { SearchRecord } from '../ports/learning-records.js';
import type { CampaignConfig } from '../ports/records.js';
import type { BudgetReading, Store } from '../ports/store.js';

/** Where a cycle keeps what it searched. */
export function searchAddress(campaign: string, branch: number, cycle: number): Address {
  return within(cycleAddress(campaign, branch, cycle), 'search');
}

/** The search as it goes on from where a cycle left it, or a new one. */
export async function searchFrom(store: Store, config: CampaignConfig, latest: Address | null, now: Now): Promise<Search> {
  const record = latest === null ? null : await store.find('searches', latest);
  if (record !== null) return resume(record, now, await happenedSince(store, record));
  const { tasks } = await loadSuiteRecord(store, config.suiteId);
  const train = tasks.filter(({ pool }) => pool === 'train');
  const attempts = Math.min(config.attempts, config.searchAttempts ?? config.attempts);
  return begin(now, { seed: config.seed, tasks: train.length, attempts });
}

async function happenedSince(store: Store, { campaign, branch, cycle, moved }: SearchRecord): Promise<Happened> {
  const [races, vetoed, lost] = await Promise.all([
    allOf(store, 'races', raceList(campaign)),
    vetoedStrategies(store, campaign),
    rolledBack(store, campaign),
  ]);
  const race = races.findLast((each) => each.branch === branch && each.cycle === cycle);
  return {
    race: race === undefined || race.decision === 'promoted' ? null : { challenger: race.challenger, decision: race.decision },
    unwanted: [...vetoed, ...lost],
    moved: moved === true,
  };
}

/**
 * Its share of what is left of the budget over the cycles that are left. Dollars are taken for calls at what a call has
 * cost so far. Without a budget it is what practice and a screen of it would take.
 */
export async function searchShareOf(store: Store, campaign: string, cycle: number): Promise<number> {
  const [state, reading] = await Promise.all([campaignState(store, campaign), store.budget.read(campaign)]);
  const { batch, attempts, searchShare = 100 } = state.config;
  const left = callsLeft(reading);
  const cycles = Math.max(1, boundsOf(state).cycles - cycle);
  return left === null ? 2 * batch * attempts : Math.floor((searchShare * left) / 100 / cycles);
}

/** Null where nothing bounds them. */
function callsLeft({ limits, spent, reserved }: BudgetReading): number | null {
  const usdPerCall = spent.modelCalls === 0 ? 0 : spent.costUsd / spent.modelCalls;
  const bounds = [
    limits.modelCalls === null ? [] : [limits.modelCalls - spent.modelCalls - reserved.modelCalls],
    limits.costUsd === null || usdPerCall === 0 ? [] : [(limits.costUsd - spent.costUsd - reserved.costUsd) / usdPerCall],
  ].flat();
  return bounds.length === 0 ? null : Math.max(0, Math.min(...bounds));
}
