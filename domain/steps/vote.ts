import type { TestResult } from '../verdict.js';

/** What one candidate did on the cases that are shown and on those that were written. */
export interface Ballot {
  readonly visible: readonly TestResult[];
  readonly written: readonly TestResult[];
}

/**
 * Which candidate most others agree with: those that answered alike on every case are one cluster, and the largest is
 * represented by its first. The cases shown stand above any vote: only those take part that hold most of them. Where
 * clusters are as large, more written cases held, then the earlier. Null where there is none.
 */
export function elect(ballots: readonly Ballot[]): number | null {
  const most = Math.max(...ballots.map(({ visible }) => held(visible)));
  const clusters = new Map<string, number[]>();
  for (const [index, ballot] of ballots.entries()) {
    if (held(ballot.visible) < most) continue;
    const said = [...ballot.visible, ...ballot.written].map(outcomeOf).join('\n');
    clusters.set(said, [...(clusters.get(said) ?? []), index]);
  }
  const writtenHeld = ([first = 0]: readonly number[]): number => held(ballots[first]?.written ?? []);
  const [largest] = [...clusters.values()].toSorted((a, b) => b.length - a.length || writtenHeld(b) - writtenHeld(a));
  return largest?.[0] ?? null;
}

function held(tests: readonly TestResult[]): number {
  return tests.filter(({ status }) => status === 'passed').length;
}

/** Where a line raised differs from program to program, and says nothing of what it did. */
function outcomeOf({ status, message }: TestResult): string {
  return status === 'passed' ? '=' : message.replace(/ \([^()]* line \d+\)/g, '');
}
