import type { Diagnostic, JudgeStep, TestResult, UntrustedCoverage } from '../../domain/verdict.js';
import { clean, failed, missing, passed, type Raised, raised } from '../evidence.js';
import type { Judgement, Stop } from '../judgement.js';
import { type Unready, uncompiled } from '../split/round.js';
import type { RunnerRecord } from './record-protocol.js';

type Finished = Extract<RunnerRecord, { kind: 'finished' }>;

/** What the records of one run of a framework add up to. */
export class FrameworkRun {
  readonly #ids: ReadonlySet<string>;
  readonly #results = new Map<string, TestResult>();
  #running: string | null = null;
  #step: JudgeStep = 'compile';
  #stop: Stop | null = null;
  #uncollected = '';
  #anyFailed = false;
  #diagnostics: readonly Diagnostic[] = [];
  #coverage: UntrustedCoverage | null = null;

  constructor(ids: readonly string[]) {
    this.#ids = new Set(ids);
  }

  take(record: RunnerRecord): void {
    switch (record.kind) {
      case 'compiled':
        return this.#onCompiled(record.problems);
      case 'uncollected':
        this.#uncollected = record.raised === null ? 'the tests could not be collected' : raised(record.raised);
        return;
      case 'started':
        this.#running = record.id;
        this.#step = 'test';
        return;
      case 'finished':
        this.#running = null;
        return this.#onFinished(record);
      case 'covered':
        this.#coverage = { lines: record.lines, covered: Math.min(record.covered, record.lines) };
        return;
      case 'ended':
        // the framework itself says that something failed which no test reported
        if (record.exitCode !== 0 && this.#uncollected === '' && !this.#anyFailed)
          this.#stop = { errorClass: 'Logic', message: `the test run ended with exit code ${record.exitCode}`, reason: '' };
        return;
      // the judge has asked whose project it is
      case 'unbuildable':
      case 'listed':
        return;
      default:
        return record satisfies never;
    }
  }

  /** The run ended before its end was reported. */
  stop(stop: Stop): void {
    this.#stop = stop;
    if (this.#running !== null && this.#ids.has(this.#running)) this.#results.set(this.#running, failed(this.#running, stop.message));
  }

  /** No box was given them. */
  leave({ stop, diagnostics = [] }: Unready): void {
    this.#stop = stop;
    this.#diagnostics = diagnostics;
  }

  result(): Omit<Judgement, 'usage' | 'output'> {
    const message = this.#stop?.message ?? (this.#uncollected === '' ? 'not reported' : this.#uncollected);
    return {
      step: this.#step,
      errorClass: this.#stop?.errorClass ?? (this.#uncollected === '' ? null : 'Logic'),
      tests: [...this.#ids].map((id) => this.#results.get(id) ?? missing(id, message)),
      diagnostics: this.#diagnostics,
      reason: this.#stop?.reason ?? '',
      untrustedCoverage: this.#coverage,
    };
  }

  #onCompiled(problems: readonly Diagnostic[]): void {
    if (problems.length === 0) {
      this.#step = 'load';
      return;
    }
    this.leave(uncompiled(problems));
  }

  #onFinished({ id, outcome, raised: error }: Finished): void {
    // a framework may run more than it was asked for
    if (!this.#ids.has(id)) return;
    if (outcome === 'failed') this.#anyFailed = true;
    this.#results.set(id, this.#results.has(id) ? failed(id, 'reported twice') : resultOf(id, outcome, error));
  }
}

function resultOf(id: string, outcome: Finished['outcome'], error: Raised | null): TestResult {
  if (outcome === 'passed') return passed(id);
  return failed(id, outcome === 'failed' ? failureOf(error) : `${outcome}, which does not count as passed`);
}

/** An assertion of a test says what it saw; anything else was raised on the way. */
function failureOf(error: Raised | null): string {
  if (error === null) return 'failed';
  return ASSERTIONS.has(error.names[0] ?? '') && error.path === '' ? clean(error.message) : raised(error);
}

/** What the frameworks of the languages raise when a check does not hold. */
const ASSERTIONS = new Set(['AssertionError', 'AssertionFailedError', 'ComparisonFailure', 'JestAssertionError', 'panic']);
