import type { Address } from '../domain/address.js';
import type { Records } from './record-kinds.js';
import type { Store } from './store.js';

/** Tokens of the API, oldest first. */
export const TOKENS = 'tokens';
export const REVOKED_TOKENS = 'tokens:revoked';
/** Sessions of browsers that were ended before their time. */
export const ENDED_SESSIONS = 'sessions:ended';
/** What happened to campaigns, in the order in which it was found: `<campaign> <letter><number>` each (`campaigns/events.ts`). */
export const FEED = 'feed';
/** Writes through the API, oldest first. */
export const AUDIT = 'audit';

/** When somebody first wanted to be told of campaigns; only the first entry counts. */
export const NOTICES_SINCE = 'notices-since';

/** Names of the lists in which a campaign's records stand. */

export function strategyList(campaign: string): string {
  return `strategies:${campaign}`;
}

export function proposalList(campaign: string): string {
  return `proposals:${campaign}`;
}

export function trainingList(campaign: string): string {
  return `trainings:${campaign}`;
}

export function screenList(campaign: string): string {
  return `screens:${campaign}`;
}

/** Where a campaign's search stood at the end of each cycle. */
export function searchList(campaign: string): string {
  return `searches:${campaign}`;
}

/** Challengers that earned no race. */
export function screenedList(campaign: string): string {
  return `screened:${campaign}`;
}

/** Train episodes whose course is kept. */
export function traceList(campaign: string): string {
  return `traces:${campaign}`;
}

/** Episodes that have ended, of every pool. For people: nothing that learns reads it. */
export function episodeList(campaign: string): string {
  return `episodes:${campaign}`;
}

/** What the agents of a tree have written, round by round, as it grows. */
export function treeList(tree: Address): string {
  return `tree:${tree}`;
}

export function reportList(campaign: string): string {
  return `reports:${campaign}`;
}

/** Where the campaign stood each time that it ended. */
export function endList(campaign: string): string {
  return `ends:${campaign}`;
}

/** Campaigns that the nights of a schedule became, oldest first. */
export function nightList(schedule: string): string {
  return `nights:${schedule}`;
}

/** All experiments, in the order in which they were started. */
export const EXPERIMENT_LIST = 'experiments';

/** Ways of asking that a model was better asked by, whichever campaign found it. */
export function wayList(fingerprint: string): string {
  return `ways:${fingerprint}`;
}

export function raceList(campaign: string): string {
  return `races:${campaign}`;
}

/** The records of a list, oldest first. */
export async function allOf<K extends keyof Records>(store: Store, kind: K, list: string): Promise<readonly Records[K][]> {
  return found(store, kind, await store.list(list));
}

/** Those that a cycle looks back on, oldest first: it costs the same late in a long campaign as early. */
export async function latestOf<K extends keyof Records>(store: Store, kind: K, list: string): Promise<readonly Records[K][]> {
  return found(store, kind, (await store.list(list)).slice(-LOOKS_BACK));
}

/** Half of what the worker's cache holds of a kind, so that two campaigns side by side find theirs there. */
export const LOOKS_BACK = 500;

async function found<K extends keyof Records>(store: Store, kind: K, ids: readonly string[]): Promise<readonly Records[K][]> {
  return (await Promise.all(ids.map((id) => store.find(kind, id)))).filter((each) => each !== null);
}

/** What of a campaign was handed over to be told. */
export function noticedList(campaign: string): string {
  return `noticed:${campaign}`;
}

export function checkpointList(campaign: string): string {
  return `checkpoints:${campaign}`;
}

export function orderList(campaign: string): string {
  return `orders:${campaign}`;
}

export function rollbackList(campaign: string): string {
  return `rollbacks:${campaign}`;
}

export function incidentList(campaign: string): string {
  return `incidents:${campaign}`;
}

export function undecidedList(campaign: string): string {
  return `undecided:${campaign}`;
}

export function unusableList(campaign: string): string {
  return `unusable:${campaign}`;
}

/** What its cycles did to memory. */
export function accountList(campaign: string): string {
  return `accounts:${campaign}`;
}

/** What people ordered of rows of a campaign. */
export function rowOrderList(campaign: string): string {
  return `row-orders:${campaign}`;
}

/** What was imported into the memory that is shared under a name: hashes of the files. */
export function importList(scope: string): string {
  return `memory-imports:${scope}`;
}

/** Names under which memory is shared. */
export const SCOPES = 'memory-scopes';

/** Campaigns that share memory under a name. */
export function scopeList(scope: string): string {
  return `memory-scope:${scope}`;
}

export function lessonList(campaign: string): string {
  return `memory:${campaign}`;
}

/** Adapted models, in the order in which they were published. */
export const ADAPTERS = 'adapters';
/** Names of the trainings that they came of, and of those that came to nothing, in the order in which they began. */
export const ADAPTATIONS = 'adaptations';

/** What was heard of a training of an adapter, oldest first. */
export function adaptationEventList(adaptation: string): string {
  return `adaptation:${adaptation}`;
}

/** What people said of attempts, oldest first. */
export const FEEDBACKS = 'feedbacks';

/** Rows that models are adapted with, of one campaign, repository or person. */
export function adaptRowList(set: string): string {
  return `adapt-rows:${set}`;
}

/** Adaptations within a campaign that came to nothing: with the same rows they would again. */
export function adaptedInVainList(campaign: string): string {
  return `adapted-in-vain:${campaign}`;
}
