import type { Check } from '../../domain/generate/order.js';
import { docsChecks } from '../../domain/generate/docs-checks.js';
import type { Validation } from '../../domain/generate/validation.js';
import type { TestResult, Verdict } from '../../domain/verdict.js';
import { RatchetFailure } from '../../ports/failures.js';
import type { JudgeJob } from '../../ports/sandbox.js';
import { readerOf } from '../../syntax/readers.js';
import type { Collected } from '../collect.js';
import { clean } from '../evidence.js';
import { type Judgement, NO_USAGE, verdictOf, voidVerdict } from '../judgement.js';
import { pageChecks } from './page.js';
import type { Runner } from './runner.js';
import { styleCheck } from './style.js';
import { type Looked, testsChecks } from './tests.js';

/** The verdict of a validator on an answer that is no program to be called. */
export async function verdictOfValidator(
  validation: Validation,
  job: JudgeJob,
  { files, rejectedPaths }: Collected,
  sandbox: Runner,
  backend: string,
  signal: AbortSignal,
): Promise<Verdict> {
  const made = await judgeValidated(validation, { ...job, files }, sandbox, signal);
  return 'untold' in made
    ? voidVerdict('validated', backend, rejectedPaths, made.untold)
    : verdictOf(backend, 'validated', rejectedPaths, made);
}

/** A verdict on cases with what the linter says beside it, which is told whether the cases hold or not. */
export async function withStyle(
  verdict: Verdict,
  job: JudgeJob,
  { files, sources }: Collected,
  sandbox: Runner,
  signal: AbortSignal,
): Promise<Verdict> {
  if (verdict.status === 'void') return verdict;
  const after = Object.fromEntries(sources.map((path) => [path, files[path] ?? '']));
  const check = await styleCheck({ language: job.language, before: job.files, after }, sandbox, signal);
  if (check.passed === null) throw new RatchetFailure('sandbox-unavailable', check.words);
  return verdictOf(verdict.backend, verdict.trust, verdict.rejectedPaths, { ...verdict, tests: [...verdict.tests, resultOf(check)] });
}

/** What a validator says of an answer, as a judgement; in words why nothing could be said of it. */
async function judgeValidated(
  validation: Validation,
  job: JudgeJob,
  sandbox: Runner,
  signal: AbortSignal,
): Promise<Judgement | { readonly untold: string }> {
  const [path = ''] = job.editable;
  const { checks, usage } = await lookAt(validation, { job, path, text: job.candidate[path] ?? '' }, sandbox, signal);
  const untold = checks.find(({ passed }) => passed === null);
  if (untold !== undefined) {
    // a page that nothing here can show is as a program whose language is not here: no candidate changes it
    if (validation.kind === 'ui') throw new RatchetFailure('sandbox-unavailable', untold.words);
    return { untold: untold.words };
  }
  const failed = checks.find(({ passed }) => passed === false);
  return {
    step: failed?.name === 'parses' ? 'compile' : 'test',
    errorClass: failed?.name === 'parses' ? 'Syntax' : null,
    tests: checks.map(resultOf),
    diagnostics: [],
    usage,
    output: '',
    reason: '',
    untrustedCoverage: null,
  };
}

/** Its words stand with what passed as well: a share, an overlap. */
function resultOf({ name, passed, words }: Check): TestResult {
  return { id: name, status: passed === true ? 'passed' : 'failed', message: clean(words) };
}

interface Given {
  readonly job: JudgeJob;
  readonly path: string;
  readonly text: string;
}

async function lookAt(validation: Validation, { job, path, text }: Given, sandbox: Runner, signal: AbortSignal): Promise<Looked> {
  switch (validation.kind) {
    case 'tests': {
      const { language, files, limits, needs } = job;
      const tested = { ...validation, language, files, path, script: text, limits, needs };
      return testsChecks(tested, sandbox, await readerOf(language), signal);
    }
    case 'docs':
      return { checks: docsChecks(text, validation), usage: NO_USAGE };
    case 'ui':
      return { checks: await pageChecks(text, validation.elements, sandbox, null, signal), usage: NO_USAGE };
  }
}
