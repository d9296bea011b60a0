import { branchPart, cyclePart } from '../domain/address.js';
import type { RowKind, RowOrder } from '../domain/memory/account.js';
import { bookOf, type Entry } from '../domain/memory/book.js';
import type { PromptUpdate } from '../domain/prompt-history.js';
import { LANGUAGES, type Language } from '../domain/task.js';
import { RatchetFailure } from '../ports/failures.js';
import { sha256 } from '../ports/keys.js';
import { allOf, lessonList, rowOrderList, scopeList, SCOPES } from '../ports/lists.js';
import type { Memory } from '../ports/memory.js';
import type { RowOrderRecord } from '../ports/memory-records.js';
import type { MemoryRow } from '../ports/records.js';
import type { Store } from '../ports/store.js';
import { accountsIn } from './memory-book.js';
import { importedInto, scopeOf } from './memory-scope.js';
import { booksNow } from './memory-told.js';
import { promptHistoryOf } from './prompt-updates.js';

/** What people look for in memory. */
export interface Wanted {
  readonly campaign?: string;
  readonly scope?: string;
  readonly language?: Language;
  readonly kind?: RowKind;
}

/** Whose rows are meant: of one campaign, of all that share a name, or of everybody. Throws `missing-record` for a name that nobody has. */
export async function ownersOf(store: Store, { campaign, scope }: Wanted): Promise<readonly string[]> {
  if (campaign !== undefined) {
    if ((await store.campaigns.get(campaign)) !== null) return [campaign];
    throw new RatchetFailure(
      'missing-record',
      `campaign: there is no ${JSON.stringify(campaign)}; \`ratchet campaign list\` names those that there are`,
    );
  }
  const scopes = await store.list(SCOPES);
  if (scope === undefined) return [...(await store.campaigns.list()).map(({ id }) => id), ...scopes.map(importedInto)];
  if (scopes.includes(scope)) return [...(await store.list(scopeList(scope))), importedInto(scope)];
  const known =
    scopes.length === 0 ? 'there is none yet: `campaign start --memory-scope NAME` makes one' : `there are ${scopes.join(', ')}`;
  throw new RatchetFailure('missing-record', `scope: there is no ${JSON.stringify(scope)}; ${known}`);
}

/** All rows that are meant, by whom they were written and in their order. */
export async function rowsWanted(store: Store, wanted: Wanted): Promise<readonly MemoryRow[]> {
  const rows = await Promise.all((await ownersOf(store, wanted)).map((each) => allOf(store, 'memory', lessonList(each))));
  return rows.flat().filter((row) => isWanted(row, wanted));
}

function isWanted(row: MemoryRow, { language, kind }: Wanted): boolean {
  return (language === undefined || row.language === language) && (kind === undefined || row.kind === kind);
}

/** No cycle is later. */
const EVER = Number.MAX_SAFE_INTEGER;

/** The rows nearest to a text, of each language in turn, as memory finds them. */
export async function searchRows(
  { store, memory }: { readonly store: Store; readonly memory: Memory },
  text: string,
  wanted: Wanted,
  limit: number,
): Promise<readonly MemoryRow[]> {
  if (wanted.kind === 'place') return searchPlaces(await rowsWanted(store, wanted), text, limit);
  const owners = await ownersOf(store, wanted);
  const branches = await Promise.all(
    owners.map(async (campaign) => {
      const last = (await store.campaigns.get(campaign))?.branch ?? 0;
      return Array.from({ length: last + 1 }, (_, branch) => ({ campaign, branch, upToCycle: EVER }));
    }),
  );
  const view = { campaign: '', branches: branches.flat() };
  const languages = wanted.language === undefined ? LANGUAGES : [wanted.language];
  const found = await Promise.all(
    languages.map((language) =>
      memory.recall({ text, language, view, limit, ...(wanted.kind === undefined ? {} : { only: { kinds: [wanted.kind] } }) }),
    ),
  );
  return Array.from({ length: limit }, (_, rank) => found.flatMap(({ rows }) => rows[rank] ?? []))
    .flat()
    .slice(0, limit);
}

/** Places stand by their repositories, so they are found by their words. */
function searchPlaces(rows: readonly MemoryRow[], text: string, limit: number): readonly MemoryRow[] {
  const words = wordsIn(text);
  return rows
    .map((row) => ({ row, hits: hitsIn(words, `${row.sentence} ${row.key}`) }))
    .filter(({ hits }) => hits > 0)
    .toSorted((a, b) => b.hits - a.hits)
    .slice(0, limit)
    .map(({ row }) => row);
}

