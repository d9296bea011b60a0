import type { Command } from 'commander';
import { surroundingsOptions } from '../options.js';
import { later } from './later.js';

export function registerFromTests(suite: Command): void {
  const command = suite
    .command('from-tests')
    .description(
      'make a suite of the tests that fail in a checkout now, one task for each file of tests; of the checkout nothing is touched',
    )
    .argument('[folder]', 'a checkout of a git repository', '.')
    .option('--out <folder>', 'where the suite is written; it must not be there yet (default: NAME-failing)');
  surroundingsOptions(command)
    .option('--json', 'print one JSON document')
    .action(later(async () => (await import('../commands/suite-from-tests.js')).fromTests));
}
