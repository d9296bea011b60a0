import { usualConcurrency } from '../../config/machine.js';
import { offerOf } from '../../campaigns/offer.js';
import { askedForLine } from '../../campaigns/asked-for.js';
import { knownWayLine } from '../../campaigns/known-ways.js';
import { gatePlan } from '../../campaigns/power-plan.js';
import { prepare, requestedSuite } from '../../campaigns/request.js';
import type { CampaignRequest } from '../../schemas/settings.js';
import { loadSuite } from '../../suites/load.js';
import { namesOf } from '../../infra/stack/model-setting.js';
import { agentIn, underAgent, type AgentChoice } from '../agent-file.js';
import { CliFailure, EXIT } from '../failures.js';
import { configFor, forRunning, tellUnused } from '../model-option.js';
import { printJson, progress, sayLeftOut } from '../output.js';
import { goesOn, refusalOf } from '../started-before.js';
import { readConfig } from '../../config/config.js';
import type { Connection } from '../../client/client.js';
import { connect } from '../connect.js';
import { remoteInstallation, startAt } from '../remote.js';
import { checkModel } from '../check-model.js';
import { goOnWhereItPaused, useStack } from '../session.js';
import { upInBackground } from '../background.js';
import { watchToTheEnd } from '../watch-to-the-end.js';

interface Json {
  readonly json?: boolean;
}

type StartOptions = CampaignRequest & AgentChoice & Json & { readonly wait?: boolean };

export async function start(options: StartOptions): Promise<void> {
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
      state: { id, config: settled },
      before,
      otherwise,
    } = await prepare(session.store, forRunning(await underAgent(session.store, options, agent), addresses), suite, {
      ...offerOf(addresses.model.name, config.model, usualConcurrency(), namesOf(addresses.roles)),
      fingerprint,
    });
    if (before !== null && otherwise.length > 0) throw new CliFailure(EXIT.usage, await refusalOf(session.store, before, otherwise));
    if (before === null)
      for (const line of [...askedForLine(settled), ...knownWayLine(settled), ...(await gatePlan(session.store, settled, config.model))])
        progress(line);
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
