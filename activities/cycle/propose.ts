import { within, type Address } from '../../domain/address.js';
import { choose, type Choice } from '../../domain/meta/controller.js';
import type { Controller } from '../../domain/meta/controllers.js';
import type { Outcome } from '../../domain/meta/outcome.js';
import { isTurned } from '../../domain/search/turns.js';
import { familyInTurn, type Family } from '../../domain/tactics/families.js';
import { playbookFault } from '../../domain/playbook.js';
import { answering, type AskedModels, isVacant } from '../../domain/roles.js';
import { sameBehaviour } from '../../domain/same-behaviour.js';
import { stepsFault, stepsOf } from '../../domain/steps/steps.js';
import type { StrategyVersion } from '../../domain/strategy.js';
import type { Adaptation, Challenger, Question, Refused, Snapshot, Tactic } from '../../domain/tactics/tactic.js';
import { adapt } from '../../domain/tactics/adapt.js';
import { TACTICS } from '../../domain/tactics/tactics.js';
import { askModel } from '../asking/ask.js';
import { bounded } from './bounded.js';
import { lostPin, withPins, withoutPins } from './pins.js';
import { strategyId } from '../../ports/keys.js';
import type { AskedTactic } from '../../ports/learning-records.js';
import { vetoedStrategies } from '../../campaigns/orders.js';
import type { SnapshotInput } from '../../campaigns/proposed-from.js';
import { standingOf, type Standing } from '../../campaigns/standing.js';
import { keepProposal, proposedOf, type Proposed } from './keep-proposal.js';
import { proposalForm } from '../asking/structured.js';
import { adaptationFor } from '../../campaigns/adapted.js';
import type { Adapters } from '../../ports/adapter.js';
import { adaptedWithin } from '../tuning/within-campaign.js';
import type { Models } from '../../ports/model.js';
import type { Store } from '../../ports/store.js';

/** Tactics that are asked in one cycle, the next when one made nothing. */
const MAX_ASKED = 4;
/** Usually: a tactic is a small computation over what is in memory. */
const TACTIC_MS = 2_000;
/** What an answer may have: how long the solver's are says nothing of it. */
const PROPOSAL_TOKENS = 2_048;
/** Proposals should differ from one another. */
const TEMPERATURE = 0.7;

export interface ProposeInput extends SnapshotInput, AskedModels {
  readonly address: Address;
  readonly seed: number;
  readonly controller: Controller;
  /** ids of the sentences of `feedback`, in its order; missing where an earlier version asks */
  readonly feedbackIds?: readonly string[];
}

interface Ports extends Models {
  readonly store: Store;
  /** ways to adapt a model; missing: none */
  readonly adapters?: Adapters;
  /** a tactic has to end within so long; missing: two seconds */
  readonly tacticMs?: number;
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
  const proposed = await proposedOnce(ports, input, signal, tactics);
  const pool = input.search?.state.pool ?? [];
  const unwanted = await vetoedStrategies(ports.store, input.campaign);
  const vetoed = pool.flatMap(({ id }) => (unwanted.has(id) ? [id] : []));
  return vetoed.length === 0 ? proposed : { ...proposed, vetoed };
}

async function proposedOnce(ports: Ports, input: ProposeInput, signal: AbortSignal, tactics: readonly Tactic[]): Promise<Proposed> {
  const { store } = ports;
  const known = await store.find('proposals', input.address);
  if (known !== null) return proposedOf(known);
  const standing = await standingOf(store, input);
  const { adapters } = ports;
  const adaptation = adapters === undefined ? null : await adaptationFor(store, adapters, input.campaign, input.model);
  // a person who waits to be read is read by whoever there is
  const isSilent = isVacant(input, 'proposer') && input.feedback.length === 0;
  const open = tactics.filter((each) => (adaptation !== null || each.name !== adapt.name) && !(isSilent && each.asks === true));
  const asked: AskedTactic[] = [];
  let made: Challenger | null = null;
  while (made === null && asked.length < MAX_ASKED) {
    const { archive, context, outcomes, champion } = standing;
    const excluded = asked.map(({ choice }) => choice.tactic);
    const choice = choose({
      controller: input.controller,
      tactics: open.filter((each) => each.fits?.(champion.strategy) ?? true),
      excluded,
      mustAsk: input.feedback.length > 0,
      archive,
      champion: champion.id,
      weights: champion.strategy.tactics,
      context,
      outcomes,
      ...(input.search === undefined ? {} : { given: { parent: input.search.parent, turn: input.search.number } }),
      ...familyFor(input, outcomes),
      seed: input.seed,
      purpose: within(input.address, asked.length),
    });
    const tactic = open.find(({ name }) => name === choice?.tactic);
    if (choice === null || tactic === undefined) break;
    const { answer, modelCalls, costUsd } = await ask(ports, input, { standing, adaptation }, tactic, choice, signal);
    asked.push({ choice, refused: 'refused' in answer ? answer.refused : null, modelCalls, costUsd });
    if (!('refused' in answer)) made = answer;
  }
  return keepProposal(store, input, asked, made);
}

