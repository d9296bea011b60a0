import { shuffled } from '../domain/random.js';
import { type Case, type Checks, type FrameworkTests, isCall } from '../domain/task.js';
import { frameworkTests, type TestUnit } from './python/pytest.js';

export interface Sides {
  readonly visible: Checks;
  readonly hidden: Checks;
}

export type Side = keyof Sides;

/**
 * Half of the items are visible, half hidden, drawn by a seeded hash; each side keeps the order as written, and an odd
 * one is visible. A single item cannot be split and stands on both sides.
 */
export function halves<T>(seed: number, taskId: string, items: readonly T[]): { visible: T[]; hidden: T[] } {
  const order = shuffled(
    seed,
    `split ${taskId}`,
    items.map((_, index) => index),
  );
  const visible = new Set(order.slice(0, Math.ceil(items.length / 2)));
  const hidden = items.length === 1 ? visible : new Set(order.slice(visible.size));
  return { visible: items.filter((_, index) => visible.has(index)), hidden: items.filter((_, index) => hidden.has(index)) };
}

/**
 * A call that the tests make twice, or an input that they give twice, is one case: shown on one side, it would be no secret on the
 * other.
 */
export function splitCases(seed: number, taskId: string, all: readonly Case[]): Sides {
  const cases = [...new Map(all.map((each) => [askedIn(each), each])).values()];
  const { visible, hidden } = halves(seed, taskId, cases);
  return { visible: { trust: 'split', cases: visible }, hidden: { trust: 'split', cases: hidden } };
}

/** What a case gives to the candidate. */
export function askedIn(each: Case): string {
  return JSON.stringify(isCall(each) ? each.call : each.stdin);
}

/** Each test on one side; `testsOf` writes the file of a side. */
export function splitTests<T>(
  seed: number,
  taskId: string,
  units: readonly T[],
  testsOf: (side: Side, units: readonly T[]) => FrameworkTests,
): Sides {
  const { visible, hidden } = halves(seed, taskId, units);
  return {
    visible: { trust: 'in-process', tests: testsOf('visible', visible) },
    hidden: { trust: 'in-process', tests: testsOf('hidden', hidden) },
  };
}

export function splitUnits(seed: number, taskId: string, preamble: readonly string[], units: readonly TestUnit[]): Sides {
  return splitTests(seed, taskId, units, (side, each) => frameworkTests(`tests/test_${side}.py`, preamble, each));
}
