/** A sealed task in one run of an exam. */
export interface ExamPlace<Task> {
  readonly task: Task;
  /** from 0 */
  readonly run: number;
  /** below the address of the exam */
  readonly place: readonly string[];
}

/** Where the episodes of an exam stand: each task as often as each other. The first run has the addresses of an exam that runs once. */
export function examPlaces<Task extends { readonly id: string }>(tasks: readonly Task[], runs = 1): readonly ExamPlace<Task>[] {
  return Array.from({ length: runs }, (_, run) =>
    tasks.map((task): ExamPlace<Task> => ({ task, run, place: [...inRun(run), 'task', task.id] })),
  ).flat();
}

function inRun(run: number): readonly string[] {
  return run === 0 ? [] : ['run', String(run)];
}
