import type { Diagnostic, JudgeStep, TestResult, UntrustedCoverage } from '../../domain/verdict.js';
import { clean, failed, missing, passed, type Raised, raised } from './evidence.js';
import type { Judgement, Stop } from './judgement.js';
import type { ControlledTests } from './languages/language.js';
import type { RunnerRecord } from './record-protocol.js';

type Finished = Extract<RunnerRecord, { kind: 'finished' }>;

/** What a candidate that cheated is told: nothing that helps it to cheat better. */
const NOT_ACCEPTED = 'not accepted';

/** What the records of one run of a framework add up to. */
export class FrameworkRun {
  readonly #ids: readonly string[];
  readonly #roles: ControlledTests['roles'];
  readonly #results = new Map<string, TestResult>();
  /** the test → whether its control failed, as it must */
  readonly #controls = new Map<string, boolean>();
  #running: string | null = null;
  #step: JudgeStep = 'compile';
  #stop: Stop | null = null;
  #uncollected = '';
  #anyFailed = false;
  #diagnostics: readonly Diagnostic[] = [];
  #coverage: UntrustedCoverage | null = null;

  constructor(ids: readonly string[], roles: ControlledTests['roles']) {
    this.#ids = ids;
    this.#roles = roles;
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
        if (record.exitCode !== 0 && this.#uncollected === '' && !this.#anyFailed) this.#stop = { errorClass: 'Logic', message: `the test run ended with exit code ${record.exitCode}`, reason: '' };
        return;
      case 'listed':
        return;
      default:
        return record satisfies never;
    }
  }

  /** The run ended before its end was reported. */
  stop(stop: Stop): void {
    this.#stop = stop;
    const role = this.#running === null ? undefined : this.#roles.get(this.#running);
    if (role !== undefined && !role.control) this.#results.set(role.of, failed(role.of, stop.message));
  }

  result(): Omit<Judgement, 'usage' | 'output'> {
    const message = this.#stop?.message ?? (this.#uncollected === '' ? 'not reported' : this.#uncollected);
    const controlled = new Set([...this.#roles.values()].filter((role) => role.control).map((role) => role.of));
    const forged = this.#ids.filter((id) => this.#results.get(id)?.status === 'passed' && this.#controls.get(id) === false);
    const tests = this.#ids.map((id): TestResult => {
      const found = this.#results.get(id) ?? missing(id, message);
      const proven = controlled.has(id);
      if (forged.includes(id)) return { ...failed(id, NOT_ACCEPTED), controlled: proven };
      // the control ran beside the test: a pass without it was not reported by the runner of the judge
      if (found.status === 'passed' && proven && !this.#controls.has(id)) return { ...missing(id, message), controlled: proven };
      return { ...found, controlled: proven };
    });
    const tampering: Stop | null = forged.length === 0 ? null : { errorClass: 'Tampering', message: NOT_ACCEPTED, reason: `a copy that must fail passed beside ${forged.length} of ${this.#ids.length} tests` };
    const stop = tampering ?? this.#stop;
    return {
      step: this.#step,
      errorClass: stop?.errorClass ?? (this.#uncollected === '' ? null : 'Logic'),
      tests,
      diagnostics: this.#diagnostics,
      reason: stop?.reason ?? '',
      untrustedCoverage: this.#coverage,
    };
  }

  #onCompiled(problems: readonly Diagnostic[]): void {
    if (problems.length === 0) {
      this.#step = 'load';
      return;
    }
    this.#diagnostics = problems.map(({ path, line, message }) => ({ path, line, message: clean(message) }));
    const [first = { path: '', line: 0, message: '' }] = this.#diagnostics;
    this.#stop = { errorClass: 'Syntax', message: `${first.message} (${first.path} line ${first.line})`, reason: '' };
  }

  #onFinished({ id, outcome, raised: error }: Finished): void {
    const role = this.#roles.get(id);
    // a framework may run more than it was asked for
    if (role === undefined) return;
    if (outcome === 'failed') this.#anyFailed = true;
    if (role.control) {
      // a control that passed once stays passed
      this.#controls.set(role.of, outcome !== 'passed' && this.#controls.get(role.of) !== false);
      return;
    }
    const result = resultOf(role.of, outcome, error);
    const before = this.#results.get(role.of);
    this.#results.set(role.of, before === undefined ? result : failed(role.of, 'reported twice'));
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
