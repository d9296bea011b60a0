import type { Command } from 'commander';
import { agentOption, surroundingsOptions } from '../options.js';
import { later } from './later.js';

export function registerFix(program: Command): void {
  const command = program
    .command('fix')
    .description(
      'Works on the failing tests of a checkout in a box, and prints a patch with its evidence. Of the checkout nothing is touched but by --apply or --branch.',
    )
    .argument('[folder]', 'a checkout of a git repository', '.')
    .option('--issue <file>', 'what is wrong or wanted, in words; needed where no test fails');
  surroundingsOptions(command)
    .option('--strategy <version>', 'version, its unique beginning, or CAMPAIGN@champion', 'agent')
    .addOption(agentOption())
    .option('--model <name>', 'ask this model instead of the configured one')
    .option('--apply', 'put the patch onto the files of the checkout, where all tests pass with it')
    .option('--branch <name>', 'make a branch with the patch as a commit, where all tests pass with it')
    .option('--json', 'print one JSON document')
    .action(later(async () => (await import('../commands/fix.js')).fix));
}
