import { writeFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { judgeDrop, MOST_DROP_POINTS } from '../../domain/comparison.js';
import { whole } from '../../schemas/setting-kinds.js';
import { gateJunit } from '../comparison/junit.js';
import { comparisonPage } from '../comparison/page.js';
import { comparedMarkdown, comparedText } from '../comparison/words.js';
import { compareStrategies, type CompareOptions } from '../compare-run.js';
import { EXIT } from '../failures.js';
import { parsed, settingOption, settingOptions } from '../options.js';
import { printJson, printLine, printText, progress } from '../output.js';
import { refuseUnwritable } from './predictions.js';

interface PrintedOptions extends CompareOptions {
  readonly page?: string;
  readonly markdown?: string;
  readonly json?: true;
}

interface GateOptions extends PrintedOptions {
  readonly baseline: string;
  readonly strategy: string;
  readonly maxDrop: number;
  readonly strict?: true;
  readonly junit?: string;
}

const WAYS = 'a version, its unique beginning, a campaign for its champion, CAMPAIGN@first, first or agent';

/** `ratchet compare` and `ratchet gate`: two strategies on the same tasks, for a person and for a pipeline. */
export function registerCompare(program: Command): void {
  const compare = program
    .command('compare')
    .description(
      'Runs two strategies on the same tasks with the same random numbers, without learning, and says what each solved. Cut off, the same command goes on from there.',
    )
    .argument('<before>', WAYS)
    .argument('<after>', 'what is set beside it, named likewise');
  printed(compare).action(async (before: string, after: string, options: PrintedOptions) => {
    await refuseUnwritableOf(options, ['page', 'markdown']);
    const compared = await compareStrategies({ before, after }, options);
    await writeAll([
      [options.page, () => comparisonPage(compared)],
      [options.markdown, () => comparedMarkdown(`${before} and ${after} on ${compared.suite}`, compared)],
    ]);
    if (options.json === true) printJson(compared);
    else printText(comparedText(compared));
  });

  const gate = program
    .command('gate')
    .description(
      'A check for a pipeline: whether a strategy solves less than a baseline on the same tasks. Ends with 0 where no fall beyond --max-drop is shown, with 1 where one is.',
    )
    .requiredOption('--baseline <version>', `what must not be fallen below: ${WAYS}; needed`)
    .requiredOption('--strategy <version>', 'what is looked at, named likewise; needed')
    .addOption(
      new Option('--max-drop <points>', `points of 100 that success may be lower, at most ${MOST_DROP_POINTS}`)
        .default(10)
        .argParser(parsed(whole(0, MOST_DROP_POINTS).asked)),
    )
    .option('--strict', 'end with 1 also where too little was run to tell')
    .option('--junit <file>', 'write the verdict as JUnit XML');
  printed(gate).action(async (options: GateOptions) => {
    await refuseUnwritableOf(options, ['page', 'markdown', 'junit']);
    const compared = await compareStrategies({ before: options.baseline, after: options.strategy }, options);
    const verdict = judgeDrop(compared.runs, options.maxDrop);
    const passes = verdict.decision === 'held' || (verdict.decision === 'undecided' && options.strict !== true);
    const heading = `${passes ? 'Passed' : 'Failed'}: ${verdict.because}`;
    await writeAll([
      [options.page, () => comparisonPage(compared)],
      [options.markdown, () => comparedMarkdown(heading, compared)],
      [options.junit, () => gateJunit(compared, verdict, passes)],
    ]);
    if (options.json === true) printJson({ ...compared, ...verdict, passes });
    else {
      printText(comparedText(compared));
      printLine(heading);
    }
    if (!passes) process.exitCode = EXIT.failed;
  });
}

function printed(command: Command): Command {
  command
    .addOption(settingOption('suite').makeOptionMandatory())
    .option('--task <id...>', 'only these tasks')
    .addOption(new Option('--runs <n>', 'how often each task is run under each').default(1).argParser(parsed(whole(1, 100).asked)))
    .option('--page <file>', 'write it as one page of HTML')
    .option('--markdown <file>', 'write it as Markdown, as for a pull request')
    .option('--json', 'print data as JSON');
  return settingOptions(command, ['language', 'kinds', 'attempts', 'concurrency', 'seed', 'countUncontrolled', 'model']);
}

/** Before anything is paid for. */
async function refuseUnwritableOf<Name extends string>(options: Partial<Record<Name, unknown>>, names: readonly Name[]): Promise<void> {
  for (const name of names) {
    const file = options[name];
    if (typeof file === 'string') await refuseUnwritable(`--${name}`, file);
  }
}

async function writeAll(files: readonly (readonly [file: string | undefined, text: () => string])[]): Promise<void> {
  for (const [file, text] of files) {
    if (file === undefined) continue;
    await writeFile(file, text());
    progress(`written: ${file}`);
  }
}
