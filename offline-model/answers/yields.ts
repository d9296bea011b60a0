import type { LessonSeen } from './lessons-seen.js';

/** How often an operator was tried and how often it mended. */
export interface Yield {
  readonly operator: string;
  readonly tries: number;
  readonly fixes: number;
  /** its rate beside that of all operators, both drawn towards the mean: above 1 it mends more often than it is tried */
  readonly lift: number;
}

/** Fixes that every operator starts with, so that a few tries prove nothing. */
const PRIOR_FIXES = 1;

/** The operators by what they yield, the best first, ties by name. */
export function yields(lessons: readonly LessonSeen[]): Yield[] {
  const tries = new Map<string, number>();
  const fixes = new Map<string, number>();
  for (const lesson of lessons) {
    for (const [operator, n] of lesson.inVain) add(tries, operator, n);
    const fix = lesson.solved ? lesson.operator : null;
    if (fix === null) continue;
    add(tries, fix, 1);
    add(fixes, fix, 1);
  }
  const rate = (sum(fixes) + PRIOR_FIXES) / (sum(tries) + PRIOR_FIXES);
  return [...tries]
    .map(([key, n]) => ({
      operator: key,
      tries: n,
      fixes: fixes.get(key) ?? 0,
      lift: ((fixes.get(key) ?? 0) + PRIOR_FIXES) / (n * rate + PRIOR_FIXES),
    }))
    .toSorted((a, b) => b.lift - a.lift || (a.operator < b.operator ? -1 : 1));
}

function add(counts: Map<string, number>, key: string, n: number): void {
  counts.set(key, (counts.get(key) ?? 0) + n);
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, n) => total + n, 0);
}
