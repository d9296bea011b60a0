import { branchId, cycleAddress, within, type Address } from '../domain/address.js';
import { bookOf, type Book } from '../domain/memory/book.js';
import type { RowOrder } from '../domain/memory/account.js';
import { isSeen, type View } from '../domain/view.js';
import { accountList, allOf, rowOrderList } from '../ports/lists.js';
import type { AccountRecord } from '../ports/memory-records.js';
import type { MemoryView } from '../ports/records.js';
import type { Store } from '../ports/store.js';

/** Where what a cycle did to memory is kept; of cycle -1, what the campaign began with. */
export function accountAddress(campaign: string, branch: number, cycle: number): Address {
  return within(cycle < 0 ? branchId(campaign, branch) : cycleAddress(campaign, branch, cycle), 'memory');
}

/** What the cycles of a view did to memory, oldest first: campaigns that were taken over, then what this one began with, then its own. */
export async function accountsIn(store: Store, { campaign, branches }: MemoryView): Promise<readonly AccountRecord[]> {
  const others = [
    ...new Set(branches.flatMap((each) => (each.campaign === undefined || each.campaign === campaign ? [] : [each.campaign]))),
  ];
  const found = await Promise.all([...others, campaign].map((each) => allOf(store, 'accounts', accountList(each))));
  return found
    .flatMap((accounts) => accounts.toSorted((a, b) => a.branch - b.branch || a.cycle - b.cycle))
    .filter((each) => (each.cycle < 0 ? each.campaign === campaign : isSeen(branches, campaign, each)));
}

/**
 * What a view knows of its rows. All accounts of a view that a campaign looks through are there before anybody does, so
 * a book is made once for the view.
 */
export async function bookIn(store: Store, view: MemoryView): Promise<Book> {
  const books = BOOKS.get(store) ?? new Map<string, Promise<Book>>();
  BOOKS.set(store, books);
  const key = JSON.stringify([view.campaign, view.branches]);
  const known = books.get(key) ?? accountsIn(store, view).then((accounts) => bookOf(accounts));
  books.delete(key);
  books.set(key, known);
  known.catch(() => books.delete(key));
  const oldest = books.size > MOST_BOOKS ? books.keys().next().value : undefined;
  if (oldest !== undefined) books.delete(oldest);
  return known;
}

const BOOKS = new WeakMap<Store, Map<string, Promise<Book>>>();
/** Campaigns side by side, each with the views of a race and of its search. */
const MOST_BOOKS = 16;

/** What people ordered of the rows that these campaigns wrote, as it stands now: the latest order for each row. */
export async function standingRowOrders(store: Store, campaigns: readonly string[]): Promise<Readonly<Record<string, RowOrder>>> {
  const orders = await Promise.all(campaigns.map((each) => allOf(store, 'rowOrders', rowOrderList(each))));
  return Object.fromEntries(orders.flat().map(({ row, order }) => [row, order]));
}

/** Keeps what a campaign begins with of what people ordered, where it takes memory over. */
export async function openAccount(store: Store, campaign: string, view: View): Promise<void> {
  const campaigns = [...new Set(view.flatMap((each) => each.campaign ?? []))];
  if (campaigns.length === 0) return;
  const orders = await standingRowOrders(store, campaigns);
  await keepAccount(store, { campaign, branch: 0, cycle: -1, upTo: 0, open: [], episodes: [], wrote: [], merged: [], orders });
}

export async function keepAccount(store: Store, account: AccountRecord): Promise<void> {
  const id = accountAddress(account.campaign, account.branch, account.cycle);
  await store.keep('accounts', id, account);
  await store.append(accountList(account.campaign), id);
}
