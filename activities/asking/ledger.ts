import { randomUUID } from 'node:crypto';
import { callSeed } from '../../domain/random.js';
import { withoutSide, type Address } from '../../domain/address.js';
import type { ChatMessage, ModelAnswer, ModelRequest, ModelTool } from '../../domain/model.js';
import type { EndpointOf, Role } from '../../domain/roles.js';
import type { Form } from './form.js';
import { RatchetFailure } from '../../ports/failures.js';
import { ledgerKey, requestHash } from '../../ports/keys.js';
import type { LedgerEntry, Paid } from '../../ports/records.js';
import type { Model, Models } from '../../ports/model.js';
import type { BudgetReading, Store, TryEnd } from '../../ports/store.js';

export interface Call {
  readonly campaign: string;
  readonly address: Address;
  readonly model: string;
  /** what it is asked for, and whose endpoint is asked; missing: the solver's */
  readonly role?: Role;
  readonly endpoint?: EndpointOf;
  readonly messages: readonly ChatMessage[];
  readonly n: number;
  readonly temperature: number;
  readonly topP: number;
  readonly maxTokens: number;
  /** the campaign's seed; the call's own follows from it and the address without the side */
  readonly seed: number;
  readonly form?: Form<unknown>;
  /** instead of a form: structured output that whoever asked reads himself */
  readonly schema?: NonNullable<ModelRequest['schema']>;
  readonly tools?: readonly ModelTool[];
  readonly toolChoice?: NonNullable<ModelRequest['toolChoice']>;
}

export interface PaidAnswer {
  /** ledger key */
  readonly key: string;
  readonly answer: ModelAnswer;
}

/**
 * Asks the model, once for each address and request. The answer is in the ledger before the call counts as done; a
 * retry, a restart or a replay finds it there, and settles what an earlier run could not.
 * Throws RatchetFailure: `budget` when the reservation does not fit, `answer-lost` when answer after answer was paid for
 * in vain, and what the model's adapter throws.
 */
export async function callModel(ports: Ports, call: Call, signal: AbortSignal): Promise<PaidAnswer> {
  const { store } = ports;
  const { request, hash, key } = keyed(call);
  const known = await store.find('ledger', key);
  if (known !== null) {
    await settleFound(store, call, key, known);
    return { key, answer: known.answer };
  }
  const id = randomUUID();
  const { answer, calls } = await tryOnce(ports, { call, key, id, request }, signal);
  const entry = await store.keep('ledger', key, {
    address: call.address,
    campaign: call.campaign,
    requestHash: hash,
    answer,
    try: id,
    calls,
    at: new Date().toISOString(),
  });
  const cost = costOf(answer, calls);
  // Where another try was faster, its answer stands, and this one was paid for in vain.
  await store.budget.end(
    call.campaign,
    key,
    id,
    entry.try === id ? { taken: cost } : { lost: cost, because: 'another try of the same call had an answer before' },
  );
  return { key, answer: entry.answer };
}

/** What the ledger holds under a key that a step was given. Throws `missing-record` when it is not there. */
export async function ledgerEntry(store: Store, key: string): Promise<LedgerEntry> {
  const entry = await store.find('ledger', key);
  if (entry === null) throw new RatchetFailure('missing-record', `ledger entry ${key} is not in the store`);
  return entry;
}

export async function paidAnswer(store: Store, key: string): Promise<ModelAnswer> {
  return (await ledgerEntry(store, key)).answer;
}

/** What is asked, and where the ledger has the answer. */
export function keyed(call: Call): { readonly request: ModelRequest; readonly hash: string; readonly key: string } {
  const request = requestOf(call);
  const hash = requestHash(request);
  return { request, hash, key: ledgerKey(call.address, hash) };
}

function requestOf(call: Call): ModelRequest {
  const { model, messages, n, temperature, topP, maxTokens, tools, toolChoice } = call;
  const seed = callSeed(call.seed, withoutSide(call.address));
  const chosen = { ...(tools === undefined ? {} : { tools }), ...(toolChoice === undefined ? {} : { toolChoice }) };
  const asked = { model, messages, n, temperature, topP, maxTokens, seed, ...chosen };
  const schema = call.form?.schema ?? call.schema;
  return schema === undefined ? asked : { ...asked, schema };
}

interface Ports extends Models {
  readonly store: Store;
}

interface Try {
  readonly call: Call;
  /** ledger key */
  readonly key: string;
  readonly id: string;
  readonly request: ModelRequest;
}

/**
 * From the moment that anything may have reached the model, what does not come to an answer is counted by the most that it can have
 * cost.
 */
