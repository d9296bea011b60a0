import { type Command, Option } from 'commander';
import { HOW_TO_NAME } from '../../campaigns/how-to-name.js';
import { later } from './later.js';

/** `ratchet strategy`: what the agent's ways of working are, how they differ, and one of them for use elsewhere. */
export function registerStrategy(program: Command): void {
  const strategy = program
    .command('strategy')
    .description('look at strategies, compare them, take one elsewhere')
    .addHelpText('after', `\nNaming: ${HOW_TO_NAME}.`);
  strategy
    .command('list')
    .description('first strategies and champions, in the order in which they were made')
    .option('--campaign <name>', 'only those of this campaign')
    .option('--all', 'also versions that were never champion: a search makes many')
    .option('--json', 'as JSON')
    .action(later(async () => (await import('../commands/strategy.js')).list));
  strategy
    .command('show')
    .description('one strategy, whole')
    .argument('<strategy>', 'the one meant')
    .option('--why', 'each step that led to it: what changed, on which evidence, at what cost')
    .addOption(new Option('--json', 'as JSON').conflicts('why'))
    .action(later(async () => (await import('../commands/strategy.js')).show));
  strategy
    .command('diff')
    .description('what the second has otherwise than the first')
    .argument('<first>', 'the one to compare with')
    .argument('<second>', 'the one to compare')
    .option('--json', 'as JSON')
    .action(later(async () => (await import('../commands/strategy.js')).diff));
  strategy
    .command('history')
    .description('each update of the strategy in a campaign, how far it came, and its success on train tasks from cycle to cycle')
    .argument('<campaign>', 'name of the campaign')
    .option('--json', 'as JSON, with old and new text, reasons and evidence')
    .action(later(async () => (await import('../commands/strategy.js')).history));
  strategy
    .command('import')
    .description('takes in a strategy file that a person wrote or edited, and prints its id')
    .argument('<file>', 'JSON as `show --json` prints it, of this or an earlier schema; of an edited one leave "id" out')
    .action(later(async () => (await import('../commands/strategy.js')).importFrom));
  strategy
    .command('export')
    .description('a system prompt in Markdown that can be used elsewhere')
    .argument('<strategy>', 'the one meant')
    .action(later(async () => (await import('../commands/strategy.js')).exportAs));
}
