import { DEFAULT_LIMITS, type Language, type Limits, type Task } from '../../domain/task.js';

/** A public set in its original form. */
export interface Format {
  /** the languages whose tasks it makes */
  readonly languages: readonly Language[];
  /** Throws SuiteFailure with all that is wrong with the files. The seed splits the cases. */
  load(path: string, seed: number): Promise<Loaded>;
}

export interface Loaded {
  readonly tasks: readonly Task[];
  readonly leftOut: readonly LeftOut[];
}

/** A task of a set that cannot be judged here. */
export interface LeftOut {
  readonly task: string;
  readonly language: Language;
  readonly reason: string;
}

export function sorted(all: readonly (Task | LeftOut)[]): Loaded {
  return { tasks: all.filter((each) => 'prompt' in each), leftOut: all.filter((each) => 'reason' in each) };
}

/** For framework suites: starting a framework on a busy machine takes long, and its processor time is limited anyway. */
export const SUITE_LIMITS: Limits = { ...DEFAULT_LIMITS, wallMs: 60_000, cpuMs: 20_000 };

/** For right answers that need more than the usual half a second of CPU a call. */
export const PATIENT_LIMITS: Limits = { ...DEFAULT_LIMITS, wallMs: 20_000, cpuMs: 16_000 };
