import { createHash } from 'node:crypto';

/** Half of what must turn, by the hash of its names: with one alone, that one. */
export function shownOf(failToPass: readonly string[]): readonly string[] {
  const byHash = failToPass.toSorted((a, b) => (hashOf(a) < hashOf(b) ? -1 : 1));
  return byHash.slice(0, Math.max(1, Math.floor(failToPass.length / 2))).toSorted();
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
