import { within, type Address } from '../../domain/address.js';
import { choose, type Choice, type Controller } from '../../domain/meta/controller.js';
import { playbookFault } from '../../domain/playbook.js';
import { sameBehaviour } from '../../domain/same-behaviour.js';
import type { StrategyVersion } from '../../domain/strategy.js';
import type { Challenger, Question, Refused, Snapshot, Tactic } from '../../domain/tactics/tactic.js';
import { TACTICS } from '../../domain/tactics/tactics.js';
import { askModel } from '../asking/ask.js';
import { bounded } from './bounded.js';
import { lostPin, withPins, withoutPins } from './pins.js';
import { strategyId } from '../../ports/keys.js';
import type { AskedTactic, ProposalRecord } from '../../ports/learning-records.js';
import { proposalList, strategyList } from '../../ports/lists.js';
import { standingOf, type SnapshotInput, type Standing } from '../../campaigns/standing.js';
import { proposalForm } from '../asking/structured.js';
import type { Model } from '../../ports/model.js';
import type { Store } from '../../ports/store.js';

/** Tactics that are asked in one cycle, the next when one made nothing. */
const MAX_ASKED = 4;
/** A tactic is a small computation over what is in memory. */
const TACTIC_TIMEOUT_MS = 2_000;
/** What an answer may have: how long the solver's are says nothing of it. */
const PROPOSAL_TOKENS = 2_048;
/** Proposals should differ from one another. */
const TEMPERATURE = 0.7;

export interface ProposeInput extends SnapshotInput {
  readonly address: Address;
  readonly model: string;
  readonly seed: number;
  readonly controller: Controller;
  /** ids of the sentences of `feedback`, in its order; missing where an earlier version asks */
  readonly feedbackIds?: readonly string[];
}

export interface Proposed extends Pick<ProposalRecord, 'strategy' | 'because'> {
  /** ids of what a model read of the feedback: not every tactic asks one, and what came later waits for the next */
  readonly heard: readonly string[];
  readonly modelCalls: number;
}

interface Ports {
  readonly model: Model;
  readonly store: Store;
}

/**
 * Makes one challenger out of what the campaign has learned, or says why there is none. The controller chooses tactic
 * and parent, in a search the tactic alone; where a person waits to be read, a tactic that asks the model goes first. A
 * tactic that throws, never ends, or makes nothing that can be taken is dropped with its reason on record, and another
 * is asked.
 */
export async function propose(
  ports: Ports,
  input: ProposeInput,
  signal: AbortSignal,
  tactics: readonly Tactic[] = TACTICS,
): Promise<Proposed> {
  const { store } = ports;
  const known = await store.find('proposals', input.address);
  if (known !== null) return proposedOf(known);
  const standing = await standingOf(store, input);
  const asked: AskedTactic[] = [];
  let made: Challenger | null = null;
  while (made === null && asked.length < MAX_ASKED) {
    const { archive, context, outcomes, champion } = standing;
    const excluded = asked.map(({ choice }) => choice.tactic);
    const choice = choose({
      controller: input.controller,
      tactics: tactics.filter((each) => each.fits?.(champion.strategy) ?? true),
      excluded,
      mustAsk: input.feedback.length > 0,
      archive,
      champion: champion.id,
      weights: champion.strategy.tactics,
      context,
      outcomes,
      ...(input.search === undefined ? {} : { given: { parent: input.search.parent, turn: input.search.number } }),
      seed: input.seed,
      purpose: within(input.address, asked.length),
    });
    const tactic = tactics.find(({ name }) => name === choice?.tactic);
    if (choice === null || tactic === undefined) break;
    const { answer, modelCalls, costUsd } = await ask(ports, input, standing, tactic, choice, signal);
    asked.push({ choice, refused: 'refused' in answer ? answer.refused : null, modelCalls, costUsd });
    if (!('refused' in answer)) made = answer;
  }
  return keep(store, input, asked, made);
}

/** The first write wins: a retry that asked again, of a store that had changed, answers what was kept. */
async function keep(store: Store, input: ProposeInput, asked: readonly AskedTactic[], made: Challenger | null): Promise<Proposed> {
  const { campaign, branch, cycle } = input;
  const last = asked.at(-1);
  const how =
    made === null || last === undefined ? null : { parent: last.choice.parent, change: { ...made.change, tactic: last.choice.tactic } };
  const version: StrategyVersion | null =
    made === null || how === null ? null : { id: strategyId(made.strategy), strategy: made.strategy, ...how };
  if (version !== null) {
    await store.keep('strategies', version.id, version);
    await store.append(strategyList(campaign), version.id);
  }
  const because = how === null ? whyNone(asked) : `${how.change.tactic}: ${how.change.because}`;
  const kept = await store.keep('proposals', input.address, {
    campaign,
    branch,
    cycle,
    ...(input.search === undefined ? {} : { number: input.search.number }),
    strategy: version?.id ?? null,
    ...(how === null ? {} : { made: how }),
    because,
    heard: asked.some(isAnswered) ? (input.feedbackIds ?? []) : [],
    asked,
  });
  await store.append(proposalList(campaign), input.address);
  return proposedOf(kept);
}

