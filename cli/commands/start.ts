import { usualConcurrency } from '../../config/machine.js';
import { broughtUp, interruptedOn, whereToLook } from '../brought-up.js';
import { namesOf } from '../../infra/stack/model-setting.js';
import { offerOf } from '../../campaigns/offer.js';
import { askedForLine } from '../../campaigns/asked-for.js';
import { knownWayLine } from '../../campaigns/known-ways.js';
import { gatePlan } from '../../campaigns/power-plan.js';
import { prepare, requestedSuite } from '../../campaigns/request.js';
import type { CampaignRequest } from '../../schemas/settings.js';
import { loadSuite } from '../../suites/load.js';
import { agentIn, underAgent, type AgentChoice } from '../agent-file.js';
import { CliFailure, EXIT } from '../failures.js';
import { configFor, forRunning, tellUnused } from '../model-option.js';
import { hurry, interruptSignal } from '../interrupt.js';
import { printJson, progress, sayLeftOut, printText } from '../output.js';
import { goesOn, refusalOf } from '../started-before.js';
import { reportText } from '../report-table.js';
import { checkModel } from '../check-model.js';
import { goOnWhereItPaused, useStack } from '../session.js';
import { watchCampaign } from '../watch.js';

type StartOptions = CampaignRequest & AgentChoice & { readonly exit?: boolean; readonly json?: boolean };

export async function start(options: StartOptions): Promise<void> {
  const config = configFor(options.model);
  const agent = await agentIn(options);
  const suite = await requestedSuite(options, loadSuite);
  sayLeftOut(suite);
  const signal = interruptSignal();
  const stack = await broughtUp(config, signal);
  try {
    if (!stack.started) tellUnused(stack.addresses);
    const { fingerprint } = await checkModel(config, stack.addresses, options);
    const campaign = await useStack(config, stack.addresses, async ({ store, control }) => {
      const { model, roles } = stack.addresses;
      const {
        state: { id, config: settled },
        before,
        otherwise,
      } = await prepare(store, forRunning(await underAgent(store, options, agent), stack.addresses), suite, {
        ...offerOf(model.name, config.model, usualConcurrency(), namesOf(roles)),
        fingerprint,
      });
      if (before !== null && otherwise.length > 0) throw new CliFailure(EXIT.usage, await refusalOf(store, before, otherwise));
      if (before === null)
        for (const line of [...askedForLine(settled), ...knownWayLine(settled), ...(await gatePlan(store, settled, config.model))])
          progress(line);
      await control.start(id, settled);
      if (before?.status === 'paused') await goOnWhereItPaused(control, id);
      else progress(before === null ? `campaign ${id} started on ${settled.suite} with ${settled.model}` : goesOn(before));
      const report = await watchCampaign(control, id, signal, { untilPaused: options.exit === true });
      if (options.json === true) printJson(report);
      else printText(reportText(report));
      return id;
    });
    const ends = options.exit === true && stack.started;
    for (const line of whereToLook(campaign, stack.addresses, ends)) progress(line);
    if (stack.started && !ends) await untilInterrupted(signal);
  } catch (error) {
    if (!signal.aborted) throw error;
    throw interruptedOn(stack);
  } finally {
    await stack.stop(hurry(signal));
  }
}

async function untilInterrupted(signal: AbortSignal): Promise<void> {
  progress('Everything stays up until Ctrl-C.');
  if (!signal.aborted) await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
