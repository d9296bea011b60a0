import { branchPart, cyclePart } from '../domain/address.js';
import { GRACE_DAYS, type RowOrder } from '../domain/memory/account.js';
import { bookOf, type Entry } from '../domain/memory/book.js';
import { nothingNamed } from '../domain/nothing-named.js';
import { RatchetFailure } from '../ports/failures.js';
import { sha256 } from '../ports/keys.js';
import { allOf, lessonList, rowOrderList } from '../ports/lists.js';
import type { RowOrderRecord } from '../ports/memory-records.js';
import type { MemoryRow } from '../ports/records.js';
import type { Store } from '../ports/store.js';
import { accountsIn } from './memory-book.js';
import { EVER, ownersOf } from './memory-search.js';
import { booksNow } from './memory-told.js';

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
  throw new RatchetFailure(
    'missing-record',
    others.length > 0
      ? `id: ${others.length + 1} rows begin with ${JSON.stringify(named)}; type more of it`
      : `id: ${nothingNamed('row of memory', named, { lists: 'ratchet memory search TEXT' })}`,
  );
}

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
