/**
 * Randomness as a function of what it is for: no state, so a retry or a replay draws the same numbers, and adding a
 * draw somewhere changes none elsewhere.
 */

/** 53 bits from a text: cyrb53 (public domain, bryc), good avalanche, no cryptographic claim. */
export function hash53(text: string, seed = 0): number {
  let h1 = 0xdeadbeef ^ seed;
  let h2 = 0x41c6ce57 ^ seed;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    h1 = Math.imul(h1 ^ code, 2654435761);
    h2 = Math.imul(h2 ^ code, 1597334677);
  }
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909);
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909);
  return 4294967296 * (2097151 & h2) + (h1 >>> 0);
}

/** Uniform in [0, 1). */
export function uniform(seed: number, purpose: string): number {
  return hash53(purpose, seed) / 9007199254740992;
}

/** Uniform in 0 … below-1. */
export function pickIndex(seed: number, purpose: string, below: number): number {
  return Math.floor(uniform(seed, purpose) * below);
}

/** A seed for an endpoint: fits a signed 31-bit integer, which all of them take. */
export function callSeed(seed: number, purpose: string): number {
  return hash53(purpose, seed) % 2147483647;
}

/** For simulations, which draw millions: uniform in [0, 1), the same sequence for the same seed (mulberry32). */
export function sequence(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The items in a seeded order; ties by position. */
export function shuffled<T>(seed: number, purpose: string, items: readonly T[]): T[] {
  return items
    .map((item, index) => ({ item, index, key: uniform(seed, `${purpose}#${index}`) }))
    .toSorted((a, b) => a.key - b.key || a.index - b.index)
    .map(({ item }) => item);
}
