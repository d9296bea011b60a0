import type { Command } from 'commander';
import { agentOption, campaignName, settingOption, settingOptions, solverOption } from '../options.js';
import { registerSchedule } from './campaign-schedule.js';
import { registerSteering } from './campaign-steering.js';
import { later } from './later.js';

export function registerCampaign(program: Command): void {
  const campaign = program.command('campaign').description('Long improvement campaigns: start, watch and steer them.');
  settingOptions(campaign.command('start'))
    .description('Starts a campaign, or goes on with the one of that name. It runs in the stack, also when this command has ended.')
    .addOption(settingOption('suite').makeOptionMandatory())
    .addOption(agentOption())
    .addOption(solverOption())
    .option('--wait', 'show progress and end with the report, or when the campaign pauses for what a person must mend')
    .option('--json', 'print data as JSON')
    .action(later(async () => (await import('../commands/campaign.js')).start));
  campaign
    .command('list')
    .description('All campaigns of this home.')
    .option('--json', 'print data as JSON')
    .action(later(async () => (await import('../commands/campaign-told.js')).list));
  named(campaign, 'show', 'Where a campaign stands.')
    .option('--json', 'print data as JSON')
    .action(later(async () => (await import('../commands/campaign-told.js')).show));
  named(campaign, 'watch', 'Shows progress until the campaign has ended, then its report. Ctrl-C ends the watching, not the campaign.')
    .option('--json', 'print the report as JSON')
    .action(later(async () => (await import('../commands/campaign-told.js')).watch));
  registerSteering(campaign);
  registerSchedule(campaign);
  named(campaign, 'report', 'What a campaign came to.')
    .option('--html <file>', 'write one page with lineage, evidence and plots; also of a campaign that still runs')
    .option('--json', 'print data as JSON')
    .action(later(async () => (await import('../commands/campaign-told.js')).report));
}

function named(campaign: Command, verb: string, about: string): Command {
  return campaign.command(verb).description(about).argument('<name>', 'name of the campaign', campaignName);
}
