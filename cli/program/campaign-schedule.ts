import type { Command } from 'commander';
import { SETTING_NAMES } from '../../schemas/settings.js';
import { campaignName, settingOption, settingOptions } from '../options.js';
import { later } from './later.js';

/** A name, a deadline and a known way are of one campaign only: whoever gives one is told what to give instead. */
const OF_EACH_NIGHT = SETTING_NAMES.filter((setting) => setting !== 'name' && setting !== 'deadline' && setting !== 'knownWay');

/** Campaigns that begin by themselves, one a night, each with what the one before has learned. */
export function registerSchedule(campaign: Command): void {
  const schedule = campaign
    .command('schedule')
    .description(
      'Nightly campaigns, one after the other: each is named NAME-<moment> and starts with champion and memory of the last one that ended.',
    );
  settingOptions(schedule.command('create', { isDefault: true }), OF_EACH_NIGHT)
    .description(
      'Begins a campaign at each of the given times. One that still runs is not joined by another; a night that fails pauses the schedule.',
    )
    .argument('<schedule>', 'name of the schedule', campaignName)
    .requiredOption(
      '--cron <expression>',
      'minute, hour, day of month, month, day of week, such as "0 1 * * *"; in UTC, or begin with CRON_TZ=Europe/Berlin',
    )
    .addOption(settingOption('suite').makeOptionMandatory())
    .addOption(settingOption('name').hideHelp())
    .addOption(settingOption('deadline').hideHelp())
    .addOption(settingOption('knownWay').hideHelp())
    .option('--no-inherit', 'each night starts from the strategy that is given here, and remembers nothing of earlier ones')
    .option('--json', 'print data as JSON')
    .action(later(async () => (await import('../commands/campaign-schedule.js')).create));
  schedule
    .command('list')
    .description('All schedules.')
    .option('--json', 'print data as JSON')
    .action(later(async () => (await import('../commands/campaign-schedule.js')).list));
  named(schedule, 'pause', 'Begins no further campaign until it is resumed.').action(
    later(async () => (await import('../commands/campaign-schedule.js')).pause),
  );
  named(schedule, 'resume', 'Begins campaigns again.').action(later(async () => (await import('../commands/campaign-schedule.js')).resume));
  named(schedule, 'delete', 'Begins no further campaign. What it has begun goes on, and stays.').action(
    later(async () => (await import('../commands/campaign-schedule.js')).remove),
  );
}

function named(schedule: Command, verb: string, about: string): Command {
  return schedule.command(verb).description(about).argument('<schedule>', 'name of the schedule', campaignName);
}
