import type { Check } from '../../domain/generate/order.js';
import { docsChecks } from '../../domain/generate/text-checks.js';
import type { Validation } from '../../domain/generate/validation.js';
import type { TestResult } from '../../domain/verdict.js';
import { RatchetFailure } from '../../ports/failures.js';
import type { JudgeJob } from '../../ports/sandbox.js';
import { readerOf } from '../../syntax/readers.js';
import { clean } from '../evidence.js';
import type { OpenSandbox } from '../judge.js';
import { type Judgement, NO_USAGE } from '../judgement.js';
import { pageChecks } from './page.js';
import { type Looked, testsChecks } from './tests.js';

/** What a validator says of an answer, as a judgement; in words why nothing could be said of it. */
export async function judgeValidated(
  validation: Validation,
  job: JudgeJob,
  sandbox: OpenSandbox,
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
export function resultOf({ name, passed, words }: Check): TestResult {
  return { id: name, status: passed === true ? 'passed' : 'failed', message: clean(words) };
}

interface Given {
  readonly job: JudgeJob;
  readonly path: string;
  readonly text: string;
}

async function lookAt(validation: Validation, { job, path, text }: Given, sandbox: OpenSandbox, signal: AbortSignal): Promise<Looked> {
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
