import { BadRequestException } from '@nestjs/common';
import { z } from 'zod';

/** A whole number in a query: digits, and nothing else that could be read as one, such as `0x10`, `1e2` or a blank. */
export function queryWhole(from: number, to: number, expected = `expected a whole number from ${from} to ${to}`) {
  return z.preprocess(
    (given) => (typeof given === 'string' && /^(?:0|[1-9]\d{0,15})$/.test(given) ? Number(given) : given),
    z.int({ error: expected }).min(from, expected).max(to, expected),
  );
}

/** The same, with what holds where it is not given. */
export function queryWholeOr(usual: number, from: number, to: number) {
  return queryWhole(from, to).default(usual).meta({ default: usual });
}

/** How many entries a page holds. */
export const pageLimit = queryWholeOr(100, 1, 500);

const AFTER = 'expected the `next` of the page before';

/** `after` of the next page. */
export const nextPage = z.string().nullable().describe('`after` of the next page; null on the last');

/** What every list takes: how many, from where on, and in which order. */
export const paging = {
  limit: pageLimit,
  after: z.string().min(1, AFTER).max(1_000, AFTER).optional().describe('the last id of the page before'),
  order: z.enum(['oldest', 'newest'], { error: 'expected oldest or newest' }).default('oldest').describe('which stands first'),
};

export interface Asked {
  readonly limit: number;
  readonly after?: string | undefined;
  readonly order: 'oldest' | 'newest';
}

/** A list that is kept oldest first, as it was asked for. */
export function inOrder<Entry>(all: readonly Entry[], { order }: Pick<Asked, 'order'>): readonly Entry[] {
  return order === 'oldest' ? all : all.toReversed();
}

export interface Page<Entry> {
  readonly entries: readonly Entry[];
  readonly next: string | null;
}

/**
 * The entries behind `after`, the id of the last one of the page before. Throws a 400 where that is not in the list. `isWanted` may
 * change its mind between two pages: the one that the page before ended with is found all the same.
 */
export function pageOf<Entry>(
  all: readonly Entry[],
  idOf: (entry: Entry) => string,
  asked: { readonly limit: number; readonly after?: string | undefined },
  isWanted?: (entry: Entry) => boolean,
): Page<Entry> {
  const { limit, after } = asked;
  const from = after === undefined ? 0 : all.findIndex((entry) => idOf(entry) === after) + 1;
  if (after !== undefined && from === 0)
    throw new BadRequestException([`after "${after}" is not in this list: leave it out to start from the first`]);
  const behind = all.slice(from);
  const left = isWanted === undefined ? behind : behind.filter(isWanted);
  const entries = left.slice(0, limit);
  const last = entries.at(-1);
  return { entries, next: last === undefined || left.length <= limit ? null : idOf(last) };
}

/** Entries that are read to see whether they are wanted; a page of few may end before it is full, and `next` goes on. */
const MOST_READ = 2_000;

/** The same where only who reads an entry sees whether it is wanted. */
export async function pageOfRead<Entry>(
  ids: readonly string[],
  read: (ids: readonly string[]) => Promise<readonly { readonly id: string; readonly entry: Entry }[]>,
  { limit, after }: Pick<Asked, 'limit' | 'after'>,
): Promise<Page<Entry>> {
  let { next, entries: some } = pageOf(ids, (id) => id, { limit, after });
  const found: { readonly id: string; readonly entry: Entry }[] = [];
  for (let looked = 0; some.length > 0; looked += some.length) {
    found.push(...(await read(some)));
    if (found.length >= limit || next === null || looked >= MOST_READ) break;
    ({ next, entries: some } = pageOf(ids, (id) => id, { limit, after: next }));
  }
  const shown = found.slice(0, limit);
  return { entries: shown.map(({ entry }) => entry), next: found.length > limit ? (shown.at(-1)?.id ?? null) : next };
}