/** Read off earlier cycles alone, so that all proposals of a cycle agree. */
function familyFor({ search }: ProposeInput, outcomes: readonly Outcome[]): { readonly family?: Family } {
  const turn = search?.turn ?? 0;
  return search !== undefined && isTurned(turn, search.number) ? { family: familyInTurn(turn, outcomes) } : {};
}

/** What is known when a tactic is asked. */
interface Knowing {
  readonly standing: Standing;
  /** null: nothing can be adapted here */
  readonly adaptation: Adaptation | null;
}

interface Asked {
  readonly answer: Challenger | Refused;
  readonly modelCalls: number;
  readonly costUsd: number;
}

async function ask(
  ports: Ports,
  input: ProposeInput,
  { standing, adaptation }: Knowing,
  tactic: Tactic,
  choice: Choice,
  signal: AbortSignal,
): Promise<Asked> {
  const parent = standing.archive.find(({ version }) => version.id === choice.parent)?.version ?? standing.champion;
  const snapshot: Snapshot = {
    ...standing.shared,
    ...(adaptation === null ? {} : { adaptation }),
    parent: withPins(parent, standing.pinned),
    champion: standing.champion,
    archive: standing.archive,
    variant: choice.variant,
    seed: input.seed + (input.search?.number ?? input.cycle),
  };
  const moved = bounded(() => tactic.propose(snapshot), ports.tacticMs ?? TACTIC_MS);
  if ('failed' in moved) return { answer: { refused: moved.failed }, ...FREE };
  switch (moved.value.kind) {
    case 'nothing':
      return { answer: { refused: moved.value.because }, ...FREE };
    case 'challenger':
      return { answer: checked(moved.value.challenger, parent, standing), ...FREE };
    case 'training': {
      const made = await adaptedWithin(ports, input, signal);
      return { answer: 'refused' in made ? made : checked(moved.value.read(made), parent, standing), ...FREE };
    }
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
    ...answering(input, 'proposer'),
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
  const read = bounded(() => question.read(proposal), ports.tacticMs ?? TACTIC_MS);
  return { answer: 'failed' in read ? { refused: read.failed } : read.value, ...paid };
}

/** What a tactic made is taken only if it can stand, is new, and keeps what a person pinned. */
function checked(made: Challenger, parent: StrategyVersion, { champion, known, pinned }: Standing): Challenger | Refused {
  const strategy = withoutPins(made.strategy, parent.strategy);
  const through = made.through?.map((each) => ({ ...each, strategy: withoutPins(each.strategy, parent.strategy) }));
  const fault = playbookFault(strategy) ?? stepsFault(stepsOf(strategy));
  if (fault !== null) return { refused: fault };
  const same = [parent, champion].find((each) => sameBehaviour(each.strategy, strategy));
  if (same !== undefined) return { refused: `it is the same strategy as ${same.id}` };
  const id = strategyId(strategy);
  if (known.has(id)) return { refused: `it makes ${id} again, which this campaign has tried` };
  const lost = lostPin(strategy, champion.strategy, pinned);
  return lost === undefined
    ? { ...made, strategy, ...(through === undefined ? {} : { through }) }
    : { refused: `rule ${lost.id} is pinned by a person, and it leaves it out` };
}
