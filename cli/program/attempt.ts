import { Option, type Command } from 'commander';
import { OUTCOMES, PURPOSES } from '../../campaigns/episodes.js';
import { whole } from '../../schemas/setting-kinds.js';
import { parsed } from '../options.js';
import { oneAddress } from '../shell-word.js';
import { later } from './later.js';

/** `ratchet episodes` and `ratchet attempt`: what was said and done in an episode, whole. */
export function registerAttempt(program: Command): void {
  program
    .command('episodes')
    .description('episodes of a campaign, or of a run of `solve`, that have ended, by the addresses that `attempt show` takes')
    .argument('<campaign>', 'name of the campaign, or of the run')
    .option('--cycle <n>', 'only those of this cycle, counted from 1', parsed(whole(1).asked))
    .addOption(new Option('--purpose <purpose>', 'only those that were for this').choices(PURPOSES))
    .option('--task <id>', 'only those on this task')
    .addOption(new Option('--outcome <outcome>', 'only those that came to this').choices(OUTCOMES))
    .option('--json', 'as JSON')
    .action(later(async () => (await import('../commands/attempt.js')).episodes));
  const attempt = program
    .command('attempt')
    .description('what an episode was asked, what it answered or did turn by turn, and what came of it');
  attempt
    .command('tree')
    .description('the tree of agents that an answer grows in, also while it grows: who waits for whom, what came of each, what it cost')
    .argument('<address...>', 'of an episode: its latest tree; with /attempt/N behind it, of one attempt', oneAddress)
    .option(
      '--agent <name>',
      "one agent's story: a name as the tree has it, with those of its mothers and slashes before it; `first` is the first agent",
    )
    .option('--json', 'as JSON')
    .action(later(async () => (await import('../commands/attempt.js')).tree));
  attempt
    .command('show')
    .description('an episode whole, or one attempt of it')
    .argument('<address...>', 'of an episode, as `ratchet episodes` lists it; with /attempt/N behind it, of one attempt', oneAddress)
    .option('--json', 'as JSON')
    .action(later(async () => (await import('../commands/attempt.js')).show));
}
