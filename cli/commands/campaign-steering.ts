import { Option, type Command } from 'commander';
import type { FeedbackTarget, Ordered } from '../../ports/campaign-records.js';
import type { HistoryLine } from '../../campaigns/history.js';
import { readConfig } from '../../config/config.js';
import type { Amount, Wanted } from '../../domain/extension.js';
import { modelsOf, type RoleNames } from '../../domain/roles.js';
import { CliFailure, EXIT } from '../failures.js';
import { isPriced, refuseUnpriced } from '../../campaigns/offer.js';
import { HOW_TO_NAME } from '../../campaigns/named-strategy.js';
import { extensionText } from '../extension.js';
import { amountOption, campaignName, parsed, settingOption, settingOptions } from '../options.js';
import { feedbackText, promotionText } from '../orders-text.js';
import { printJson, printLine, printText, table } from '../output.js';
import { connectStack } from '../../infra/stack/ensure.js';
import { type AskedOptions, rolesGiven } from '../model-option.js';
import { exchangeModel } from '../exchange-model.js';
import { withInstallation } from '../with-installation.js';
import { withSession } from '../session.js';
import { rollback } from './campaign-rollback.js';
import { sentence } from '../../schemas/setting-kinds.js';
import { SETTINGS } from '../../schemas/settings.js';
import { afterCycle, cycleNumber } from '../../domain/cycles.js';
import type { CampaignProgress } from '../../ports/campaign-control.js';

interface Said {
  readonly reason: string;
  readonly json?: boolean;
}

const aReason = parsed(sentence(500));

/** What people order of a campaign: each order is taken, or refused with field, value and way out. */
export function registerSteering(campaign: Command): void {
  reasoned(campaign, 'pause', 'Pauses at once; what was paid for is kept.', 'paused by a person').action((name: string, said: Said) =>
    order(name, { kind: 'pause' }, said, 'pausing: `show` says "paused" when what is in flight has ended'),
  );
  named(campaign, 'resume', 'Goes on where it was paused. The settings of the model that this shell has are handed to the stack first.')
    .option(
      '--model <name>',
      'ask another model from here on: of the endpoint, or of ours where the stack runs its model itself (offline, smollm2, PATH.gguf)',
      parsed(SETTINGS.model.asked),
    )
    .option('--reflection-model <name>', 'ask another model as reflector from here on', parsed(SETTINGS.model.asked))
    .option('--proposal-model <name>', 'ask another model as proposer from here on', parsed(SETTINGS.model.asked))
    .option('--review-model <name>', 'ask another model as reviewer from here on', parsed(SETTINGS.model.asked))
    .option('--json', 'print data as JSON')
    .action(resume);
  reasoned(
    campaign,
    'stop',
    'Ends for good: at once and without the last exam, or after the cycle that runs. A last exam that runs already is not cut: it ends by itself.',
    'stopped by a person',
  )
    .option('--after-cycle', 'let the cycle end, and run the last exam')
    .action((name: string, said: Said & { readonly afterCycle?: boolean }) =>
      order(
        name,
        { kind: 'stop', when: said.afterCycle === true ? 'after-cycle' : 'now' },
        said,
        said.afterCycle === true
          ? 'stopping when the cycle that runs has ended, and the last exam after it'
          : 'stopping: `show` says "stopped" when it has ended',
      ),
    );
  settingOptions(
    reasoned(
      campaign,
      'budget',
      'Sets other limits; below what is spent they are refused. One that is not named stays.',
      'changed by a person',
    ),
    ['maxModelCalls', 'maxCostUsd'],
  ).action(budget);
  named(
    campaign,
    'feedback',
    'Tells the model something about the work so far, which the proposal of the next cycle reads; or judges an attempt or a strategy.',
  )
    .argument('<text>', 'one sentence', parsed(sentence(2_000)))
    .option('--attempt <address>', 'of a practised attempt: the address of its episode, with /attempt/N for its N-th candidate')
    .option('--strategy <version>', `of a strategy; ${HOW_TO_NAME}`)
    .addOption(new Option('--accepted', 'it is good: counts as a reward').conflicts('rejected'))
    .option('--rejected', 'it is bad: counts against it')
    .option('--json', 'print data as JSON')
    .action(feedback);
  ofVersion(campaign, 'veto', 'It never becomes champion, and is never gone back to.').action((name: string, version: string, said: Said) =>
    ofStrategy(name, version, 'veto', said, (_, strategy) => `${strategy} vetoed`),
  );
  ofVersion(campaign, 'promote', 'It becomes champion without a race when the cycle that runs has ended, on record as forced.').action(
    (name: string, version: string, said: Said) => ofStrategy(name, version, 'promote', said, promotionText),
  );
  named(
    campaign,
    'extend',
    'Has a campaign that has ended go on, with a last exam again at its end. A number is a new limit, +N so much more than it has.',
  )
    .addOption(amountOption('cycles'))
    .addOption(amountOption('maxModelCalls'))
    .addOption(amountOption('maxCostUsd'))
    .addOption(amountOption('maxHours'))
    .addOption(settingOption('deadline'))
    .option('--reason <text>', 'why, for the record', aReason, 'a person wants more of it')
    .option('--json', 'print data as JSON')
    .action(extend);
  named(campaign, 'pin', 'No proposal may change or drop the rule of the champion.')
    .argument('<rule>', 'id of the rule, as `ratchet strategy show` has it')
    .option('--reason <text>', 'why, for the record', aReason, 'pinned by a person')
    .option('--undo', 'let it be changed again')
    .option('--json', 'print data as JSON')
    .action((name: string, rule: string, said: Said & { readonly undo?: boolean }) =>
      order(name, { kind: 'pin', rule, pinned: said.undo !== true }, said, said.undo === true ? 'rule let go' : 'rule pinned'),
    );
  named(campaign, 'rollback', 'Takes a campaign back to the checkpoint of a version, by replaying its history up to there.')
    .requiredOption('--to <version>', `a version that was champion; ${HOW_TO_NAME}`)
    .option('--reason <text>', 'why, for the record and for the next proposal', aReason, 'a person asked for it')
    .option('--dry-run', 'only say what would happen')
    .option('--json', 'print data as JSON')
    .action(rollback);
  named(campaign, 'history', 'Checkpoints, rollbacks, incidents and orders, in order.')
    .option('--json', 'print data as JSON')
    .action(history);
}

