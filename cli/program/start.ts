import type { Command } from 'commander';
import { SHIPPED_SUITE } from '../../schemas/settings.js';
import { agentOption, settingOption, settingOptions, solverOption } from '../options.js';
import { later } from './later.js';

export function registerStart(program: Command): void {
  settingOptions(program.command('start'))
    .description(
      'Brings up everything, runs a campaign, shows what it came to, and stays up until Ctrl-C. Starting again with the same settings goes on from what is stored.',
    )
    .addOption(settingOption('suite').default(SHIPPED_SUITE))
    .addOption(agentOption())
    .addOption(solverOption())
    .option('--exit', 'end after the report, or when the campaign pauses for what a person must mend')
    .option('--json', 'print the report as one JSON document; progress goes to stderr')
    .action(later(async () => (await import('../commands/start.js')).start));
}
