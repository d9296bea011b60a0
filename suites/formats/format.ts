import type { Language, Task } from '../../domain/task.js';

/** A public set in its original form. */
export interface Format {
  /** the languages whose tasks it makes */
  readonly languages: readonly Language[];
  /** Throws SuiteFailure with all that is wrong with the files. The seed splits the cases. */
  load(path: string, seed: number): Promise<readonly Task[]>;
}
