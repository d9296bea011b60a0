import { type Command, Option } from 'commander';
import { MOST_DROP_POINTS } from '../../domain/comparison.js';
import { whole } from '../../schemas/setting-kinds.js';
import { parsed, settingOption, settingOptions } from '../options.js';
import { later } from './later.js';

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
  printed(compare).action(later(async () => (await import('../commands/compare.js')).compare));

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
  printed(gate).action(later(async () => (await import('../commands/compare.js')).gate));
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
