import { planNight } from '../../campaigns/night-plan.js';
import { usualConcurrency } from '../../config/machine.js';
import { offerOf } from '../../campaigns/offer.js';
import { requestedSuite } from '../../campaigns/request.js';
import type { CampaignRequest } from '../../schemas/settings.js';
import { loadSuite } from '../../suites/load.js';
import type { Connection } from '../../client/client.js';
import { readConfig } from '../../config/config.js';
import { connect } from '../connect.js';
import { CliFailure, EXIT } from '../failures.js';
import type { Installation } from '../installation.js';
import { namesOf } from '../../infra/stack/model-setting.js';
import { configFor, forRunning } from '../model-option.js';
import { printJson, printLine, progress, sayLeftOut, table, printText } from '../output.js';
import { scheduleAt } from '../remote.js';
import { withSession } from '../session.js';
import { withInstallation } from '../with-installation.js';

interface Json {
  readonly json?: boolean;
}

type ScheduleOptions = CampaignRequest & Json & { readonly cron: string; readonly inherit: boolean };

export function pause(name: string): Promise<void> {
  return change(name, 'paused', ({ schedules }) => schedules.pause(name, 'paused by a person'));
}

export function resume(name: string): Promise<void> {
  return change(name, 'resumed', ({ schedules }) => schedules.resume(name));
}

export function remove(name: string): Promise<void> {
  return change(name, 'deleted', ({ schedules }) => schedules.delete(name));
}

export async function create(name: string, asked: ScheduleOptions): Promise<void> {
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

export async function list({ json }: Json): Promise<void> {
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
