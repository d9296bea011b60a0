import type { Command } from 'commander';
import { registerSuiteAdd } from './suite-add.js';
import { registerFromGit } from './suite-from-git.js';
import { registerFromTests } from './suite-from-tests.js';
import { registerSuiteMutants } from './suite-mutants.js';
import { partOptions } from '../options.js';
import { later } from './later.js';

export function registerSuite(program: Command): void {
  const suite = program.command('suite').description('the suites that ship, and whether a suite is fit to be used');
  suite
    .command('list')
    .description('list the suites that ship')
    .option('--json', 'print one JSON document')
    .action(later(async () => (await import('../commands/suite-list.js')).list));
  partOptions(suite.command('check'))
    .description('run the reference solutions, which must pass, and the starting programs, which must not')
    .argument('<suite>', 'a suite that ships, a folder with suite.json, or FORMAT:PATH')
    .option('--json', 'print one JSON document')
    .action(later(async () => (await import('../commands/suite.js')).check));
  registerSuiteMutants(suite);
  registerSuiteAdd(suite);
  registerFromGit(suite);
  registerFromTests(suite);
}
