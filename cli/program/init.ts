import type { Command } from 'commander';
import { commitOptions, positive } from './suite-from-git.js';
import { surroundingsOptions } from '../options.js';
import { later } from './later.js';

export function registerInit(program: Command): void {
  const command = program
    .command('init')
    .description(
      'In a repository: makes tasks of its commits, writes a commented file of settings, and says what to do next. All of it lies in .ratchet/ (or RATCHET_HOME), which git does not see.',
    )
    .argument('[folder]', 'a checkout of a git repository', '.')
    .option(
      '--minutes <minutes>',
      'begin with no further commit after so many, and give up what is under way after half as many again; the same command goes on with what is left',
      positive,
      5,
    );
  surroundingsOptions(commitOptions(command))
    .option('--json', 'print one JSON document')
    .action(later(async () => (await import('../commands/init.js')).init));
}
