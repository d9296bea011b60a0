import type { Command } from 'commander';
import { agentOption, settingOption, settingOptions, solverOption } from '../options.js';
import { later } from './later.js';

export function registerSolve(program: Command): void {
  const command = program
    .command('solve')
    .description(
      'Runs episodes under one strategy, without learning, and says per task and over all what came of it. Cut off, it prints what is finished, and the same command goes on from there.',
    )
    .addOption(settingOption('suite').makeOptionMandatory())
    .option('--task <id...>', 'only these tasks')
    .option(
      '--strategy <version>',
      'version, its unique beginning, or CAMPAIGN@champion (default: the first strategy; for tasks with a repository the first agent)',
    )
    .addOption(agentOption())
    .addOption(solverOption())
    .option('--predictions <file>', 'write the answers as the harness of SWE-bench or HumanEval reads them')
    .option('--json', 'print data as JSON')
    .action(later(async () => (await import('../commands/solve.js')).solve));
  settingOptions(command, ['language', 'kinds', 'attempts', 'concurrency', 'seed', 'countUncontrolled', 'model']);
}
