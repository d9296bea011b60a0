import { LANGUAGES, type Suite, TASK_KINDS, type TaskKind } from '../../domain/task.js';
import type { Trust } from '../../domain/verdict.js';
import { usualConcurrency } from '../../config/machine.js';
import { checkSuite, type TaskCheck } from '../../suites/check.js';
import { type LoadedSuite, shippedSuites } from '../../suites/load.js';
import { hopeless, suitePlan } from '../../campaigns/power-plan.js';
import { offerOf } from '../../campaigns/offer.js';
import { settle } from '../../campaigns/request.js';
import { EXIT } from '../failures.js';
import { judgeSuite, loadNamedSuite, type Part } from '../judged-suite.js';
import { printJson, printLine, table, printText } from '../output.js';

/** Prices are a matter of the campaign. */
const NO_PRICE = { usdPerMillionInput: 0, usdPerMillionOutput: 0 };

interface JsonOption {
  readonly json?: true;
}

export async function list(options: JsonOption): Promise<void> {
  const names = await shippedSuites();
  const rows = await Promise.all(names.map(async (name) => summary(await loadNamedSuite(name))));
  if (options.json === true) return printJson(rows);
  const some = (columns: readonly (TaskKind | 'split' | 'inProcess' | 'validated')[]) =>
    columns.filter((column) => rows.some((row) => row[column] > 0));
  const columns = ['name', 'tasks', 'families', ...some([...TASK_KINDS, 'split', 'inProcess', 'validated']), 'languages'] as const;
  printText(
    table(
      columns,
      rows.map((row) => columns.map((column) => (column === 'languages' ? row.languages.join(', ') : row[column]))),
    ),
  );
}

function summary({ name, tasks }: Suite) {
  const those = (wanted: (task: Suite['tasks'][number]) => boolean): number => tasks.filter(wanted).length;
  const ofKind = (wanted: TaskKind): number => those(({ kind }) => kind === wanted);
  return {
    name,
    tasks: tasks.length,
    families: new Set(tasks.map((task) => task.family)).size,
    repair: ofKind('repair'),
    implement: ofKind('implement'),
    extend: ofKind('extend'),
    'multi-file': ofKind('multi-file'),
    build: ofKind('build'),
    performance: ofKind('performance'),
    style: ofKind('style'),
    tests: ofKind('tests'),
    docs: ofKind('docs'),
    ui: ofKind('ui'),
    repo: ofKind('repo'),
    split: those((task) => task.hidden.trust === 'split'),
    inProcess: those((task) => task.hidden.trust === 'in-process'),
    validated: those((task) => task.hidden.trust === 'validated'),
    languages: [...new Set(tasks.map((task) => task.language))].toSorted(),
  };
}

export async function check(reference: string, options: JsonOption & Part): Promise<void> {
  const suite = await loadNamedSuite(reference, options);
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
  for (const { language, split, inProcess, validated, leftOut } of languagesOf(suite)) {
    const written = validated === 0 ? '' : `, ${validated} by validators`;
    printLine(`${language}: ${split} judged split, ${inProcess} in-process${written}, ${leftOut} left out`);
  }
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
    const judged = (trust: Trust): number => own.filter((task) => task.hidden.trust === trust).length;
    const without = leftOut.filter((each) => each.language === language).length;
    const ways = { split: judged('split'), inProcess: judged('in-process'), validated: judged('validated') };
    return own.length + without === 0 ? [] : [{ language, ...ways, leftOut: without }];
  });
}

async function runChecks(suite: Suite): Promise<TaskCheck[]> {
  return judgeSuite(suite, (sandbox, signal, onJudged) =>
    // why a task is not fit is told at the end
    checkSuite(suite, sandbox, signal, ({ task, problems }) => onJudged({ task, word: problems.length === 0 ? 'fit' : 'not fit' })),
  );
}
