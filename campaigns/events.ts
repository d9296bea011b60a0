import type { Records } from '../ports/record-kinds.js';
import { checkpointList, incidentList, orderList, raceList, reportList, rollbackList } from '../ports/lists.js';
import type { Store } from '../ports/store.js';
import { ofEach } from './unreadable.js';
import { championLine, type HistoryLine, incidentLine, orderLine, rollbackLine } from './history.js';

/** What happened to a campaign, as it is told to those who follow it. */
export interface CampaignEvent extends Omit<HistoryLine, 'kind' | 'at' | 'branch'> {
  /** the events up to this one, whoever tells them: what a follower that was cut off goes on from */
  readonly id: string;
  readonly kind: HistoryLine['kind'] | 'race' | 'report';
  /** ISO 8601; null of what is on record without its time */
  readonly at: string | null;
  /** null of what belongs to none */
  readonly branch: number | null;
}

/**
 * How much of each list of a campaign was told. The lists only grow and keep their order, so this says it all: any
 * process of the API goes on from it, and nothing is lost or told twice.
 */
export type Told = readonly number[];

interface Source {
  readonly letter: string;
  readonly list: (campaign: string) => string;
  readonly read: (store: Store, id: string) => Promise<Omit<CampaignEvent, 'id'> | null>;
}

/** In the order in which they are told where several are new. A letter stands in ids that clients hold: none changes its meaning. */
const SOURCES: readonly Source[] = [
  source('o', orderList, 'orders', orderLine),
  source('r', raceList, 'races', ({ branch, cycle, challenger, because, decision, k, pairs, wins, losses }) => ({
    at: null,
    kind: 'race',
    what: `race ${k}: ${decision} after ${pairs} pairs, ${wins} won and ${losses} lost`,
    branch,
    cycle,
    strategy: challenger,
    because,
  })),
  source('c', checkpointList, 'checkpoints', championLine),
  source('i', incidentList, 'incidents', incidentLine),
  source('b', rollbackList, 'rollbacks', rollbackLine),
  source('e', reportList, 'reports', ({ ended, cycles, last }) => ({
    at: null,
    kind: 'report',
    what: 'the report is written',
    branch: null,
    cycle: cycles,
    strategy: last.strategy,
    because: `ended by ${ended}`,
  })),
];

function source<K extends keyof Records>(
  letter: string,
  list: Source['list'],
  kind: K,
  tell: (record: Records[K]) => Omit<CampaignEvent, 'id'>,
): Source {
  return {
    letter,
    list,
    read: async (store, id) => {
      // one broken record is no end of the story: its place stays, and is passed over
      const { answers } = await ofEach([{ id }], () => store.find(kind, id));
      const [record = null] = answers;
      return record === null ? null : tell(record);
    },
  };
}

export const NOTHING_TOLD: Told = SOURCES.map(() => 0);

/** Of the id of an event; null where it is none. */
export function readTold(id: string): Told | null {
  const parts = id.split('.');
  const counts = SOURCES.map(
    ({ letter }, index) => /^(?<count>0|[1-9]\d{0,8})$/.exec(parts[index]?.replace(letter, '') ?? '')?.groups?.['count'],
  );
  const told = counts.flatMap((count) => (count === undefined ? [] : [Number(count)]));
  return told.length === SOURCES.length && showTold(told) === id ? told : null;
}

/** The id of the event that these end with. */
export function showTold(told: Told): string {
  return SOURCES.map(({ letter }, index) => `${letter}${told[index] ?? 0}`).join('.');
}

/** What stands in the lists of a campaign now. */
export type Standing = readonly (readonly string[])[];

export async function standingOf(store: Store, campaign: string): Promise<Standing> {
  return Promise.all(SOURCES.map(({ list }) => store.list(list(campaign))));
}

/** Nobody was told more than there is: where records were brought back as they once were, what happens since is told all the same. */
export function onRecord(told: Told, standing: Standing): Told {
  return told.map((count, index) => Math.min(count, standing[index]?.length ?? 0));
}

/** The events behind those that were told, in order, each with its id; the first of them, where they are more than so many. */
export async function eventsAfter(store: Store, standing: Standing, told: Told, most: number): Promise<readonly CampaignEvent[]> {
  const events: CampaignEvent[] = [];
  const counts = [...told];
  for (const [index, { read }] of SOURCES.entries()) {
    for (const id of (standing[index] ?? []).slice(counts[index])) {
      counts[index] = (counts[index] ?? 0) + 1;
      const event = await read(store, id);
      if (event !== null) events.push({ ...event, id: showTold(counts) });
      if (events.length >= most) return events;
    }
  }
  return events;
}

/** An event by where it stands: the letter of its list, and its number there from 1. The same whoever finds it. */
interface Found {
  readonly place: string;
  /** ISO 8601; never before that of an earlier place of its list */
  readonly at: string | null;
}

/** Places of the events behind those that are known, list by list. */
export async function placesAfter(store: Store, standing: Standing, known: Told): Promise<readonly Found[]> {
  const found = await Promise.all(
    SOURCES.map(async ({ letter, read }, index): Promise<readonly Found[]> => {
      const from = known[index] ?? 0;
      const events = await Promise.all((standing[index] ?? []).slice(from).map((id) => read(store, id)));
      let latest: string | null = null;
      return events.map((event, at) => {
        const moment = event?.at ?? null;
        latest = moment !== null && (latest === null || moment > latest) ? moment : latest;
        return { place: `${letter}${from + at + 1}`, at: latest };
      });
    }),
  );
  return found.flat();
}

/** How much of each list is known where this place is: `known` with it. */
export function knowing(known: Told, place: string): Told {
  return SOURCES.map(({ letter }, index) => Math.max(known[index] ?? 0, place.startsWith(letter) ? Number(place.slice(letter.length)) : 0));
}

/** What stands at a place; null where there is nothing. */
export async function eventAt(store: Store, campaign: string, place: string): Promise<Omit<CampaignEvent, 'id'> | null> {
  const found = SOURCES.find(({ letter }) => place.startsWith(letter));
  if (found === undefined) return null;
  const id = (await store.list(found.list(campaign)))[Number(place.slice(found.letter.length)) - 1];
  return id === undefined ? null : found.read(store, id);
}