function named(campaign: Command, verb: string, about: string): Command {
  return campaign.command(verb).description(about).argument('<name>', 'name of the campaign', campaignName);
}

function reasoned(campaign: Command, verb: string, about: string, reason: string): Command {
  return named(campaign, verb, about)
    .option('--reason <text>', 'why, for the record', aReason, reason)
    .option('--json', 'print data as JSON');
}

function ofVersion(campaign: Command, verb: string, about: string): Command {
  return named(campaign, verb, about)
    .argument('<version>', HOW_TO_NAME)
    .requiredOption('--reason <text>', 'why, for the record', aReason)
    .option('--json', 'print data as JSON');
}

async function order(name: string, ordered: Ordered, { reason, json }: Said, done: string): Promise<void> {
  await withInstallation(async (at) => {
    await at.order(name, ordered, reason);
    if (json === true) printJson({ ...(await at.control.status(name)), ordered: ordered.kind });
    else printLine(`${name}: ${done}`);
  });
}

async function resume(name: string, options: AskedOptions & { readonly json?: boolean }): Promise<void> {
  const { json, model, ...roles } = options;
  // the stack is elsewhere, and keeps the settings that it has
  if (readConfig().remote !== null)
    return order(name, { kind: 'resume', ...askedFor(model, roles) }, { reason: '', ...(json === undefined ? {} : { json }) }, 'resumed');
  await withSession(async ({ config, control, addresses }) => {
    // A name that is unknown, or a campaign that does not wait, touches nothing.
    const { state } = await control.status(name);
    const asked = state.status === 'paused' ? await exchangeModel(model, addresses) : model;
    await control.resume(name, asked, rolesGiven(roles, await connectStack(config.home)));
    if (json === true) printJson({ ...(await control.status(name)), ordered: 'resume' });
    else printLine(`${name}: resumed`);
  });
}

async function budget(name: string, said: Said & { readonly maxModelCalls?: number; readonly maxCostUsd?: number }): Promise<void> {
  if (said.maxModelCalls === undefined && said.maxCostUsd === undefined)
    throw new CliFailure(EXIT.usage, 'give --max-model-calls, --max-cost-usd or both');
  const { maxCostUsd } = said;
  const limits = await withInstallation(async (at) => {
    refuseUnpricedHere(maxCostUsd === undefined ? undefined : { to: maxCostUsd });
    return (await at.control.status(name)).limits;
  });
  await order(
    name,
    { kind: 'budget', limits: { modelCalls: said.maxModelCalls ?? limits.modelCalls, costUsd: maxCostUsd ?? limits.costUsd } },
    said,
    'budget changed',
  );
}

