import { LANGUAGES, type Suite } from '../../domain/task.js';
import type { Trust } from '../../domain/verdict.js';
import { usualConcurrency } from '../../config/machine.js';
import { checkSuite, type TaskCheck } from '../../suites/check.js';
import type { LoadedSuite } from '../../suites/load.js';
import { hopeless, suitePlan } from '../../campaigns/power-plan.js';
import { offerOf } from '../../campaigns/offer.js';
import { settle } from '../../campaigns/request.js';
import { EXIT } from '../failures.js';
import { judgeSuite, loadNamedSuite, type Part } from '../judged-suite.js';
import { printJson, printLine } from '../output.js';

/** Prices are a matter of the campaign. */
const NO_PRICE = { usdPerMillionInput: 0, usdPerMillionOutput: 0 };

interface JsonOption {
  readonly json?: true;
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
