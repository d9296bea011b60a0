import type { Files, Framework, FrameworkTests, Language, Limits } from '../../domain/task.js';
import type { BoxFolder, BoxProgram } from '../box.js';

/** What a language brings to the sandbox: one folder under `languages/`, and a line in `languages/index.ts`. */
export interface LanguageSupport {
  readonly language: Language;
  /** the toolchain, as it counts for a verdict */
  readonly version: string;
  /** `['.py']`: files that must compile */
  readonly sourceEndings: readonly string[];
  /** what compiling and the runtime itself may use beside the candidate: added to a task's limits */
  readonly overhead: Overhead;
  /** `probe`, a source with a function for each promise of a box that can be tried from inside; null where the language cannot try them */
  readonly probe: { readonly path: string; readonly text: string } | null;
  /**
   * Makes what runs of the sources, before a box is given them (`compilers.ts`), and runs nothing of them. Absent where the
   * programs of boxes read sources as they are, or compile them where they run.
   */
  readonly compiler?: () => Promise<BoxProgram>;
  /** Compiles the candidate, loads it and answers calls, in the words of `split-protocol.ts`. */
  splitDriver(): Promise<BoxProgram>;
  /** what a whole program is compiled and run with; absent where boxes cannot run one */
  readonly programTools?: () => Promise<ProgramTools>;
  readonly frameworks: readonly Framework[];
  /**
   * Runs a framework's tests with keyed records, in the words of `record-protocol.ts`. Throws RatchetFailure where the framework cannot
   * be had.
   */
  runner(framework: Framework): Promise<BoxProgram>;
  /** The files that a framework would look for tests in, sorted; of a submission that names no ids. */
  testFiles(framework: Framework, files: Files): readonly string[];
  /** `random`: uniform in [0, 1) */
  controls(tests: FrameworkTests, random: () => number): Promise<Controls>;
  /**
   * The files of a crate, a project, with probes in the candidate's paths, where the runner cannot measure by itself which lines ran;
   * null: these cannot be measured.
   */
  readonly withProbes?: (files: Files, candidate: readonly string[]) => Promise<Probed | null>;
  /** the split driver can say which lines each call runs */
  readonly traces?: true;
  /**
   * Whether a submission without a task.json may bring this file: a source, and nothing that steers a build, an interpreter or a test
   * runner.
   */
  readonly isSubmittable: (path: string) => boolean;
}

/**
 * Shell texts for `split/program.sh`, in `/work`. `compile` is given the paths of the program and of the candidate's other
 * sources; what it has against them it prints as `path:line: error: …`, and ends with another code than 0. `run` is given the
 * program's path.
 */
export interface ProgramTools {
  readonly compile: string;
  readonly run: string;
  readonly env: Readonly<Record<string, string>>;
  readonly folders: readonly BoxFolder[];
}

/** One word of a shell. */
export function quoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/**
 * Room for the compiler and the runtime, in the units of `Limits`. One box runs them and the candidate, so that a candidate
 * may really take so much more than its task allows; what a verdict says of a limit is the limit of the task.
 */
export type Overhead = Pick<Limits, 'cpuMs' | 'wallMs' | 'memoryMb' | 'pids' | 'diskMb'>;

export const NO_OVERHEAD: Overhead = { cpuMs: 0, wallMs: 0, memoryMb: 0, pids: 0, diskMb: 0 };

/** A box's limits: what the task allows its candidate, and the room of the language. */
export function withRoom(limits: Limits, room: Overhead): Limits {
  return {
    ...limits,
    cpuMs: limits.cpuMs + room.cpuMs,
    wallMs: limits.wallMs + room.wallMs,
    memoryMb: limits.memoryMb + room.memoryMb,
    pids: limits.pids + room.pids,
    diskMb: limits.diskMb + room.diskMb,
  };
}

export interface Probed {
  readonly files: Files;
  /** one for each line that can run */
  readonly probes: number;
}

/**
 * The same tests with what they expect made wrong, in values of the same shape. They run in a box of their own, after the
 * tests have passed in theirs: whoever passes both did not do the work.
 */
export interface Controls {
  /** as many as the tests, so that their number tells nothing */
  readonly tests: FrameworkTests;
  /**
   * Id that runs → the test that it is the control of, for those that are certain to fail on a solution that passes the
   * tests as they were written. The two differ where a framework makes ids of values.
   */
  readonly of: ReadonlyMap<string, string>;
  /**
   * Of these tests, those whose control only denies what they assert. A value that says yes to everything does not pass it,
   * though it passes the test, so that it finds other forgeries alone: such a test counts as one without a control.
   */
  readonly denied: ReadonlySet<string>;
}

export function noControls(tests: FrameworkTests): Controls {
  return { tests, of: new Map(), denied: new Set() };
}
