/**
 * `split`: the solution ran alone and the judge, outside, compared. `in-process`: the framework's own tests, with keyed
 * records, held against controls. `uncontrolled`: such tests passed and none of them has a control: a campaign counts
 * them only if told to. `validated`: what was written is no program that is called, and its validator looked at it from
 * outside, or let it run against programs that are right and wrong.
 */
export const TRUSTS = ['split', 'in-process', 'uncontrolled', 'validated'] as const;
export type Trust = (typeof TRUSTS)[number];

export const ERROR_CLASSES = ['Syntax', 'Logic', 'Timeout', 'Resource', 'Tampering'] as const;
export type ErrorClass = (typeof ERROR_CLASSES)[number];

/** The step of the judgement that decided it, in the order in which they run. */
export type JudgeStep = 'collect' | 'compile' | 'load' | 'test';

export interface TestResult {
  readonly id: string;
  readonly status: 'passed' | 'failed' | 'missing';
  /**
   * For a person and for feedback: `gcd(17, 0) returned 3, expected 17`, `raised IndexError: list index out of range (gcd.py line 4)`.
   * Free of paths of the machine, addresses and durations. At most 500 characters.
   */
  readonly message: string;
  /** in-process only: whether a control, the same test made wrong, stood against it */
  readonly controlled?: boolean;
  /**
   * lines of the candidate that this test ran, by path; measured in the candidate's own process, so a hint and no more. Missing where
   * not measured
   */
  readonly lines?: Readonly<Record<string, readonly number[]>>;
}

/**
 * Lines of the candidate that its tests ran. It is measured in the candidate's own process, which can forge it: never a reason for a
 * verdict.
 */
export interface UntrustedCoverage {
  readonly lines: number;
  readonly covered: number;
}

export interface Diagnostic {
  readonly path: string;
  /** 1-based; 0 where the tool names none */
  readonly line: number;
  readonly message: string;
}

export interface Usage {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly peakMemoryMb: number;
  readonly outputBytes: number;
}

export interface Verdict {
  /** `void`: the infrastructure failed; it says nothing of the candidate */
  readonly status: 'passed' | 'failed' | 'void';
  /** null when passed or void */
  readonly errorClass: ErrorClass | null;
  readonly step: JudgeStep;
  readonly trust: Trust;
  /** one for each check, in the order of the task */
  readonly tests: readonly TestResult[];
  readonly diagnostics: readonly Diagnostic[];
  /** paths of the submission that were not taken */
  readonly rejectedPaths: readonly string[];
  readonly usage: Usage;
  /** `bubblewrap`, `docker`, … */
  readonly backend: string;
  /** null where it was not asked for, or not reported */
  readonly untrustedCoverage: UntrustedCoverage | null;
  /** why it is void, or which limit was hit; empty otherwise */
  readonly reason: string;
  /**
   * split only: what the candidate printed, capped at 4 KB; untrusted. Empty in-process, where a framework prints what tests expect
   * beside it
   */
  readonly output: string;
}
