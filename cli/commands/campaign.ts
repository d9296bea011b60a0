import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { usualConcurrency } from '../../config/machine.js';
import { openExplainer } from '../../adaptation/explain.js';
import { explainedAttempts } from '../../campaigns/explained-attempts.js';
import { gatherStory } from '../../campaigns/gather-story.js';
import { offerOf } from '../../campaigns/offer.js';
import { knownWayLine } from '../../campaigns/known-ways.js';
import { gatePlan } from '../../campaigns/power-plan.js';
import { prepare, requestedSuite } from '../../campaigns/request.js';
import { unreadableLine } from '../../campaigns/unreadable.js';
import { unusableText } from '../../campaigns/told.js';
import type { CampaignRequest } from '../../schemas/settings.js';
import { loadSuite } from '../../suites/load.js';
import { namesOf } from '../../infra/stack/model-setting.js';
import { agentIn, agentOption, solverOption, underAgent, type AgentChoice } from '../agent-file.js';
import { CliFailure, EXIT } from '../failures.js';
import { interruptSignal } from '../interrupt.js';
import { campaignName, settingOption, settingOptions } from '../options.js';
import { configFor, forRunning, tellUnused } from '../model-option.js';
import { printJson, printLine, progress, sayLeftOut, table, printText } from '../output.js';
import { reportPage } from '../report-page/page.js';
import { goesOn, refusalOf } from '../started-before.js';
import { reportText } from '../report-table.js';
import { readConfig } from '../../config/config.js';
import type { Connection } from '../../client/client.js';
import { connect } from '../connect.js';
import { remoteInstallation, startAt } from '../remote.js';
import type { Installation } from '../installation.js';
import { withInstallation } from '../with-installation.js';
import { checkModel, goOnWhereItPaused, useStack, withSession } from '../session.js';
import { upInBackground } from '../background.js';
import { statusText, watchCampaign } from '../watch.js';
import { registerSchedule } from './campaign-schedule.js';
import { registerSteering } from './campaign-steering.js';
import { cyclesText } from '../../campaigns/state.js';

interface Json {
  readonly json?: boolean;
}

export function registerCampaign(program: Command): void {
  const campaign = program.command('campaign').description('Long improvement campaigns: start, watch and steer them.');
  settingOptions(campaign.command('start'))
    .description('Starts a campaign, or goes on with the one of that name. It runs in the stack, also when this command has ended.')
    .addOption(settingOption('suite').makeOptionMandatory())
    .addOption(agentOption())
    .addOption(solverOption())
    .option('--wait', 'show progress and end with the report, or when the campaign pauses for what a person must mend')
    .option('--json', 'print data as JSON')
    .action(start);
  campaign.command('list').description('All campaigns of this home.').option('--json', 'print data as JSON').action(list);
  named(campaign, 'show', 'Where a campaign stands.').option('--json', 'print data as JSON').action(show);
  named(campaign, 'watch', 'Shows progress until the campaign has ended, then its report. Ctrl-C ends the watching, not the campaign.')
    .option('--json', 'print the report as JSON')
    .action(watch);
  registerSteering(campaign);
  registerSchedule(campaign);
  named(campaign, 'report', 'What a campaign came to.')
    .option('--html <file>', 'write one page with lineage, evidence and plots; also of a campaign that still runs')
    .option('--json', 'print data as JSON')
    .action(report);
}

function named(campaign: Command, verb: string, about: string): Command {
  return campaign.command(verb).description(about).argument('<name>', 'name of the campaign', campaignName);
}

type StartOptions = CampaignRequest & AgentChoice & Json & { readonly wait?: boolean };

async function start(options: StartOptions): Promise<void> {
  const { remote } = readConfig();
  if (remote !== null) return startElsewhere(remote, options);
  const config = configFor(options.model);
  const agent = await agentIn(options);
  const suite = await requestedSuite(options, loadSuite);
  sayLeftOut(suite);
  const addresses = await upInBackground(config, progress);
  tellUnused(addresses);
  const { fingerprint } = await checkModel(config, addresses, options);
  await useStack(config, addresses, async (session) => {
    const {
      id,
      config: settled,
      before,
      otherwise,
    } = await prepare(session.store, forRunning(await underAgent(session.store, options, agent), addresses), suite, {
      ...offerOf(addresses.model.name, config.model, usualConcurrency(), namesOf(addresses.roles)),
      fingerprint,
    });
    if (before !== null && otherwise.length > 0) throw new CliFailure(EXIT.usage, await refusalOf(session.store, before, otherwise));
    if (before === null)
      for (const line of [...knownWayLine(settled), ...(await gatePlan(session.store, settled, config.model))]) progress(line);
    await session.control.start(id, settled);
    if (before?.status === 'paused') await goOnWhereItPaused(session.control, id);
    else progress(before === null ? `campaign ${id} started: ratchet campaign watch ${id}` : goesOn(before));
    if (options.wait === true) await watchToTheEnd(session, id, { ...options, untilPaused: true });
    else if (options.json === true) printJson(await session.control.status(id));
  });
}

