import type { Checks, Framework, Language } from '../../domain/task.js';
import type { Verdict } from '../../domain/verdict.js';
import { readConfig } from '../../config/config.js';
import { openSandbox } from '../../judge/index.js';
import type { OpenSandbox } from '../../judge/judge.js';
import { readSubmission, type Submission } from '../../judge/submission.js';
import { CliFailure, EXIT } from '../failures.js';
import { printJson, printLine, progress, table, printText } from '../output.js';
import type { BackendName } from '../../ports/sandbox.js';

interface RunOptions {
  readonly language: Language;
  readonly framework?: Framework;
  readonly backend?: BackendName;
  readonly limits?: Readonly<Record<string, unknown>>;
  readonly json?: true;
}

export async function run(folder: string, options: RunOptions): Promise<void> {
  const interruption = new AbortController();
  const interrupt = (): void => interruption.abort();
  process.once('SIGINT', interrupt);
  const config = readConfig();
  const sandbox = await openSandbox({
    cache: config.cache,
    backend: options.backend ?? config.sandbox.backend,
    languages: [options.language],
    concurrency: 1,
    report: progress,
  });
  try {
    const { isSubmittable } = sandbox.language(options.language);
    const submission = await readSubmission(folder, options.limits ?? {}, isSubmittable);
    const verdict = await judge(sandbox, submission, options, interruption.signal);
    print({ ...verdict, rejectedPaths: [...verdict.rejectedPaths, ...submission.refusedPaths].toSorted() }, sandbox, options.json === true);
  } catch (error) {
    if (interruption.signal.aborted) throw new CliFailure(EXIT.interrupted, 'interrupted before the verdict');
    throw error;
  } finally {
    process.removeListener('SIGINT', interrupt);
    await sandbox.close();
  }
}

async function judge(
  sandbox: OpenSandbox,
  submission: Submission,
  { language, framework }: RunOptions,
  signal: AbortSignal,
): Promise<Verdict> {
  const { files, editable, candidate, limits } = submission;
  const checks = await checksOf(sandbox, submission, language, framework, signal);
  return sandbox.judge({ language, files, editable, candidate, checks, limits }, signal);
}

async function checksOf(
  sandbox: OpenSandbox,
  { cases, tests, testIds, limits, files }: Submission,
  language: Language,
  wanted: Framework | undefined,
  signal: AbortSignal,
): Promise<Checks> {
  if (cases !== null && wanted === undefined) return { trust: 'split', cases };
  const { frameworks } = sandbox.language(language);
  const framework = wanted ?? frameworks[0];
  if (framework === undefined || !frameworks.includes(framework))
    throw new CliFailure(
      EXIT.usage,
      `${language} has no framework ${framework ?? ''}; it has ${frameworks.join(', ') || 'none'}: give cases.json instead`,
    );
  const ids = testIds ?? (await sandbox.listTests({ language, framework, files: { ...files, ...tests }, limits }, signal));
  if (ids.length === 0)
    throw new CliFailure(
      EXIT.usage,
      `no ${framework} tests are to be found in tests/; name their ids in task.json as {"editable": […], "tests": {"visible": […]}}`,
    );
  return { trust: 'in-process', tests: { framework, files: tests, ids } };
}

function print(verdict: Verdict, sandbox: OpenSandbox, json: boolean): void {
  if (json) return printJson({ ...verdict, guarantees: sandbox.guarantees() });
  printText(
    table(
      ['test', 'status', 'message'],
      verdict.tests.map(({ id, status, message }) => [id, status, message]),
    ),
  );
  for (const { path, line, message } of verdict.diagnostics) printLine(`${path}:${line}: ${message}`);
  for (const path of verdict.rejectedPaths) printLine(`not taken: ${path}`);
  for (const { what, level, by } of sandbox.guarantees()) if (level !== 'enforced') printLine(`${level} guarantee for ${what}: ${by}`);
  const { wallMs, cpuMs, peakMemoryMb } = verdict.usage;
  printLine(
    `${verdict.status}${verdict.errorClass === null ? '' : ` (${verdict.errorClass} at ${verdict.step})`}${verdict.reason === '' ? '' : `: ${verdict.reason}`}, ${verdict.trust} on ${verdict.backend}, ${Math.round(wallMs)} ms, ${Math.round(cpuMs)} ms of CPU, ${Math.round(peakMemoryMb)} MB`,
  );
}
