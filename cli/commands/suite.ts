import { type Command, Option } from 'commander';
import { RatchetFailure } from '../../ports/failures.js';
import { type Language, LANGUAGES, type Suite } from '../../domain/task.js';
import { readConfig } from '../../config/config.js';
import { usualConcurrency } from '../../config/machine.js';
import { openSandbox } from '../../judge/index.js';
import { checkSuite, type TaskCheck } from '../../suites/check.js';
import { SuiteFailure } from '../../suites/failure.js';
import { type LoadedSuite, loadSuite, shippedSuites } from '../../suites/load.js';
import { hopeless, suitePlan } from '../../campaigns/power-plan.js';
import { offerOf } from '../../campaigns/offer.js';
import { settle } from '../../campaigns/request.js';
import { registerSuiteAdd } from './suite-add.js';
import { registerFromGit } from './suite-from-git.js';
import { registerFromTests } from './suite-from-tests.js';
import { CliFailure, EXIT } from '../failures.js';
import { printJson, printLine, progress, table, printText } from '../output.js';
import { duration } from '../report-table.js';
import { count } from '../../domain/figures.js';

/** Prices are a matter of the campaign. */
const NO_PRICE = { usdPerMillionInput: 0, usdPerMillionOutput: 0 };

/** Only decides which cases of a set without hidden ones are hidden; all of them run here. */
const SEED = 1;

export function registerSuite(program: Command): void {
  const suite = program.command('suite').description('the suites that ship, and whether a suite is fit to be used');
  suite.command('list').description('list the suites that ship').option('--json', 'print one JSON document').action(list);
  suite
    .command('check')
    .description('run the reference solutions, which must pass, and the starting programs, which must not')
    .argument('<suite>', 'a suite that ships, a folder with suite.json, or FORMAT:PATH')
    .addOption(new Option('--language <language>', 'only the tasks in this language').choices(LANGUAGES))
    .option('--json', 'print one JSON document')
    .action(check);
  registerSuiteAdd(suite);
  registerFromGit(suite);
  registerFromTests(suite);
}

interface JsonOption {
  readonly json?: true;
}

async function list(options: JsonOption): Promise<void> {
  const names = await shippedSuites();
  const rows = await Promise.all(names.map(async (name) => summary(await load(name))));
  if (options.json === true) return printJson(rows);
  const columns = ['name', 'tasks', 'families', 'repair', 'implement', 'split', 'inProcess', 'languages'] as const;
  printText(
    table(
      columns,
      rows.map((row) => columns.map((column) => (column === 'languages' ? row.languages.join(', ') : row[column]))),
    ),
  );
}

function summary({ name, tasks }: Suite) {
  const those = (wanted: (task: Suite['tasks'][number]) => boolean): number => tasks.filter(wanted).length;
  return {
    name,
    tasks: tasks.length,
    families: new Set(tasks.map((task) => task.family)).size,
    repair: those((task) => task.kind === 'repair'),
    implement: those((task) => task.kind === 'implement'),
    split: those((task) => task.hidden.trust === 'split'),
    inProcess: those((task) => task.hidden.trust === 'in-process'),
    languages: [...new Set(tasks.map((task) => task.language))].toSorted(),
  };
}

async function check(reference: string, options: JsonOption & { readonly language?: Language }): Promise<void> {
  const suite = await load(reference, options.language);
  const checks = await runChecks(suite);
  const unfit = checks.filter((each) => each.problems.length > 0);
  process.exitCode = unfit.length === 0 ? EXIT.done : EXIT.failed;
  if (options.json === true)
    return printJson({
      suite: suite.name,
      tasks: checks.length,
      fit: checks.length - unfit.length,
      unfit,
      leftOut: suite.leftOut,
      ignored: suite.ignored,
      languages: languagesOf(suite),
      promotion: { possible: hopeless(suite, usual(suite)) === null, notes: suitePlan(suite, usual(suite), NO_PRICE) },
    });
  for (const each of suite.leftOut) printLine(`${each.task}: left out: ${each.reason}`);
  if (suite.ignored.length > 0) printLine(`left out, since tools leave it behind: ${suite.ignored.join(', ')}`);
  for (const each of unfit) for (const problem of each.problems) printLine(`${each.task}: ${problem}`);
  for (const { language, split, inProcess, leftOut } of languagesOf(suite))
    printLine(`${language}: ${split} judged split, ${inProcess} in-process, ${leftOut} left out`);
  for (const line of suitePlan(suite, usual(suite), NO_PRICE)) printLine(`a campaign with the defaults: ${line}`);
  printLine(`${suite.name}: ${checks.length - unfit.length} of ${checks.length} tasks are fit`);
}

/** The settings of a campaign on it for which nobody asks anything. */
export function usual(suite: Suite) {
  return settle({ suite: suite.name }, suite, offerOf('', NO_PRICE, usualConcurrency()));
}

function languagesOf({ tasks, leftOut }: LoadedSuite) {
  return LANGUAGES.flatMap((language) => {
    const own = tasks.filter((task) => task.language === language);
    const split = own.filter((task) => task.hidden.trust === 'split').length;
    const without = leftOut.filter((each) => each.language === language).length;
    return own.length + without === 0 ? [] : [{ language, split, inProcess: own.length - split, leftOut: without }];
  });
}

async function runChecks(suite: Suite): Promise<TaskCheck[]> {
  const interruption = new AbortController();
  const interrupt = (): void => interruption.abort();
  process.once('SIGINT', interrupt);
  const config = readConfig();
  const sandbox = await orFail(
    openSandbox({ cache: config.cache, backend: config.sandbox.backend, concurrency: config.sandbox.concurrency, report: progress }),
  );
  let done = 0;
  const began = performance.now();
  const inRepositories = suite.tasks.filter(({ repo }) => repo !== undefined).length;
  if (inRepositories > 0)
    progress(
      `${count(inRepositories, 'task')} of repositories: what their tests need is set up once, and each takes as long as its tests do, some times over`,
    );
  try {
    return await checkSuite(suite, sandbox, interruption.signal, ({ task, problems }) => {
      done += 1;
      const left = timeLeftText((performance.now() - began) / done, suite.tasks.length - done);
      // why it is not is told at the end
      progress(`${done}/${suite.tasks.length} ${task}: ${problems.length === 0 ? 'fit' : 'not fit'}${left}`);
    });
  } catch (error) {
    if (interruption.signal.aborted) throw new CliFailure(EXIT.interrupted, `interrupted after ${done} of ${suite.tasks.length} tasks`);
    throw error;
  } finally {
    process.removeListener('SIGINT', interrupt);
    await sandbox.close();
  }
}

/** `, about 3 min left`; nothing where that is soon. */
function timeLeftText(msEach: number, left: number): string {
  const ms = msEach * left;
  return ms < WORTH_TELLING_MS ? '' : `, about ${duration(ms)} left`;
}

const WORTH_TELLING_MS = 15_000;

async function load(reference: string, language?: Language): Promise<LoadedSuite> {
  return orFail(loadSuite(reference, { seed: SEED, ...(language === undefined ? {} : { language }) }));
}

/** Expected failures become an end of the command with its exit code. */
async function orFail<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof SuiteFailure) throw new CliFailure(EXIT.usage, error.message);
    if (error instanceof RatchetFailure && error.kind === 'sandbox-unavailable') throw new CliFailure(EXIT.missing, error.message);
    throw error;
  }
}
