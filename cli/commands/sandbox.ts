import { type Command, InvalidArgumentError, Option } from 'commander';
import { frameworkNamed } from '../../domain/framework-names.js';
import { type Checks, type Framework, FRAMEWORKS, type Language, LANGUAGES } from '../../domain/task.js';
import type { Verdict } from '../../domain/verdict.js';
import { readConfig } from '../../config/config.js';
import { openSandbox } from '../../judge/index.js';
import type { OpenSandbox } from '../../judge/judge.js';
import { readSubmission, type Submission } from '../../judge/submission.js';
import { CliFailure, EXIT } from '../failures.js';
import { printJson, printLine, progress, table, printText } from '../output.js';
import { BACKENDS, type BackendName } from '../../ports/sandbox.js';

export function registerSandbox(program: Command): void {
  program
    .command('sandbox')
    .description('judge programs in a box')
    .command('run')
    .description('judge the program in DIR/solution by DIR/cases.json (split) or DIR/tests (in-process), and print the verdict')
    .argument('<dir>', 'holds solution/ and tests/ or cases.json, and perhaps files/ and task.json')
    .addOption(new Option('--language <language>', 'of the program').choices(LANGUAGES).makeOptionMandatory())
    .addOption(
      new Option(
        '--framework <framework>',
        `judge by tests/ with this framework, also where there is a cases.json: ${FRAMEWORKS.join(', ')}, or as its project writes it (node:test, "JUnit 5")`,
      ).argParser(asFramework),
    )
    .addOption(new Option('--backend <backend>', 'what makes the box (default: bubblewrap where it can, else docker)').choices(BACKENDS))
    .addOption(new Option('--limits <json>', 'any of wallMs, cpuMs, memoryMb, pids, diskMb, outputKb').argParser(jsonObject))
    .option('--json', 'print one JSON document')
    .addHelpText('after', LAYOUT)
    .action(run);
}

const LAYOUT = `
How DIR is laid out for the judge:
  solution/   as submitted, by the paths of its project: solution/sol.py stands as sol.py, solution/src/lib.rs as src/lib.rs
  tests/      trusted, as the folder tests/ beside it: tests/a.test.js finds ../sol.js, tests/test_a.py imports sol;
              tests/src/ stands at src/ (Maven looks for src/test/java/)
  files/      trusted, under what was submitted: pom.xml, Cargo.toml, package.json, data that the program reads
  cases.json  calls and what they return; judged split unless --framework is given
  task.json   {"editable": ["sol.py"]}: what is taken of solution/; without it all sources are. It may name limits and ids of tests
`;

interface RunOptions {
  readonly language: Language;
  readonly framework?: Framework;
  readonly backend?: BackendName;
  readonly limits?: Readonly<Record<string, unknown>>;
  readonly json?: true;
}

async function run(folder: string, options: RunOptions): Promise<void> {
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
  const ids = testIds ?? (await sandbox.listTests(language, framework, { ...files, ...tests }, limits, signal));
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

function asFramework(text: string): Framework {
  const found = frameworkNamed(text);
  if (found === null) throw new InvalidArgumentError(`known are ${FRAMEWORKS.join(', ')}.`);
  return found;
}

function jsonObject(text: string): Readonly<Record<string, unknown>> {
  const problem = new InvalidArgumentError('expected a JSON object such as {"wallMs": 2000}.');
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw problem;
    return { ...value };
  } catch (error) {
    if (error instanceof SyntaxError) throw problem;
    throw error;
  }
}