interface FeedbackOptions {
  readonly attempt?: string;
  readonly strategy?: string;
  readonly accepted?: boolean;
  readonly rejected?: boolean;
  readonly json?: boolean;
}

async function feedback(name: string, text: string, options: FeedbackOptions): Promise<void> {
  const { attempt, strategy, accepted, rejected, json } = options;
  if (attempt !== undefined && strategy !== undefined)
    throw new CliFailure(EXIT.usage, '--attempt and --strategy are two feedbacks: give them one after the other');
  if ((accepted === true || rejected === true) && attempt === undefined && strategy === undefined)
    throw new CliFailure(EXIT.usage, '--accepted and --rejected need --attempt or --strategy: what is judged?');
  await withInstallation(async (at) => {
    const about: FeedbackTarget =
      attempt !== undefined ? { attempt } : strategy !== undefined ? { strategy: (await at.strategy(strategy)).id } : { campaign: true };
    await at.order(
      name,
      { kind: 'feedback', about, judgement: accepted === true ? 'accepted' : rejected === true ? 'rejected' : 'comment' },
      text,
    );
    const status = await at.control.status(name);
    if (json === true) printJson({ ...status, ordered: 'feedback' });
    else printLine(`${name}: ${feedbackText(status)}`);
  });
}

async function ofStrategy(
  name: string,
  version: string,
  kind: 'veto' | 'promote',
  { reason, json }: Said,
  done: (status: CampaignProgress, strategy: string) => string,
): Promise<void> {
  await withInstallation(async (at) => {
    const strategy = (await at.strategy(version)).id;
    const before = await at.control.status(name);
    await at.order(name, { kind, strategy }, reason);
    if (json === true) printJson({ ...(await at.control.status(name)), ordered: kind });
    else printLine(`${name}: ${done(before, strategy)}`);
  });
}

interface ExtendOptions extends Said {
  readonly cycles?: Wanted['cycles'];
  readonly maxModelCalls?: Wanted['modelCalls'];
  readonly maxCostUsd?: Wanted['costUsd'];
  readonly maxHours?: Wanted['maxHours'];
  readonly deadline?: string;
}

async function extend(name: string, options: ExtendOptions): Promise<void> {
  await withInstallation(async (at) => {
    refuseUnpricedHere(options.maxCostUsd);
    const extension = await at.extend(name, wanted(options), options.reason);
    const status = await at.control.status(name);
    if (options.json === true) printJson(status);
    else printText(extensionText(status.state, extension));
  });
}

function wanted({ cycles, maxModelCalls, maxCostUsd, maxHours, deadline }: ExtendOptions): Wanted {
  return {
    ...(cycles === undefined ? {} : { cycles }),
    ...(maxModelCalls === undefined ? {} : { modelCalls: maxModelCalls }),
    ...(maxCostUsd === undefined ? {} : { costUsd: maxCostUsd }),
    ...(maxHours === undefined ? {} : { maxHours }),
    ...(deadline === undefined ? {} : { deadline }),
  };
}

/** The model's price is known where Ratchet runs. */
function refuseUnpricedHere(amount: Amount | undefined): void {
  const { remote, model } = readConfig();
  if (amount !== undefined && remote === null) refuseUnpriced(amount, isPriced(model));
}

function askedFor(model: string | undefined, others: Omit<AskedOptions, 'model'>): { readonly model?: string; readonly roles?: RoleNames } {
  const { roles } = modelsOf({ model: '', ...others });
  return { ...(model === undefined ? {} : { model }), ...(roles === undefined ? {} : { roles }) };
}

async function history(name: string, { json }: { readonly json?: boolean }): Promise<void> {
  await withInstallation(async (at) => {
    await at.control.status(name);
    const told = await at.history(name);
    if (json === true) printJson(told);
    else printText(table(['at', 'what', 'branch', 'when', 'strategy', 'because'], told.map(row)));
  });
}

function row({ at, kind, what, branch, cycle, strategy, because }: HistoryLine): (string | number)[] {
  // an incident has a cycle of its own; all else is so after as many as have ended
  const when = cycle === null ? '' : kind === 'incident' ? `cycle ${cycleNumber(cycle)}` : afterCycle(cycle);
  return [at.slice(0, 19), what, branch, when, strategy ?? '', because];
}
