import { readPlace, type Address } from '../../domain/address.js';
import type { Account } from '../../domain/memory/account.js';
import { saidBefore } from '../../domain/memory/likeness.js';
import { isSeen, takenOver, viewAt, type Moment, type View } from '../../domain/view.js';
import { accountAddress, keepAccount, standingRowOrders } from '../../campaigns/memory-book.js';
import { useOf } from '../../campaigns/memory-uses.js';
import { ancestorsOf } from '../../campaigns/rollbacks.js';
import { accountList, allOf, latestOf, lessonList, traceList } from '../../ports/lists.js';
import type { AccountRecord } from '../../ports/memory-records.js';
import type { MemoryRow } from '../../ports/records.js';
import type { Store } from '../../ports/store.js';

/** Rows of this batch that say something new, and of those that do not the row that says it already. */
export async function withoutRepeats(
  store: Store,
  now: Moment,
  rows: readonly MemoryRow[],
): Promise<{ readonly fresh: readonly MemoryRow[]; readonly merged: Account['merged'] }> {
  if (rows.length === 0) return { fresh: [], merged: [] };
  const view = await viewBefore(store, now);
  const before = (await latestOf(store, 'memory', lessonList(now.campaign))).filter((row) => isSeen(view, now.campaign, row));
  const fresh: MemoryRow[] = [];
  const merged: { readonly into: string; readonly row: string }[] = [];
  for (const row of rows) {
    const said = saidBefore(row, [...before, ...fresh]);
    if (said === null) fresh.push(row);
    else merged.push({ into: said.id, row: row.id });
  }
  return { fresh, merged };
}

/** Keeps what the cycle did to memory, once: a second try finds the first one's account. */
export async function takeAccount(
  store: Store,
  now: Moment,
  done: { readonly practised: readonly Address[]; readonly fresh: readonly MemoryRow[]; readonly merged: Account['merged'] },
): Promise<void> {
  const known = await store.find('accounts', accountAddress(now.campaign, now.branch, now.cycle));
  await keepAccount(store, known ?? (await accountOf(store, now, done)));
}

async function accountOf(
  store: Store,
  now: Moment,
  { practised, fresh, merged }: Parameters<typeof takeAccount>[2],
): Promise<AccountRecord> {
  const { campaign, branch, cycle } = now;
  const latest = (await allOf(store, 'accounts', accountList(campaign)))
    .filter((each) => each.branch === branch && each.cycle < cycle)
    .reduce<AccountRecord | null>((last, each) => (last === null || each.cycle > last.cycle ? each : last), null);
  const traced = await store.list(traceList(campaign));
  const own = traced.slice(latest?.upTo ?? 0).filter((at) => readPlace(at)?.branch === branch);
  const ended = await Promise.all(
    [...(latest?.open ?? []), ...own].map(async (at) => [at, await useOf(store, at, (each) => practised.includes(each))] as const),
  );
  const began = takenOver((await store.campaigns.get(campaign))?.config ?? {});
  const campaigns = [campaign, ...began.flatMap((each) => each.campaign ?? [])];
  return {
    ...now,
    upTo: traced.length,
    open: ended.flatMap(([at, use]) => (use === null ? [at] : [])),
    // in an order that does not tell which of those side by side was done first
    episodes: ended.flatMap(([, use]) => use ?? []).toSorted((a, b) => (a.episode < b.episode ? -1 : 1)),
    wrote: fresh.map(({ id, kind }) => ({ id, kind })),
    merged,
    orders: await standingRowOrders(store, [...new Set(campaigns)]),
  };
}

async function viewBefore(store: Store, { campaign, branch, cycle }: Moment): Promise<View> {
  return viewAt({ ancestors: await ancestorsOf(store, campaign, branch), branch, cycle });
}