function proposedOf({ strategy, because, heard = [], asked }: ProposalRecord): Proposed {
  return { strategy, because, heard, modelCalls: asked.reduce((sum, { modelCalls }) => sum + modelCalls, 0) };
}

function isAnswered({ modelCalls }: AskedTactic): boolean {
  return modelCalls > 0;
}

function whyNone(asked: readonly AskedTactic[]): string {
  return asked.length === 0
    ? 'there is no tactic to ask'
    : `no tactic made a challenger: ${asked.map(({ choice, refused }) => `${choice.tactic} (${refused ?? ''})`).join('; ')}`;
}

interface Asked {
  readonly answer: Challenger | Refused;
  readonly modelCalls: number;
  readonly costUsd: number;
}

async function ask(
  ports: Ports,
  input: ProposeInput,
  standing: Standing,
  tactic: Tactic,
  choice: Choice,
  signal: AbortSignal,
): Promise<Asked> {
  const parent = standing.archive.find(({ version }) => version.id === choice.parent)?.version ?? standing.champion;
  const snapshot: Snapshot = {
    ...standing.shared,
    parent: withPins(parent, standing.pinned),
    champion: standing.champion,
    archive: standing.archive,
    variant: choice.variant,
    seed: input.seed + (input.search?.number ?? input.cycle),
  };
  const moved = bounded(() => tactic.propose(snapshot), TACTIC_TIMEOUT_MS);
  if ('failed' in moved) return { answer: { refused: moved.failed }, ...FREE };
  switch (moved.value.kind) {
    case 'nothing':
      return { answer: { refused: moved.value.because }, ...FREE };
    case 'challenger':
      return { answer: checked(moved.value.challenger, parent, standing), ...FREE };
    case 'question': {
      const { answer, ...paid } = await answered(ports, input, moved.value.question, tactic.name, signal);
      return { answer: 'refused' in answer ? answer : checked(answer, parent, standing), ...paid };
    }
  }
}

const FREE = { modelCalls: 0, costUsd: 0 } as const;

async function answered(ports: Ports, input: ProposeInput, question: Question, tactic: string, signal: AbortSignal): Promise<Asked> {
  const form = proposalForm(question.actions);
  const call = {
    purpose: `proposing by ${tactic}`,
    campaign: input.campaign,
    address: within(input.address, tactic),
    model: input.model,
    messages: question.messages,
    n: 1,
    temperature: TEMPERATURE,
    topP: 1,
    maxTokens: PROPOSAL_TOKENS,
    seed: input.seed,
    form,
  };
  const asked = await askModel(ports, call, signal);
  // Nobody read what stood in a prompt that was not taken.
  if (asked.missed !== undefined) return { answer: { refused: asked.missed }, ...FREE };
  const paid = { modelCalls: 1, costUsd: asked.answer.costUsd };
  if (asked.withheld !== undefined) return { answer: { refused: asked.withheld }, ...paid, modelCalls: 0 };
  const proposal = form.parse(asked.answer.choices[0]?.text ?? '');
  if (proposal === null) return { answer: { refused: 'the model gave no proposal of the form that was asked for' }, ...paid };
  const read = bounded(() => question.read(proposal), TACTIC_TIMEOUT_MS);
  return { answer: 'failed' in read ? { refused: read.failed } : read.value, ...paid };
}

/** What a tactic made is taken only if it can stand, is new, and keeps what a person pinned. */
function checked(made: Challenger, parent: StrategyVersion, { champion, known, pinned }: Standing): Challenger | Refused {
  const strategy = withoutPins(made.strategy, parent.strategy);
  const fault = playbookFault(strategy);
  if (fault !== null) return { refused: fault };
  const same = [parent, champion].find((each) => sameBehaviour(each.strategy, strategy));
  if (same !== undefined) return { refused: `it is the same strategy as ${same.id}` };
  const id = strategyId(strategy);
  if (known.has(id)) return { refused: `it makes ${id} again, which this campaign has tried` };
  const lost = lostPin(strategy, champion.strategy, pinned);
  return lost === undefined ? { ...made, strategy } : { refused: `rule ${lost.id} is pinned by a person, and it leaves it out` };
}
