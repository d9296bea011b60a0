import { tokensOf } from '../playbook.js';

/** The first rows that have room together, at most so many; one that is too long gives way to those behind it. */
export function withRoom<Row>(
  rows: readonly Row[],
  lineOf: (row: Row) => string,
  most: { readonly rows: number; readonly tokens: number },
): Row[] {
  const kept: Row[] = [];
  let left = most.tokens;
  for (const row of rows) {
    const tokens = tokensOf(lineOf(row));
    if (kept.length === most.rows) break;
    if (tokens > left) continue;
    kept.push(row);
    left -= tokens;
  }
  return kept;
}
