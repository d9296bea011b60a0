import type { Diagnostic } from './verdict.js';

/**
 * What a linter says of a candidate and did not say of the program as given. A change moves lines, so a finding is told by its path and
 * words, and by how often it stands there.
 */
export function newFindings(given: readonly Diagnostic[], candidate: readonly Diagnostic[]): readonly Diagnostic[] {
  const known = new Map<string, number>();
  for (const each of given) known.set(wordsOf(each), (known.get(wordsOf(each)) ?? 0) + 1);
  return candidate.filter((each) => {
    const left = known.get(wordsOf(each)) ?? 0;
    known.set(wordsOf(each), left - 1);
    return left <= 0;
  });
}

function wordsOf({ path, message }: Diagnostic): string {
  return `${path}: ${message}`;
}
