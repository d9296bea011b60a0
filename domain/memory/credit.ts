import type { Use } from './account.js';

/** What followed where a row was told, and what would have followed without it. */
export interface Evidence {
  /** train episodes in whose prompt it stood, of tasks that others show without it */
  readonly told: number;
  /** of those, what they came to: 1 solved at once, 0 not solved, and evenly between them by the attempts */
  readonly came: number;
  /** what the same tasks came to without it, summed over the same episodes */
  readonly expected: number;
  /** episodes of the same tasks without it */
  readonly controls: number;
}

export const NO_EVIDENCE: Evidence = { told: 0, came: 0, expected: 0, controls: 0 };

/** The share of budgets of 1 … `of` attempts that would have solved it. */
export function outcomeOf({ solved, attempts, of }: Pick<Use, 'solved' | 'attempts' | 'of'>): number {
  return solved && of > 0 ? Math.max(0, Math.min(1, (of - attempts + 1) / of)) : 0;
}

interface Sum {
  readonly n: number;
  readonly sum: number;
}

const NONE: Sum = { n: 0, sum: 0 };

/** A task with so many attempts: only such episodes are alike. */
function cellOf({ task, of }: Use): string {
  return `${of} ${task}`;
}

/**
 * The evidence on each row that was ever told. Its control is what the same tasks came to, with as many attempts, where
 * it was not told: most of all where it was withheld by lot. An episode counts once, however often it is handed in, and
 * one whose task was never run without the row says nothing of it.
 */
export function evidenceOf(uses: readonly Use[]): ReadonlyMap<string, Evidence> {
  const once = [...new Map(uses.map((use) => [use.episode, use])).values()];
  const cells = new Map<string, Sum>();
  const told = new Map<string, Map<string, Sum>>();
  for (const use of once) {
    const [cell, outcome] = [cellOf(use), outcomeOf(use)];
    cells.set(cell, plus(cells.get(cell), outcome));
    for (const row of new Set(use.told)) {
      const ofRow = told.get(row) ?? new Map<string, Sum>();
      told.set(row, ofRow.set(cell, plus(ofRow.get(cell), outcome)));
    }
  }
  return new Map(
    [...told].map(([row, ofRow]) => [
      row,
      [...ofRow].map(([cell, sum]) => compared(sum, cells.get(cell) ?? NONE)).reduce(both, NO_EVIDENCE),
    ]),
  );
}

function plus({ n, sum }: Sum = NONE, outcome: number): Sum {
  return { n: n + 1, sum: sum + outcome };
}

function compared(told: Sum, all: Sum): Evidence {
  const without = { n: all.n - told.n, sum: all.sum - told.sum };
  if (without.n === 0) return NO_EVIDENCE;
  return { told: told.n, came: told.sum, expected: (told.n * without.sum) / without.n, controls: without.n };
}

function both(a: Evidence, b: Evidence): Evidence {
  return { told: a.told + b.told, came: a.came + b.came, expected: a.expected + b.expected, controls: a.controls + b.controls };
}
