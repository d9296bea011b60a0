import { partsOf, readPlace, type Address } from '../domain/address.js';
import { episodeList } from '../ports/lists.js';
import type { EpisodeRecord } from '../ports/records.js';
import type { Store } from '../ports/store.js';

export interface Episode {
  readonly address: Address;
  readonly record: EpisodeRecord;
}

/** What an episode was for: by its address, where it stands in a campaign. */
export const PURPOSES = ['practise', 'search', 'screen', 'race', 'trust', 'exam', 'solve'] as const;
export type Purpose = (typeof PURPOSES)[number];

export const OUTCOMES = ['solved', 'plausible', 'failed', 'void'] as const;
export type EpisodeOutcome = (typeof OUTCOMES)[number];

export function purposeOf(address: Address): Purpose {
  const place = readPlace(address);
  if (place === null) return partsOf(address)[1] === 'exam' ? 'exam' : 'solve';
  const [below = '', ...rest] = place.below;
  if (below === 'practise') return rest.some((part) => part.startsWith('side:')) ? 'screen' : 'practise';
  return PURPOSES.find((purpose) => purpose === below) ?? 'solve';
}

export function episodeOutcome({ status, solved, plausible }: Pick<EpisodeRecord, 'status' | 'solved' | 'plausible'>): EpisodeOutcome {
  return status === 'void' ? 'void' : solved ? 'solved' : plausible ? 'plausible' : 'failed';
}

/** Which episodes are wanted; missing: any. */
export interface EpisodeFilter {
  readonly branch?: number | undefined;
  readonly cycle?: number | undefined;
  readonly purpose?: Purpose | undefined;
  readonly task?: string | undefined;
  readonly outcome?: EpisodeOutcome | undefined;
}

/**
 * Addresses of episodes of a campaign, or of a run of `solve`, that have ended, oldest first; without those that their address shows to
 * be unwanted.
 */
export async function episodeAddresses(store: Store, campaign: string, filter: EpisodeFilter = {}): Promise<readonly Address[]> {
  const { branch, cycle, purpose } = filter;
  const all = await store.list(episodeList(campaign));
  if (branch === undefined && cycle === undefined && purpose === undefined) return all;
  const likely = likelyPlace(filter);
  return all.filter((address) => likely.test(address) && (purpose === undefined || purposeOf(address) === purpose));
}

/** What the address of one that is wanted begins like: of a hundred thousand few are then looked at. */
function likelyPlace({ branch, cycle, purpose }: EpisodeFilter): RegExp {
  const inCycle = branch !== undefined || cycle !== undefined;
  if (!inCycle && (purpose === 'exam' || purpose === 'solve')) return purpose === 'exam' ? /\/exam(?:\/|$)/ : /^/;
  const below = purpose === undefined || purpose === 'solve' ? '(?:/|$)' : `/${purpose === 'screen' ? 'practise' : purpose}(?:/|$)`;
  return new RegExp(`^[^/]+/b${branch ?? '\\d+'}/c${cycle ?? '\\d+'}${below}`);
}

/** Those of the addresses that are wanted by what they came to. */
export async function readEpisodes(store: Store, addresses: readonly Address[], filter: EpisodeFilter = {}): Promise<readonly Episode[]> {
  const { task, outcome } = filter;
  const found = await Promise.all(addresses.map(async (address) => ({ address, record: await store.find('episodes', address) })));
  return found.flatMap(({ address, record }) =>
    record === null || (task !== undefined && record.taskId !== task) || (outcome !== undefined && episodeOutcome(record) !== outcome)
      ? []
      : [{ address, record }],
  );
}

/** All that have ended, oldest first. */
export async function episodesOf(store: Store, campaign: string, filter: EpisodeFilter = {}): Promise<readonly Episode[]> {
  return readEpisodes(store, await episodeAddresses(store, campaign, filter), filter);
}
