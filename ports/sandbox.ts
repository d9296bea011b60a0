import type { Verdict, Diagnostic } from '../domain/verdict.js';
import type { RepoPart } from '../domain/repo-task.js';
import type { Language, Files, Framework, Checks, Limits, Needs } from '../domain/task.js';

export interface Sandbox {
  /**
   * Judges one candidate. Never throws for what the candidate did; infrastructure faults are `void` verdicts. An aborted signal rejects
   * after nothing of the box is left.
   */
  judge(job: JudgeJob, signal: AbortSignal): Promise<Verdict>;
  /** What a linter of the language says of these files, run in a box too; null where there is none, or it came to no end. */
  lint(
    job: { readonly language: Language; readonly files: Files; readonly paths: readonly string[] },
    signal: AbortSignal,
  ): Promise<readonly Diagnostic[] | null>;
  /** Names everything that can change a verdict on this language: backend, launcher, driver, toolchain. */
  version(language: Language): Promise<string>;
  /** Verdicts that are under way reject as `sandbox-unavailable`. */
  close(): Promise<void>;
}

export interface PageSandbox {
  /** A page that a model wrote, as a browser without a window has it when its scripts have run; in a box, without a network. */
  render(page: string, signal: AbortSignal): Promise<Rendering>;
}

export type Rendering =
  | { readonly kind: 'page'; readonly dom: string; /** PNG */ readonly picture: Uint8Array }
  /** the page is at fault */
  | { readonly kind: 'failed'; readonly because: string }
  /** there is no browser that a box can run */
  | { readonly kind: 'none'; readonly because: string };

export interface JudgeJob {
  readonly language: Language;
  /** the task's files: trusted, under the candidate's */
  readonly files: Files;
  readonly editable: readonly string[];
  /** as submitted; paths that are not editable are rejected and reported */
  readonly candidate: Files;
  readonly checks: Checks;
  readonly limits: Limits;
  /** set up once, and there for every candidate */
  readonly needs?: Needs;
  /** of a task of kind `repo`: the answer is judged in its checkout, over which the tests' files are laid */
  readonly repo?: RepoPart;
  /** asks for `untrustedCoverage`, which in-process verdicts may have; it costs processor time */
  readonly coverage?: boolean;
  /**
   * asks which lines each test runs (`TestResult.lines`), of a split verdict that failed some and passed some, where the language can
   * say; it is measured in a run of its own
   */
  readonly lines?: boolean;
}

/** Tests whose ids are asked for. */
export interface ListJob {
  readonly language: Language;
  readonly framework: Framework;
  /** trusted; what tests import and is not among them is stood in for */
  readonly files: Files;
  /** those of the files that hold tests; missing: those in which the framework would look for some */
  readonly paths?: readonly string[];
  readonly limits: Limits;
  readonly needs?: Needs;
}

export const BACKENDS = ['bubblewrap', 'docker', 'wasm'] as const;

export type BackendName = (typeof BACKENDS)[number];