async function startElsewhere(remote: Connection, { wait, json, agent, solver, ...request }: StartOptions): Promise<void> {
  const here = agent !== undefined ? '--agent' : solver !== undefined ? '--solver' : null;
  if (here !== null)
    throw new CliFailure(
      EXIT.usage,
      `${here} needs the machine that Ratchet runs on, and RATCHET_API=${remote.url} names another; --strategy names one that it has`,
    );
  const client = connect(remote);
  const { id } = await startAt(client, request);
  progress(`campaign ${id} started at ${remote.url}: ratchet campaign watch ${id}`);
  const at = remoteInstallation(client);
  if (wait === true) await watchToTheEnd(at, id, { ...(json === undefined ? {} : { json }), untilPaused: true });
  else if (json === true) printJson(await at.control.status(id));
}

async function list(options: Json): Promise<void> {
  await withInstallation(async (at) => {
    const { campaigns, unreadable } = await at.campaigns();
    for (const each of unreadable) progress(unreadableLine(each));
    if (options.json === true) return printJson(campaigns);
    if (campaigns.length === 0 && unreadable.length > 0) return;
    if (campaigns.length === 0) return printLine('No campaign yet: ratchet campaign start --suite selfimprovebench');
    return printText(
      table(
        ['name', 'suite', 'status', 'cycles', 'champion', 'promotions', 'started'],
        campaigns.map((each) => [
          each.id,
          each.config.suite,
          each.status,
          cyclesText(each),
          each.champion,
          each.promotions,
          each.createdAt,
        ]),
      ),
    );
  });
}

async function show(name: string, options: Json): Promise<void> {
  await withInstallation(async (at) => {
    const [status, troubles] = await Promise.all([at.control.status(name), at.troubles()]);
    if (options.json === true) return printJson({ ...status, troubles });
    printLine(
      `${name}: ${status.state.status}${status.waits.length === 0 ? '' : ', waiting'}${status.state.because === '' ? '' : ` (${status.state.because})`}`,
    );
    printText(statusText(status));
    if (status.unusable !== undefined && status.unusable !== null) printLine(unusableText(status.unusable));
    for (const line of troubles) printLine(line);
  });
}

async function watch(name: string, options: Json): Promise<void> {
  await withInstallation(async (at) => {
    // An unknown name is told at once, not waited for.
    await at.control.status(name);
    await watchToTheEnd(at, name, options);
  });
}

async function watchToTheEnd(
  { control }: Pick<Installation, 'control'>,
  id: string,
  options: Json & { readonly untilPaused?: boolean },
): Promise<void> {
  const signal = interruptSignal();
  try {
    const ended = await watchCampaign(control, id, signal, options);
    if (options.json === true) printJson(ended);
    else printText(reportText(ended));
    if (ended.ended !== 'cycles') process.exitCode = EXIT.interrupted;
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new CliFailure(EXIT.interrupted, `the campaign goes on without being watched: ratchet campaign watch ${id}`);
  }
}

async function report(name: string, options: Json & { readonly html?: string }): Promise<void> {
  if (options.html !== undefined) return pageOf(name, options.html);
  await withInstallation(async (at) => {
    const { state } = await at.control.status(name);
    const found = await at.report(name);
    if (found === null)
      throw new CliFailure(
        EXIT.usage,
        `campaign ${name} has no report yet; it gets one when it ends. \`ratchet campaign show ${name}\` says where it stands, and \`ratchet campaign report ${name} --html FILE\` tells what happened so far.`,
      );
    if (state.status === 'running' || state.status === 'paused')
      progress(`campaign ${name} goes on (${state.status}): this is what it came to when it ended before`);
    return options.json === true ? printJson(found) : printText(reportText(found));
  });
}

/** The page is made of all that is on record, so it needs the store itself. */
async function pageOf(name: string, file: string): Promise<void> {
  const { remote } = readConfig();
  if (remote !== null)
    throw new CliFailure(
      EXIT.usage,
      `--html needs the machine that Ratchet runs on, and RATCHET_API=${remote.url} names another; ${remote.url} shows the campaign in a browser`,
    );
  await withSession(async ({ store, control, config }) => {
    const story = await gatherStory(store, (await control.status(name)).state);
    const explained = await explainedAttempts(store, name, openExplainer(config), AbortSignal.timeout(config.model.timeoutMs));
    await writePage(file, reportPage(story, explained));
  });
}

async function writePage(file: string, page: string): Promise<void> {
  try {
    await writeFile(file, page);
  } catch (error) {
    throw new CliFailure(
      EXIT.usage,
      `--html ${file}: ${error instanceof Error ? error.message : String(error)}; name a file in a folder that exists and can be written`,
    );
  }
  printLine(`wrote ${file}`);
}
