import type { FeedbackTarget, Ordered } from '../../ports/campaign-records.js';
import { leftOutLine } from '../../campaigns/leaving-out.js';
import type { HistoryLine } from '../../campaigns/history.js';
import { readConfig } from '../../config/config.js';
import type { Amount, Wanted } from '../../domain/extension.js';
import { modelsOf, type RoleNames } from '../../domain/roles.js';
import { CliFailure, EXIT } from '../failures.js';
import { isPriced, refuseUnpriced } from '../../campaigns/offer.js';
import { extensionText } from '../extension.js';
import { feedbackText, promotionText } from '../orders-text.js';
import { printJson, printLine, printText, table, progress } from '../output.js';
import type { AskedOptions } from '../model-option.js';
import { withInstallation, withRecords } from '../with-installation.js';
import { afterCycle, cycleNumber } from '../../domain/cycles.js';
import type { CampaignProgress } from '../../ports/campaign-control.js';

interface Said {
  readonly reason: string;
  readonly json?: boolean;
}

interface FeedbackOptions {
  readonly attempt?: string;
  readonly strategy?: string;
  readonly accepted?: boolean;
  readonly rejected?: boolean;
  readonly json?: boolean;
}

interface ExtendOptions extends Said {
  readonly cycles?: Wanted['cycles'];
  readonly maxModelCalls?: Wanted['modelCalls'];
  readonly maxCostUsd?: Wanted['costUsd'];
  readonly maxHours?: Wanted['maxHours'];
  readonly deadline?: string;
}

export function pause(name: string, said: Said): Promise<void> {
  return order(name, { kind: 'pause' }, said, 'pausing: `show` says "paused" when what is in flight has ended');
}

export function stop(name: string, said: Said & { readonly afterCycle?: boolean }): Promise<void> {
  return order(
    name,
    { kind: 'stop', when: said.afterCycle === true ? 'after-cycle' : 'now' },
    said,
    said.afterCycle === true
      ? 'stopping when the cycle that runs has ended, and the last exam after it'
      : 'stopping: `show` says "stopped" when it has ended',
  );
}

export function veto(name: string, version: string, said: Said): Promise<void> {
  return ofStrategy(name, version, 'veto', said, (_, strategy) => `${strategy} vetoed`);
}

export function promote(name: string, version: string, said: Said): Promise<void> {
  return ofStrategy(name, version, 'promote', said, promotionText);
}

export function pin(name: string, rule: string, said: Said & { readonly undo?: boolean }): Promise<void> {
  return order(name, { kind: 'pin', rule, pinned: said.undo !== true }, said, said.undo === true ? 'rule let go' : 'rule pinned');
}

async function order(name: string, ordered: Ordered, { reason, json }: Said, done: string): Promise<void> {
  await withInstallation(async (at) => {
    await at.order(name, ordered, reason);
    if (json === true) printJson({ ...(await at.control.status(name)), ordered: ordered.kind });
    else printLine(`${name}: ${done}`);
  });
}

export async function resume(name: string, options: AskedOptions & { readonly json?: boolean }): Promise<void> {
  const { json, model, ...roles } = options;
  // the stack is elsewhere, and keeps the settings that it has
  if (readConfig().remote !== null)
    return order(name, { kind: 'resume', ...askedFor(model, roles) }, { reason: '', ...(json === undefined ? {} : { json }) }, 'resumed');
  const { resumeHere } = await import('./campaign-resume.js');
  return resumeHere(name, options);
}

export async function budget(name: string, said: Said & { readonly maxModelCalls?: number; readonly maxCostUsd?: number }): Promise<void> {
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

export async function feedback(name: string, text: string, options: FeedbackOptions): Promise<void> {
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

export async function extend(name: string, options: ExtendOptions): Promise<void> {
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

export async function history(name: string, { json }: { readonly json?: boolean }): Promise<void> {
  await withRecords(async (at) => {
    const { lines, unreadable } = await at.history(name);
    for (const each of unreadable) progress(leftOutLine(each));
    if (json === true) printJson(lines);
    else printText(table(['at', 'what', 'branch', 'when', 'strategy', 'because'], lines.map(row)));
  });
}

function row({ at, kind, what, branch, cycle, strategy, because }: HistoryLine): (string | number)[] {
  // an incident has a cycle of its own; all else is so after as many as have ended
  const when = cycle === null ? '' : kind === 'incident' ? `cycle ${cycleNumber(cycle)}` : afterCycle(cycle);
  return [at.slice(0, 19), what, branch, when, strategy ?? '', because];
}
