import type { Address } from '../domain/address.js';
import { applyProposal } from '../domain/proposal.js';
import { proposePrompt, type LessonLine } from '../domain/prompt.js';
import type { StrategyVersion } from '../domain/strategy.js';
import { RatchetFailure } from './failures.js';
import { strategyId } from './keys.js';
import { lessonList } from './learn.js';
import { callModel } from './ledger.js';
import type { Model, Store } from './ports.js';
import { proposalForm } from './structured.js';

/** Lessons that stand in one proposal's prompt; the latest. */
const MAX_LESSONS = 120;
const MAX_FAILED_BEFORE = 20;

export interface ProposeInput {
  readonly address: Address;
  readonly campaign: string;
  readonly model: string;
  readonly seed: number;
  readonly branch: number;
  readonly cycle: number;
  readonly champion: string;
  /** what people said since the last proposal */
  readonly feedback: readonly string[];
}

export interface Proposed {
  /** the challenger; null where none came of it */
  readonly strategy: string | null;
  readonly because: string;
}

/** Makes one challenger out of the champion and what the campaign has learned, or says why there is none. */
export async function propose(ports: { readonly model: Model; readonly store: Store }, input: ProposeInput, signal: AbortSignal): Promise<Proposed> {
  const { store } = ports;
  const known = await store.find('proposals', input.address);
  if (known !== null) return known;
  const champion = await version(store, input.champion);
  const tried = await triedBefore(store, input.campaign);
  const call = {
    campaign: input.campaign,
    address: input.address,
    model: input.model,
    messages: proposePrompt(champion.strategy, await lessons(store, input), tried.said, input.feedback),
    n: 1,
    temperature: 0.7,
    topP: 1,
    maxTokens: champion.strategy.decoding.maxTokens,
    seed: input.seed,
    form: proposalForm,
  };
  const { answer } = await callModel(ports, call, signal);
  return store.keep('proposals', input.address, await challenger(store, input, champion, answer.choices[0]?.text ?? '', tried.ids));
}

async function challenger(store: Store, input: ProposeInput, champion: StrategyVersion, text: string, triedIds: ReadonlySet<string>): Promise<Proposed> {
  const proposal = proposalForm.parse(text);
  if (proposal === null) return { strategy: null, because: 'the model gave no proposal of the form that was asked for' };
  const applied = applyProposal(champion.strategy, proposal);
  if ('refused' in applied) return { strategy: null, because: `the proposal (${proposal.action}) was refused: ${applied.refused}` };
  const id = strategyId(applied.strategy);
  if (triedIds.has(id)) return { strategy: null, because: 'the proposal makes a strategy that this campaign has raced before' };
  await store.keep('strategies', id, { id, strategy: applied.strategy, parent: champion.id, change: applied.change });
  await store.append(strategyList(input.campaign), id);
  return { strategy: id, because: applied.change.because };
}

export function strategyList(campaign: string): string {
  return `strategies:${campaign}`;
}

export function raceList(campaign: string): string {
  return `races:${campaign}`;
}

export function screenedList(campaign: string): string {
  return `screened:${campaign}`;
}

async function lessons(store: Store, input: ProposeInput): Promise<LessonLine[]> {
  const ids = await store.list(lessonList(input.campaign));
  const rows = (await Promise.all(ids.slice(-MAX_LESSONS).map((id) => store.find('memory', id)))).filter((row) => row !== null);
  const seen = rows.filter((row) => row.branch === input.branch && row.cycle <= input.cycle);
  // A task that was practised again speaks once, with its latest lesson: it is no second piece of evidence.
  return [...new Map(seen.map((row) => [row.taskId, row])).values()];
}

/** The strategies that did not make it: only what they were, never which task decided it. */
async function triedBefore(store: Store, campaign: string): Promise<{ ids: ReadonlySet<string>; said: string[] }> {
  const races = (await Promise.all((await store.list(raceList(campaign))).map((id) => store.find('races', id)))).filter((race) => race !== null);
  const failed = [...(await store.list(screenedList(campaign))), ...races.filter((race) => race.decision !== 'promoted').map((race) => race.challenger)];
  const versions = await Promise.all(failed.slice(-MAX_FAILED_BEFORE).map((id) => version(store, id)));
  const said = versions.flatMap(({ change }) => (change === null ? [] : [`${change.action}: ${change.new === '' ? change.old : change.new}`]));
  return { ids: new Set([...failed, ...races.flatMap((race) => [race.challenger, race.champion])]), said };
}

async function version(store: Store, id: string): Promise<StrategyVersion> {
  const found = await store.find('strategies', id);
  if (found === null) throw new RatchetFailure('missing-record', `strategy ${id} is not in the store`);
  return found;
}
