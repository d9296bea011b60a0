import { isShortTerm, type Account, type RowKind, type Use } from './account.js';
import { evidenceOf, NO_EVIDENCE, type Evidence } from './credit.js';
import { hurts, liftOf } from './utility.js';

/** Cycles that a row of the short term is seen after it was last learned. */
export const SHORT_TERM_CYCLES = 10;
/** Rows of the long term that are seen. */
const LONG_TERM_ROWS = 2_000;

/** Why a row is not told any more. It can still be read, and brought back. */
export const REASONS = ['forgotten', 'hurts', 'expired', 'crowded-out'] as const;
export type Reason = (typeof REASONS)[number];

/** What is known of a row. */
export interface Entry {
  /** null: an earlier version wrote it */
  readonly kind: RowKind | null;
  /** how often it was learned */
  readonly count: number;
  /** cycles since it was last learned; null: before there were accounts */
  readonly age: number | null;
  readonly evidence: Evidence;
  readonly lift: number;
  /** null: it may be told */
  readonly out: Reason | null;
}

/** All that a view knows of its rows. */
export interface Book {
  readonly entries: ReadonlyMap<string, Entry>;
  /** each episode once */
  readonly uses: readonly Use[];
}

interface Bounds {
  readonly shortTermCycles: number;
  readonly longTermRows: number;
}

interface Learned {
  readonly kind: RowKind | null;
  readonly count: number;
  readonly at: number | null;
}

const USUAL: Bounds = { shortTermCycles: SHORT_TERM_CYCLES, longTermRows: LONG_TERM_ROWS };

/** The book of a view, from the accounts of its cycles, oldest first. Nothing in it depends on when it is read. */
export function bookOf(accounts: readonly Account[], bounds: Bounds = USUAL): Book {
  const uses = [...new Map(accounts.flatMap(({ episodes }) => episodes).map((use) => [use.episode, use])).values()];
  const evidence = evidenceOf(uses);
  const orders = accounts.at(-1)?.orders ?? {};
  const learned = learnedIn(accounts);
  for (const id of [...evidence.keys(), ...Object.keys(orders)]) if (!learned.has(id)) learned.set(id, { kind: null, count: 1, at: null });
  const entries = [...learned].map(([id, { kind, count, at }]): [string, Entry] => {
    const found = evidence.get(id) ?? NO_EVIDENCE;
    const entry = { kind, count, age: at === null ? null : accounts.length - at, evidence: found, lift: liftOf(found) };
    return [id, { ...entry, out: orders[id] === 'restore' ? null : orders[id] === 'forget' ? 'forgotten' : reasonOf(entry, bounds) }];
  });
  const crowded = crowdedOut(entries, orders, bounds);
  return { entries: new Map(entries.map(([id, entry]) => [id, crowded.has(id) ? { ...entry, out: 'crowded-out' } : entry])), uses };
}

export const EMPTY_BOOK: Book = bookOf([]);

export function mayBeTold({ entries }: Book, id: string): boolean {
  return (entries.get(id)?.out ?? null) === null;
}

function learnedIn(accounts: readonly Account[]): Map<string, Learned> {
  const learned = new Map<string, Learned>();
  const seen = new Set<string>();
  for (const [at, { wrote, merged }] of accounts.entries()) {
    for (const { id, kind } of wrote) if (!learned.has(id)) learned.set(id, { kind, count: 1, at });
    for (const { into, row } of merged) {
      if (seen.has(row)) continue;
      seen.add(row);
      const known = learned.get(into) ?? { kind: null, count: 1, at: null };
      learned.set(into, { ...known, count: known.count + 1, at });
    }
  }
  return learned;
}

function reasonOf({ kind, age, evidence }: Pick<Entry, 'kind' | 'age' | 'evidence'>, { shortTermCycles }: Bounds): Reason | null {
  if (hurts(evidence)) return 'hurts';
  return kind !== null && isShortTerm(kind) && age !== null && age > shortTermCycles ? 'expired' : null;
}

/** Of the long term what helps least goes first, then what was not learned for longest. What a person brought back stays. */
function crowdedOut(
  entries: readonly (readonly [string, Entry])[],
  orders: Account['orders'],
  { longTermRows }: Bounds,
): ReadonlySet<string> {
  const rows = entries.filter(([, { kind, out }]) => out === null && kind !== null && !isShortTerm(kind));
  const worth = rows.toSorted(
    ([one, a], [other, b]) =>
      Number(orders[other] === 'restore') - Number(orders[one] === 'restore') ||
      b.lift - a.lift ||
      (a.age ?? Infinity) - (b.age ?? Infinity) ||
      (one < other ? -1 : 1),
  );
  return new Set(worth.slice(longTermRows).flatMap(([id]) => (orders[id] === 'restore' ? [] : [id])));
}
