import { wilson } from '../domain/metrics.js';
import type { TrainResult } from '../domain/tactics/train-score.js';
import { ERROR_CLASSES, type ErrorClass } from '../domain/verdict.js';
import type { TrainingRecord } from '../ports/learning-records.js';

/** How a task was not solved: by the class of the error, or by no class that the judge has. */
export const FAILURE_CLASSES = [...ERROR_CLASSES, 'Other'] as const;
export type FailureClass = ErrorClass | 'Other';

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

/** Tasks × cycles, a letter for each: see `CELLS`. */
export interface PracticeGrid {
  readonly tasks: readonly string[];
  readonly rows: readonly { readonly cycle: number; readonly cells: string }[];
}

/** `.` was not practised; `S` solved at once, `s` solved later; a class of failure by its small letter. */
export const CELLS = {
  none: '.',
  atOnce: 'S',
  solved: 's',
  failed: { Syntax: 'x', Logic: 'l', Timeout: 't', Resource: 'r', Tampering: 'm', Other: 'o' },
} as const satisfies {
  readonly failed: Record<FailureClass, string>;
  readonly none: string;
  readonly atOnce: string;
  readonly solved: string;
};

export function practisedCycle({ cycle, branch, strategy, results }: TrainingRecord): PractisedCycle {
  const failed: Partial<Record<FailureClass, number>> = {};
  for (const result of results) if (!result.solved) failed[classOf(result)] = (failed[classOf(result)] ?? 0) + 1;
  const solved = results.filter((each) => each.solved).length;
  const { low, high } = wilson(solved, results.length);
  return { cycle, branch, strategy, solved, of: results.length, low, high, failed };
}

/** Of records in the order of their cycles. Tasks stand in the order of their names. A task that came twice in a cycle counts as it went last. */
export function practiceGrid(records: readonly TrainingRecord[]): PracticeGrid {
  const tasks = [...new Set(records.flatMap(({ results }) => results.map(({ taskId }) => taskId)))].toSorted();
  const columns = new Map(tasks.map((task, column) => [task, column]));
  const rows = records.map(({ cycle, results }) => {
    const cells = Array.from<string>({ length: tasks.length }).fill(CELLS.none);
    for (const result of results) {
      const column = columns.get(result.taskId);
      if (column !== undefined) cells[column] = cellOf(result);
    }
    return { cycle, cells: cells.join('') };
  });
  return { tasks, rows };
}

function cellOf(result: TrainResult): string {
  if (!result.solved) return CELLS.failed[classOf(result)];
  return result.attempts <= 1 ? CELLS.atOnce : CELLS.solved;
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