async function tryOnce(
  { store, ...models }: Ports,
  { call: { campaign, address, role, endpoint }, key, id, request }: Try,
  signal: AbortSignal,
): Promise<{ readonly answer: ModelAnswer; readonly calls: number }> {
  const { budget } = store;
  const model = modelAt(models, endpoint);
  const begun: Paid[] = [];
  const begin = async (calls: number): Promise<void> => {
    const atMost = { modelCalls: calls, ...model.estimate({ ...request, n: calls }) };
    if (!(await budget.begin(campaign, key, id, atMost, begun.length, role)))
      throw new RatchetFailure('budget', overBudget(campaign, calls, await budget.read(campaign)), { unpaid: true });
    if (signal.aborted && begun.length === 0) await budget.end(campaign, key, id, { unpaid: true });
    signal.throwIfAborted();
    begun.push(atMost);
  };
  try {
    const answer = await model.complete(request, signal, begin);
    return { answer, calls: begun.reduce((sum, { modelCalls }) => sum + modelCalls, 0) };
  } catch (error) {
    if (begun.length === 0) throw error;
    const because = signal.aborted ? 'the call was cancelled while it was under way' : messageOf(error);
    const unpaid = error instanceof RatchetFailure && error.unpaid;
    const how: TryEnd = unpaid
      ? { unpaid }
      : { lost: sumOf(begun), because: because.slice(0, MAX_REASON), ...(signal.aborted ? { cut: true } : {}) };
    const inVain = await budget.end(campaign, key, id, how);
    throw unpaid || signal.aborted || inVain.tries < MAX_IN_VAIN ? error : lostFor(inVain, because, address);
  }
}

/** A role without an endpoint of its own is asked where the solver is. */
function modelAt({ model, roles = {}, tuning }: Models, endpoint: EndpointOf = 'solver'): Model {
  if (endpoint === 'tuning') {
    if (tuning === undefined)
      throw new RatchetFailure(
        'bad-request',
        'the strategy asks a model that was tuned, and no endpoint that tunes is named: set RATCHET_TUNING_BASE_URL',
        { unpaid: true },
      );
    return tuning;
  }
  return endpoint === 'solver' ? model : (roles[endpoint] ?? model);
}

function sumOf(parts: readonly Paid[]): Paid {
  const total = (of: keyof Paid): number => parts.reduce((sum, part) => sum + part[of], 0);
  return { modelCalls: total('modelCalls'), tokens: total('tokens'), costUsd: total('costUsd') };
}

/** Tries of one call that may be paid for in vain, one after the other, before it is given up. */
const MAX_IN_VAIN = 4;
const MAX_REASON = 600;

/** Where the endpoint answers other calls well, this one is the trouble; where it answers none, a person must look before more is paid. */
function lostFor(
  { tries, othersTaken }: { readonly tries: number; readonly othersTaken: boolean },
  because: string,
  at: Address,
): RatchetFailure {
  const what = `${tries} answers in a row were, or may have been, paid for at ${at}, and none of them could be taken: ${because}`;
  return othersTaken
    ? new RatchetFailure('answer-lost', what)
    : new RatchetFailure('refused-access', `${what} Nothing more is asked before somebody has looked.`);
}

function overBudget(campaign: string, wanted: number, { limits, spent, reserved, inFlight }: BudgetReading): string {
  const kept = { modelCalls: reserved.modelCalls - inFlight.modelCalls, costUsd: reserved.costUsd - inFlight.costUsd };
  const part = (unit: (of: { readonly modelCalls: number; readonly costUsd: number }) => string): string =>
    `${unit(spent)} spent, ${unit(inFlight)} reserved for calls in flight, ${unit(kept)} kept back for the last exam`;
  const calls = limits.modelCalls === null ? [] : [`of ${limits.modelCalls} model calls: ${part(({ modelCalls }) => String(modelCalls))}`];
  const money = limits.costUsd === null ? [] : [`of $${limits.costUsd}: ${part(({ costUsd }) => `$${costUsd.toFixed(4)}`)}`];
  return `the budget of campaign ${campaign} does not hold a request for ${wanted} more ${wanted === 1 ? 'answer' : 'answers'}; ${[...calls, ...money].join('; ')}`;
}

function costOf({ usage, costUsd }: ModelAnswer, calls: number): Paid {
  return { modelCalls: calls, tokens: usage.promptTokens + usage.completionTokens, costUsd };
}

async function settleFound(store: Store, { campaign }: Call, key: string, { answer, try: id, calls = 1 }: LedgerEntry): Promise<void> {
  const cost = costOf(answer, calls);
  if (id === undefined) await store.budget.settle(campaign, key, { ...cost, sandboxRuns: 0 });
  else await store.budget.end(campaign, key, id, { taken: cost });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
