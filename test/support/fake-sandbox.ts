import { checkIds, type Checks } from '../../domain/task.js';
import type { TestResult, Verdict } from '../../domain/verdict.js';
import { collect } from '../../judge/collect.js';
import type { JudgeJob, Sandbox } from '../../ports/sandbox.js';

/** What a scripted sandbox says of a candidate: all tests, the ids of those that fail, or any part of a verdict. */
export type FakeOutcome = 'passed' | 'void' | { readonly failing: readonly string[] } | Partial<Verdict>;

export interface FakeSandbox extends Sandbox {
  /** every job that was judged, in order */
  readonly jobs: readonly JudgeJob[];
}

/** A sandbox that runs nothing: the script decides, the form of the verdict is the real one's. */
export function fakeSandbox(script: (job: JudgeJob) => FakeOutcome): FakeSandbox {
  const jobs: JudgeJob[] = [];
  return {
    jobs,
    judge: (job, signal) => {
      signal.throwIfAborted();
      jobs.push(job);
      return Promise.resolve(verdictOf(job, script(job)));
    },
    lint: () => Promise.resolve(null),
    version: () => Promise.resolve('fake-1'),
    close: () => Promise.resolve(),
  };
}

function verdictOf(job: JudgeJob, outcome: FakeOutcome): Verdict {
  const base = passing(job);
  if (outcome === 'passed') return base;
  if (outcome === 'void') return { ...base, status: 'void', tests: [], reason: 'scripted' };
  if (!('failing' in outcome)) return { ...base, ...outcome };
  const tests = base.tests.map((test): TestResult =>
    outcome.failing.includes(test.id) ? { ...test, status: 'failed', message: 'scripted' } : test,
  );
  return tests.every((test) => test.status === 'passed') ? base : { ...base, status: 'failed', errorClass: 'Logic', tests };
}

function passing(job: JudgeJob): Verdict {
  return {
    status: 'passed',
    errorClass: null,
    step: 'test',
    trust: job.checks.trust,
    tests: idsOf(job.checks).map((id) => ({ id, status: 'passed', message: '' })),
    diagnostics: [],
    untrustedCoverage: null,
    rejectedPaths: collect(job, ['.py']).rejectedPaths,
    usage: { wallMs: 1, cpuMs: 1, peakMemoryMb: 1, outputBytes: 0 },
    backend: 'fake',
    reason: '',
    output: '',
  };
}

function idsOf(checks: Checks): readonly string[] {
  return checkIds(checks);
}
