import { wilson } from '../../domain/metrics.js';
import { LANGUAGES } from '../../domain/task.js';
import { mutateSuite, type MutationCheck, type PlacedMutant } from '../../suites/mutants.js';
import { EXIT } from '../failures.js';
import { judgeSuite, loadNamedSuite, type Part } from '../judged-suite.js';
import { printJson, printLine, printText, table } from '../output.js';

interface Options extends Part {
  readonly perTask: number;
  readonly atLeast: number;
  readonly seed: number;
  readonly json?: true;
}

export async function mutants(reference: string, options: Options): Promise<void> {
  const suite = await loadNamedSuite(reference, options);
  const checks = await judgeSuite(suite, (sandbox, signal, onJudged) =>
    mutateSuite(suite, options, sandbox, signal, ({ task, killed, judged, leftOut }) =>
      onJudged({ task, word: leftOut === '' ? `${killed} of ${judged} mutants found` : leftOut }),
    ),
  );
  const all = sumOf(checks);
  process.exitCode = all.judged > 0 && all.found.value * 100 >= options.atLeast ? EXIT.done : EXIT.failed;
  const languages = LANGUAGES.flatMap((language) => {
    const own = checks.filter((each) => each.language === language && each.leftOut === '');
    return own.length === 0 ? [] : [{ language, tasks: own.length, ...sumOf(own) }];
  });
  if (options.json === true)
    return printJson({ suite: suite.name, perTask: options.perTask, seed: options.seed, ...all, languages, checks });
  for (const { task, survivors } of checks) for (const each of survivors) printLine(`${task}: not found: ${mutantText(each)}`);
  for (const { task, leftOut } of checks) if (leftOut !== '') printLine(`${task}: left out: ${leftOut}`);
  printText(
    table(
      ['language', 'tasks', 'mutants', 'found', 'share'],
      languages.map(({ language, tasks, judged, killed, found }) => [language, tasks, judged, killed, percentText(found.value)]),
    ),
  );
  printLine(
    `${suite.name}: the hidden checks find ${all.killed} of ${all.judged} mutants (${percentText(all.found.value)}, at least ${options.atLeast} % wanted); what is not found may do the same as the reference`,
  );
}

function sumOf(checks: readonly MutationCheck[]) {
  const judged = checks.reduce((sum, each) => sum + each.judged, 0);
  const killed = checks.reduce((sum, each) => sum + each.killed, 0);
  return { judged, killed, found: wilson(killed, judged) };
}

function mutantText({ path, line, operator, before, after }: PlacedMutant): string {
  return `${path} line ${line}: ${operator}: ${oneLine(before)} → ${after === '' ? '(nothing)' : oneLine(after)}`;
}

function oneLine(text: string): string {
  const [first = '', ...more] = text.split('\n');
  return more.length === 0 ? first : `${first} …`;
}

function percentText(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}
