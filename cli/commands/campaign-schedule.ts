import type { Command } from 'commander';
import { planNight } from '../../campaigns/night-plan.js';
import { usualConcurrency } from '../../config/machine.js';
import { offerOf } from '../../campaigns/offer.js';
import { requestedSuite } from '../../campaigns/request.js';
import { type CampaignRequest, SETTING_NAMES } from '../../schemas/settings.js';
import { loadSuite } from '../../suites/load.js';
import type { Connection } from '../../client/client.js';
import { readConfig } from '../../config/config.js';
import { connect } from '../connect.js';
import { CliFailure, EXIT } from '../failures.js';
import type { Installation } from '../installation.js';
import { campaignName, settingOption, settingOptions } from '../options.js';
import { namesOf } from '../../infra/stack/model-setting.js';
import { configFor, forRunning } from '../model-option.js';
import { printJson, printLine, progress, sayLeftOut, table, printText } from '../output.js';
import { scheduleAt } from '../remote.js';
import { withSession } from '../session.js';
import { withInstallation } from '../with-installation.js';

interface Json {
  readonly json?: boolean;
}

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
    .action(create);
  schedule.command('list').description('All schedules.').option('--json', 'print data as JSON').action(list);
  named(schedule, 'pause', 'Begins no further campaign until it is resumed.').action((name: string) =>
    change(name, 'paused', ({ schedules }) => schedules.pause(name, 'paused by a person')),
  );
  named(schedule, 'resume', 'Begins campaigns again.').action((name: string) =>
    change(name, 'resumed', ({ schedules }) => schedules.resume(name)),
  );
  named(schedule, 'delete', 'Begins no further campaign. What it has begun goes on, and stays.').action((name: string) =>
    change(name, 'deleted', ({ schedules }) => schedules.delete(name)),
  );
}

function named(schedule: Command, verb: string, about: string): Command {
  return schedule.command(verb).description(about).argument('<schedule>', 'name of the schedule', campaignName);
}

type ScheduleOptions = CampaignRequest & Json & { readonly cron: string; readonly inherit: boolean };

async function create(name: string, asked: ScheduleOptions): Promise<void> {
  if (asked.deadline !== undefined)
    throw new CliFailure(EXIT.usage, '--deadline is one moment, and a schedule has many nights: use --max-hours');
  if (asked.knownWay !== undefined)
    throw new CliFailure(
      EXIT.usage,
      '--known-way: a night begins with what the one before ended with, and the first with what --strategy names',
    );
  if (asked.name !== undefined) throw new CliFailure(EXIT.usage, '--name: each night is named after the schedule and its moment');
  const { remote } = readConfig();
  if (remote !== null) return createElsewhere(remote, name, asked);
  const suite = await requestedSuite(asked, loadSuite);
  sayLeftOut(suite);
  const config = configFor(asked.model);
  await withSession(async ({ store, schedules, addresses }) => {
    const options = forRunning(asked, addresses);
    const offer = offerOf(addresses.model.name, config.model, usualConcurrency(), namesOf(addresses.roles));
    await schedules.create(name, options.cron, await planNight(store, options, suite, offer, options.inherit));
    progress(`schedule ${name}: ratchet campaign schedule list`);
    if (options.json === true) printJson((await schedules.list()).find((each) => each.name === name) ?? null);
  });
}

async function createElsewhere(remote: Connection, schedule: string, { json, inherit, ...request }: ScheduleOptions): Promise<void> {
  const made = await scheduleAt(connect(remote), { ...request, schedule, inherits: inherit });
  progress(`schedule ${schedule} at ${remote.url}: ratchet campaign schedule list`);
  if (json === true) printJson(made);
}

async function list({ json }: Json): Promise<void> {
  await withInstallation(async ({ schedules }) => {
    const found = await schedules.list();
    if (json === true) return printJson(found);
    if (found.length === 0)
      return printLine('No schedule yet: ratchet campaign schedule NAME --cron "0 1 * * *" --suite selfimprovebench --max-hours 6');
    return printText(
      table(
        ['name', 'state', 'next', 'last', 'note'],
        found.map((each) => [each.name, each.paused ? 'paused' : 'active', each.next ?? '', each.last ?? '', each.note]),
      ),
    );
  });
}

async function change(name: string, done: string, order: (at: Installation) => Promise<void>): Promise<void> {
  await withInstallation(async (at) => {
    await order(at);
    printLine(`schedule ${name}: ${done}`);
  });
}
