import { acceptance } from '../domain/acceptance.js';
import { readPlace } from '../domain/address.js';
import { excerpt } from '../domain/excerpt.js';
import { count } from '../domain/figures.js';
import { ROW_KINDS, type RowKind } from '../domain/memory/account.js';
import { bookOf, REASONS, type Book, type Entry, type Reason } from '../domain/memory/book.js';
import { retryQueue } from '../domain/memory/retry.js';
import { reuseOf } from '../domain/memory/reuse.js';
import type { Rate } from '../domain/metrics.js';
import { isSeen } from '../domain/view.js';
import { traceList } from '../ports/lists.js';
import type { AccountRecord } from '../ports/memory-records.js';
import type { CampaignState, MemoryRow, MemoryView } from '../ports/records.js';
import type { ToldMemory, ToldRow } from '../ports/report-records.js';
import type { Store } from '../ports/store.js';
import { accountsIn } from './memory-book.js';
import { scopeOf, viewNow } from './memory-scope.js';
import { ownersOf, type Wanted } from './memory-search.js';
import { useOf } from './memory-uses.js';
import type { Rows } from './told.js';

/** Enough to name a row by. */
export const SHORT_ID = 12;
/** Rows at either end of those that were told. */
const MOST_ITEMS = 5;

interface Books {
  readonly view: MemoryView;
  readonly book: Book;
  readonly accounts: readonly AccountRecord[];
}

/** What a campaign's memory stands at, with the episodes that no cycle has counted yet. */
export async function booksNow(store: Store, campaign: string): Promise<Books> {
  const view = await viewNow(store, campaign);
  const accounts = await accountsIn(store, view);
  const known = new Set(accounts.flatMap(({ episodes }) => episodes.map(({ episode }) => episode)));
  const traced = (await store.list(traceList(campaign))).toSorted().filter((at) => {
    const place = readPlace(at);
    return !known.has(at) && place !== null && isSeen(view.branches, campaign, { ...place, campaign });
  });
  const uses = (await Promise.all(traced.map((at) => useOf(store, at, () => false)))).filter((use) => use !== null);
  const now = { episodes: uses, wrote: [], merged: [], orders: accounts.at(-1)?.orders ?? {} };
  return { view, accounts, book: bookOf(uses.length === 0 ? accounts : [...accounts, now]) };
}

/** For its report; null where nothing is learned. */
export async function memoryOfCampaign(store: Store, { id, config }: CampaignState): Promise<ToldMemory | null> {
  if (!acceptance(config.acceptance).learns) return null;
  return toldOf(store, { owner: id, scope: config.memoryScope ?? null, ...(await booksNow(store, id)) });
}

/** Of each whose rows are wanted and who has something to say. */
export async function memoriesOf(
  store: Store,
  wanted: Pick<Wanted, 'campaign' | 'scope'>,
): Promise<readonly (ToldMemory & { readonly campaign: string })[]> {
  const owners = await ownersOf(store, wanted);
  const all = await Promise.all(owners.map(async (campaign) => ({ campaign, memory: await memoryOfOwner(store, campaign) })));
  return all.flatMap(({ campaign, memory }) => (memory === null ? [] : [{ campaign, ...memory }]));
}

/** Of a campaign, or of what was imported under a name; null where there is nothing to say. */
async function memoryOfOwner(store: Store, owner: string): Promise<ToldMemory | null> {
  const state = await store.campaigns.get(owner);
  return state === null ? memoryOfImports(store, owner) : memoryOfCampaign(store, state);
}

async function memoryOfImports(store: Store, owner: string): Promise<ToldMemory | null> {
  const view = { campaign: owner, branches: [{ branch: 0, upToCycle: Number.MAX_SAFE_INTEGER }] };
  const accounts = await accountsIn(store, view);
  return accounts.length === 0 ? null : toldOf(store, { owner, scope: scopeOf(owner), view, accounts, book: bookOf(accounts) });
}

interface Owned extends Books {
  readonly owner: string;
  readonly scope: string | null;
}

