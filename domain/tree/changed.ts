import { sameContract, type Contract } from './program.js';

/** A helper as it was and as it is wanted now. */
interface Wanted extends Contract {
  readonly uses: readonly string[];
}

export interface Invalidated {
  /** there were none of these before */
  readonly made: readonly string[];
  /** what is asked of them has changed */
  readonly changed: readonly string[];
  /** what they use has changed, or what they use does: their tests run again, and what they wrote stands */
  readonly shaken: readonly string[];
  /** nobody asks for them any more */
  readonly dropped: readonly string[];
}

/** What a mother's change of mind touches: helpers with another contract, what depends on them, and nothing else. */
export function invalidated(before: readonly Wanted[], after: readonly Wanted[]): Invalidated {
  const known = new Map(before.map((each) => [each.name, each]));
  const made = after.filter(({ name }) => !known.has(name)).map(({ name }) => name);
  const changed = after.filter((each) => {
    const was = known.get(each.name);
    return was !== undefined && !sameContract(was, each);
  });
  const moved = new Set([...made, ...changed.map(({ name }) => name)]);
  const touched = new Set(moved);
  for (let size = -1; size !== touched.size;) {
    size = touched.size;
    for (const { name, uses } of after) if (uses.some((each) => touched.has(each))) touched.add(name);
  }
  const wanted = new Set(after.map(({ name }) => name));
  return {
    made,
    changed: changed.map(({ name }) => name),
    shaken: after.flatMap(({ name }) => (touched.has(name) && !moved.has(name) ? [name] : [])),
    dropped: before.flatMap(({ name }) => (wanted.has(name) ? [] : [name])),
  };
}
