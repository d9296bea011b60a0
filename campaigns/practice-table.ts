import { wilson } from '../domain/metrics.js';
import type { TrainResult } from '../domain/tactics/train-score.js';
import { ERROR_CLASSES, type ErrorClass } from '../domain/verdict.js';
import type { TrainingRecord } from '../ports/learning-records.js';

/** How a task was not solved: by the class of the error, or by no class that the judge has. */
export const FAILURE_CLASSES = [...ERROR_CLASSES, 'Other'] as const;
type FailureClass = ErrorClass | 'Other';

/** What the champion of a cycle did on its train tasks. */
export interface PractisedCycle {
  readonly cycle: number;
  readonly branch: number;
  readonly strategy: string;
  readonly solved: number;
  readonly of: number;
  /** ends of the 95 % interval of the share solved */
  readonly low: number;
  readonly high: number;
  readonly failed: Readonly<Partial<Record<FailureClass, number>>>;
}

/** The same with what the last cycles came to together: one batch says little. */
export interface CycleOfCurve extends PractisedCycle {
  readonly recent: { readonly share: number; readonly low: number; readonly high: number };
}

export function practisedCycle({ cycle, branch, strategy, results }: TrainingRecord): PractisedCycle {
  const failed: Partial<Record<FailureClass, number>> = {};
  for (const result of results) if (!result.solved) failed[classOf(result)] = (failed[classOf(result)] ?? 0) + 1;
  const solved = results.filter((each) => each.solved).length;
  const { low, high } = wilson(solved, results.length);
  return { cycle, branch, strategy, solved, of: results.length, low, high, failed };
}

function classOf({ errorClass }: TrainResult): FailureClass {
  return errorClass ?? 'Other';
}

/** Over how many cycles a curve is pooled: so that few cycles show each, and many no more than they can say. */
export function windowOf(cycles: number): number {
  return Math.max(1, Math.min(20, Math.round(cycles / 12)));
}

/** Cycles in their order, each with the pooled success of the last so many. */
export function pooled(cycles: readonly PractisedCycle[], window: number): readonly CycleOfCurve[] {
  let [solved, of] = [0, 0];
  return cycles.map((each, index) => {
    const gone = cycles[index - window];
    solved += each.solved - (gone?.solved ?? 0);
    of += each.of - (gone?.of ?? 0);
    const { value: share, low, high } = wilson(solved, of);
    return { ...each, recent: { share, low, high } };
  });
}