async function toldOf(store: Store, { owner, scope, book, accounts }: Owned): Promise<ToldMemory> {
  const told = [...book.entries]
    .filter(([, { evidence }]) => evidence.told > 0)
    .toSorted(([one, a], [other, b]) => b.lift - a.lift || (one < other ? -1 : 1));
  const shown = told.length <= 2 * MOST_ITEMS ? told : [...told.slice(0, MOST_ITEMS), ...told.slice(-MOST_ITEMS)];
  const items = await Promise.all(shown.map(async ([row, entry]) => toldRow(await store.find('memory', row), entry)));
  const entries = [...book.entries.values()];
  return {
    scope,
    rows: counted(entries.map(({ kind }) => kind)),
    again: entries.reduce((sum, { count: times }) => sum + times - 1, 0),
    out: counted(entries.map(({ out }) => out)),
    waiting: retryQueue(accounts.filter(({ cycle }) => cycle >= 0)).length,
    reuse: reuseOf(book.uses.filter(({ episode }) => readPlace(episode)?.campaign === owner)),
    items: items.filter((each) => each !== null),
  };
}

function toldRow(row: MemoryRow | null, { evidence, lift, out }: Entry): ToldRow | null {
  return row === null ? null : { id: row.id, kind: row.kind, sentence: excerpt(row.sentence), ...evidence, lift, out };
}

function counted<Name extends string>(names: readonly (Name | null)[]): Readonly<Partial<Record<Name, number>>> {
  const counts: Partial<Record<Name, number>> = {};
  for (const each of names) if (each !== null) counts[each] = (counts[each] ?? 0) + 1;
  return counts;
}

const KIND_WORDS: Readonly<Record<RowKind, string>> = {
  code: 'programs that solved a task',
  fix: 'fixes',
  success: 'successes',
  lesson: 'lessons of failures',
  place: 'places in repositories',
};

export const REASON_WORDS: Readonly<Record<Reason, string>> = {
  forgotten: 'forgotten by order of a person',
  hurts: 'quarantined, since tasks went worse with it',
  expired: 'expired: a failure that was not met again',
  'crowded-out': 'crowded out by what helps more',
};

/** A sentence each. */
export function memoryLines(memory: ToldMemory | null | undefined): readonly string[] {
  if (memory === null || memory === undefined) return [];
  const { scope, rows, again, out, waiting, reuse } = memory;
  const kinds = ROW_KINDS.flatMap((kind) => (rows[kind] === undefined ? [] : [`${rows[kind]} ${KIND_WORDS[kind]}`]));
  const reasons = REASONS.flatMap((each) => (out[each] === undefined ? [] : [`${out[each]} ${REASON_WORDS[each]}`]));
  return [
    ...(scope === null ? [] : [`It is shared under the name ${scope}.`]),
    kinds.length === 0 ? 'Nothing was remembered.' : `It holds ${kinds.join(', ')}; ${count(again, 'time')} something was learned again.`,
    ...(reasons.length === 0 ? [] : [`Not told any more: ${reasons.join('; ')}.`]),
    ...(waiting === 0 ? [] : [`Failed tasks to be practised again: ${waiting}.`]),
    ...(reuse.rate.n === 0 ? [] : [`MemoryReuseRate: ${reuseText(reuse)}`]),
  ];
}

/** Those that were told nothing are of other tasks: what a row is worth is another question. Of none there is no share. */
function reuseText({ rate, solvedWith: told, solvedWithout: others }: ToldMemory['reuse']): string {
  const asked = `of ${count(rate.n, 'train episode')} that asked,`;
  if (told.n === 0) return `${asked} none was told anything; ${percent(others)} were solved.`;
  const compared =
    others.n === 0
      ? 'None was told nothing, so there is nothing to compare that with.'
      : `Of the ${others.n} that were told nothing it is ${percent(others)}.`;
  return `${asked} ${percent(rate)} were told something, and ${percent(told)} of these ${told.n} were solved. ${compared}`;
}

/** What each row is worth: came and expected are means over the episodes that were told it. */
export function memoryRows({ items }: Pick<ToldMemory, 'items'>): Rows {
  return {
    head: ['row', 'kind', 'told', 'came to', 'without it', 'lift', 'still told', 'it says'],
    rows: items.map(({ id, kind, told, came, expected, lift, out, sentence }) => [
      id.slice(0, SHORT_ID),
      kind,
      told,
      (came / told).toFixed(2),
      (expected / told).toFixed(2),
      signed(lift),
      stillTold(out),
      sentence,
    ]),
  };
}

function stillTold(out: Reason | null): string {
  return out === null ? 'yes' : `no, ${WHY_NOT[out]}`;
}

const WHY_NOT: Readonly<Record<Reason, string>> = {
  forgotten: 'forgotten by order',
  hurts: 'tasks went worse with it',
  expired: 'expired',
  'crowded-out': 'crowded out',
};

export function signed(lift: number): string {
  return `${lift < 0 ? '' : '+'}${lift.toFixed(3)}`;
}

function percent({ value }: Rate): string {
  return `${Math.round(100 * value)} %`;
}