/** A row, what its campaign knows of it, and what people ordered of it. */
export interface ShownRow {
  readonly row: MemoryRow;
  /** null where no account of it is kept: an earlier version wrote it */
  readonly entry: Entry | null;
  readonly orders: readonly RowOrderRecord[];
  /** `night, cycle 3` */
  readonly from: string;
}

/** By its id, or the beginning of one that is like no other. */
export async function shownRow(store: Store, named: string): Promise<ShownRow> {
  const row = await rowNamed(store, named);
  const isOwn = (await store.campaigns.get(row.campaign)) !== null;
  const { entries } = isOwn
    ? (await booksNow(store, row.campaign)).book
    : bookOf(await accountsIn(store, { campaign: row.campaign, branches: [{ branch: row.branch, upToCycle: EVER }] }));
  const orders = (await allOf(store, 'rowOrders', rowOrderList(row.campaign))).filter((each) => each.row === row.id);
  const entry = entries.get(row.id) ?? null;
  return { row, entry, orders, from: `${row.campaign} ${branchPart(row.branch)}/${cyclePart(row.cycle)}` };
}

async function rowNamed(store: Store, named: string): Promise<MemoryRow> {
  const whole = await store.find('memory', named);
  if (whole !== null) return whole;
  const ids = (await Promise.all((await ownersOf(store, {})).map((each) => store.list(lessonList(each))))).flat();
  const [id, ...others] = named === '' ? [] : ids.filter((each) => each.startsWith(named));
  const row = id === undefined || others.length > 0 ? null : await store.find('memory', id);
  if (row !== null) return row;
  const why = others.length > 0 ? `${others.length + 1} rows begin so; type more of it` : '`ratchet memory search` finds rows';
  throw new RatchetFailure(
    'missing-record',
    `id: there is ${others.length > 0 ? 'more than one' : 'no'} row ${JSON.stringify(named)}: ${why}`,
  );
}

/** For so long what was forgotten can be had back. */
export const GRACE_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * Has a row forgotten, or back: also one that went by itself. It holds from the next cycle of a campaign on, and nothing
 * is deleted. Throws `conflict` where there is nothing to do or undo, or no more.
 */
export async function orderRow(store: Store, named: string, order: RowOrder, because: string, now: Date): Promise<MemoryRow> {
  const { row, entry, orders } = await shownRow(store, named);
  const latest = orders.at(-1);
  const isForgotten = latest?.order === 'forget';
  if (order === 'forget' && isForgotten) throw new RatchetFailure('conflict', `row ${row.id} is forgotten already, since ${latest.at}`);
  if (order === 'restore' && !isForgotten && (entry?.out ?? null) === null)
    throw new RatchetFailure('conflict', `row ${row.id} is told as ever: there is nothing to undo`);
  if (order === 'restore' && isForgotten && now.getTime() - Date.parse(latest.at) > GRACE_DAYS * DAY_MS)
    throw new RatchetFailure(
      'conflict',
      `row ${row.id} was forgotten at ${latest.at}, more than ${GRACE_DAYS} days ago: that stands. \`memory export\` and \`memory import\` bring its content back as another row`,
    );
  const record = { row: row.id, order, because, at: now.toISOString() };
  const id = sha256(`${row.id} ${record.at} ${order}`).slice(0, 24);
  await store.keep('rowOrders', id, record);
  await store.append(rowOrderList(row.campaign), id);
  return row;
}

/** Updates of strategies that speak of these words, those with most of them first. */
export async function searchUpdates(
  store: Store,
  text: string,
  wanted: Wanted,
  limit: number,
): Promise<readonly (PromptUpdate & { readonly campaign: string })[]> {
  const words = wordsIn(text);
  const campaigns = (await ownersOf(store, wanted)).filter((each) => scopeOf(each) === null);
  const updates = await Promise.all(
    campaigns.map(async (campaign) => (await promptHistoryOf(store, campaign)).map((each) => ({ ...each, campaign }))),
  );
  return updates
    .flat()
    .map((update) => ({ update, hits: hitsIn(words, `${update.action} ${update.tactic} ${update.old} ${update.new} ${update.because}`) }))
    .filter(({ hits }) => hits > 0)
    .toSorted((a, b) => b.hits - a.hits)
    .slice(0, limit)
    .map(({ update }) => update);
}

function wordsIn(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []);
}

function hitsIn(words: ReadonlySet<string>, text: string): number {
  return [...wordsIn(text)].filter((word) => words.has(word)).length;
}
