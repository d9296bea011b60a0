import type { Command } from 'commander';
import { later } from './later.js';

export function registerPredictions(program: Command): void {
  program
    .command('predictions')
    .description(
      "Writes the answers of a campaign's exams, or of a run of `solve`, in the form that the harness of SWE-bench or HumanEval reads, a line each.",
    )
    .argument('<campaign>', 'name of the campaign, or of the run')
    .requiredOption('--out <file>', 'where the lines are written; needed')
    .option('--strategy <version>', "only answers under this version (default: a campaign's champion)")
    .option('--model-name <name>', 'who answered, as SWE-bench calls it (default: ratchet-VERSION)')
    .action(later(async () => (await import('../commands/predictions.js')).predictions));
}
