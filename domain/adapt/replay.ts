/**
 * What a later training learns: the rows that are new, and as many of the old ones, drawn by a number of each. Without the old ones it
 * would forget them.
 */
export function replayed(rows: readonly string[], known: readonly string[], drawn: (id: string) => number): readonly string[] {
  const before = new Set(known);
  const fresh = rows.filter((id) => !before.has(id));
  const old = rows.filter((id) => before.has(id)).toSorted((a, b) => drawn(a) - drawn(b) || (a < b ? -1 : 1));
  const kept = new Set(old.slice(0, fresh.length));
  return rows.filter((id) => !before.has(id) || kept.has(id));
}
