import { BadRequestException } from '@nestjs/common';
import { z } from 'zod';

const LIMIT = 'expected a whole number from 1 to 500';

/** How many entries a page holds. */
export const pageLimit = z.coerce.number({ error: LIMIT }).int({ error: LIMIT }).min(1, LIMIT).max(500, LIMIT).default(100);

/** `after` of the next page. */
export const nextPage = z.string().nullable().describe('`after` of the next page; null on the last');

export interface Page<Entry> {
  readonly entries: readonly Entry[];
  readonly next: string | null;
}

/** The entries behind `after`, the id of the last one of the page before. Throws a 400 where that is not in the list. */
export function pageOf<Entry>(
  all: readonly Entry[],
  idOf: (entry: Entry) => string,
  asked: { readonly limit: number; readonly after?: string | undefined },
): Page<Entry> {
  const { limit, after } = asked;
  const from = after === undefined ? 0 : all.findIndex((entry) => idOf(entry) === after) + 1;
  if (after !== undefined && from === 0)
    throw new BadRequestException([`after "${after}" is not in this list: leave it out to start from the first`]);
  const entries = all.slice(from, from + limit);
  const last = entries.at(-1);
  return { entries, next: last === undefined || from + limit >= all.length ? null : idOf(last) };
}
