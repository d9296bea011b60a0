import { DEFAULT_LIMITS, type Language, type Limits, type Task } from '../../domain/task.js';
import type { DataSet } from '../source/data-set.js';

/** A public set in its original form. */
export interface Format {
  /** the languages whose tasks it makes */
  readonly languages: readonly Language[];
  /** Throws SuiteFailure where no such set is there; what of it cannot be read is left out. */
  load(set: DataSet, wanted: Wanted): Promise<Loaded>;
}

export interface Wanted {
  /** only the tasks in this language: what is of another is not even read */
  readonly language?: Language;
  /** splits the cases of sets that hide none */
  readonly seed: number;
}

export interface Loaded {
  readonly tasks: readonly Task[];
  readonly leftOut: readonly LeftOut[];
}

/** What of a set cannot be used here. */
export interface LeftOut {
  /** id of the task, or where the record stands that tells none */
  readonly task: string;
  /** null where the record does not tell */
  readonly language: Language | null;
  /** with the file where it is the file's fault */
  readonly reason: string;
}

export function sorted(all: readonly (Task | LeftOut)[]): Loaded {
  return { tasks: all.filter((each) => 'prompt' in each), leftOut: all.filter((each) => 'reason' in each) };
}

export function isWanted(wanted: Wanted, language: Language | null): boolean {
  return wanted.language === undefined || language === null || language === wanted.language;
}

/** For framework suites: starting a framework on a busy machine takes long, and its processor time is limited anyway. */
export const SUITE_LIMITS: Limits = { ...DEFAULT_LIMITS, wallMs: 60_000, cpuMs: 20_000 };

/** For right answers that need more than the usual half a second of CPU a call. */
export const PATIENT_LIMITS: Limits = { ...DEFAULT_LIMITS, wallMs: 20_000, cpuMs: 16_000 };
