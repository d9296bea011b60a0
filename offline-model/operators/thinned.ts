/**
 * So many of a list at most, in its order: the heaviest, and of those that weigh the same some from each part. An operator may
 * have a million drafts in a file of a real repository.
 */
export function thinned<T>(list: readonly T[], most: number, weightOf: (each: T) => number): readonly T[] {
  if (list.length <= most) return list;
  const byWeight = new Map<number, T[]>();
  for (const each of list) {
    const alike = byWeight.get(weightOf(each));
    if (alike === undefined) byWeight.set(weightOf(each), [each]);
    else alike.push(each);
  }
  const kept = new Set<T>();
  for (const [, alike] of [...byWeight].toSorted(([a], [b]) => b - a)) {
    const room = most - kept.size;
    const step = Math.max(1, alike.length / room);
    for (let at = 0; at < alike.length && kept.size < most; at += step) {
      const each = alike[Math.floor(at)];
      if (each !== undefined) kept.add(each);
    }
  }
  return list.filter((each) => kept.has(each));
}
