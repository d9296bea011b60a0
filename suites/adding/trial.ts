import type { Said } from '../../domain/needs.js';
import type { Task } from '../../domain/task.js';
import type { ListJob } from '../../ports/sandbox.js';

/** Runs what is given before it is a task. */
export interface Trial {
  /** the ids of tests, each run by its own, as their framework tells them */
  readonly list: (job: ListJob) => Promise<readonly string[]>;
  /** what is wrong with a task that can be read; empty where it is fit */
  readonly fitness: (task: Task) => Promise<readonly string[]>;
}

/** Where a task is made. */
export interface Making {
  /** what all tasks of its suite need */
  readonly shared: Said;
  /** null: nothing is run */
  readonly trial: Pick<Trial, 'list'> | null;
}
