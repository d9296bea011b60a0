import { strategyId } from '../ports/keys.js';
import { FIRST_AGENT, FIRST_STRATEGY, FIRST_TREE, type Strategy, type StrategyVersion } from '../domain/strategy.js';
import type { Suite } from '../domain/task.js';
import { upcastVersion } from '../domain/strategy-upcast.js';
import { RatchetFailure } from '../ports/failures.js';
import { HOW_TO_NAME } from './how-to-name.js';
import { type BrokenRecord, leavingOut } from './leaving-out.js';
import { noCampaign, noStrategy } from './nothing-there.js';
import { confirmedIds, readableVersions, strategyIds, versionOf } from './strategies.js';
import type { Store } from '../ports/store.js';

/** The first strategies, by the names that people know them by. */
const FIRSTS: Readonly<Record<string, Strategy>> = { first: FIRST_STRATEGY, agent: FIRST_AGENT, tree: FIRST_TREE };

export interface Listed {
  readonly versions: readonly StrategyVersion[];
  /** how many there are beside them, that were never champion */
  readonly others: number;
  readonly unreadable: readonly BrokenRecord[];
}

/** The strategies of a campaign, or of all, in the order in which they were made: those that it began with or confirmed, or all of them. */
export async function listStrategies(store: Store, campaign: string | null, which: 'confirmed' | 'all' = 'all'): Promise<Listed> {
  if (campaign !== null) await campaignNamed(store, campaign);
  const lenient = leavingOut(store);
  const all = await strategyIds(lenient, campaign);
  const confirmed = which === 'all' ? null : await confirmedIds(lenient, campaign);
  const ids = all.filter((id) => confirmed?.has(id) ?? true);
  const versions = await readableVersions(lenient, ids);
  return { versions, others: all.length - ids.length, unreadable: lenient.leftOut() };
}

/** The strategy that a person means. Throws RatchetFailure `bad-request` that says what there is. */
export async function resolveStrategy(store: Store, name: string): Promise<StrategyVersion> {
  const strategy = Object.hasOwn(FIRSTS, name) ? FIRSTS[name] : undefined;
  if (strategy !== undefined) return { id: strategyId(strategy), strategy, parent: null, change: null };
  const campaign = campaignIn(name);
  return campaign === null ? byPrefix(store, name) : ofCampaign(store, campaign, name.slice(campaign.length + 1));
}

/** What works on a suite where nobody names a strategy. */
export function usualStrategy({ tasks }: Pick<Suite, 'tasks'>): 'first' | 'agent' {
  return tasks.some(({ repo }) => repo !== undefined) ? 'agent' : 'first';
}

/** The campaign that a name of a strategy names; null where it names none. */
export function campaignIn(name: string): string | null {
  const at = name.lastIndexOf('@');
  return at < 0 ? null : name.slice(0, at);
}

async function byPrefix(store: Store, prefix: string): Promise<StrategyVersion> {
  const whole = await store.find('strategies', prefix);
  if (whole !== null) return upcastVersion(whole);
  const ids = await strategyIds(store, null);
  const matching = ids.filter((id) => id.startsWith(prefix));
  const [only] = matching;
  if (prefix !== '' && only !== undefined && matching.length === 1) return versionOf(store, only);
  const problem =
    matching.length > 1
      ? `strategy "${prefix}" fits ${matching.length} strategies (${some(matching)})`
      : await noStrategy(store, prefix, null);
  throw new RatchetFailure('bad-request', `${problem}; ${HOW_TO_NAME}`);
}

async function ofCampaign(store: Store, campaign: string, which: string): Promise<StrategyVersion> {
  const { champion } = await campaignNamed(store, campaign);
  if (which === 'champion') return versionOf(store, champion);
  const ids = await strategyIds(store, campaign);
  const [one, ...more] = which === 'first' ? ids.slice(0, 1) : which === '' ? [] : ids.filter((id) => id.startsWith(which));
  if (one !== undefined && more.length === 0) return versionOf(store, one);
  const problem =
    more.length > 0
      ? `${campaign}@${which} fits ${more.length + 1} strategies (${some([one ?? '', ...more])})`
      : await noStrategy(store, which, campaign);
  throw new RatchetFailure('bad-request', `${problem}; ${HOW_TO_NAME}`);
}

async function campaignNamed(store: Store, name: string): Promise<{ readonly champion: string }> {
  const campaign = await store.campaigns.get(name);
  if (campaign !== null) return campaign;
  throw new RatchetFailure('bad-request', await noCampaign(store, name));
}

const SHOWN = 10;

function some(names: readonly string[]): string {
  return names.length > SHOWN ? `${names.slice(-SHOWN).join(', ')} and ${names.length - SHOWN} more` : names.join(', ');
}
