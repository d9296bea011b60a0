import { callSeed } from '../domain/random.js';
import { withoutSide, type Address } from '../domain/address.js';
import type { ChatMessage, ModelAnswer, ModelRequest } from '../domain/model.js';
import type { Form } from './form.js';
import { RatchetFailure } from './failures.js';
import { ledgerKey, requestHash } from './keys.js';
import type { Model, Store } from './ports.js';

export interface Call {
  readonly campaign: string;
  readonly address: Address;
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly n: number;
  readonly temperature: number;
  readonly topP: number;
  readonly maxTokens: number;
  /** the campaign's seed; the call's own follows from it and the address without the side */
  readonly seed: number;
  readonly form?: Form<unknown>;
}

export interface PaidAnswer {
  /** ledger key */
  readonly key: string;
  readonly answer: ModelAnswer;
}

/**
 * Asks the model, once for each address and request. The answer is in the ledger before the call counts as done; a
 * retry, a restart or a replay finds it there, and settles what an earlier run could not.
 * Throws RatchetFailure: `budget` when the reservation does not fit, and what the model's adapter throws.
 */
export async function callModel(ports: { readonly model: Model; readonly store: Store }, call: Call, signal: AbortSignal): Promise<PaidAnswer> {
  const { model, store } = ports;
  const request = requestOf(call);
  const hash = requestHash(request);
  const key = ledgerKey(call.address, hash);
  const paid = await store.find('ledger', key);
  if (paid !== null) {
    await settle(store, call.campaign, key, paid.answer);
    return { key, answer: paid.answer };
  }
  const { costUsd } = model.estimate(request);
  if (!(await store.budget.reserve(call.campaign, key, { modelCalls: 1, costUsd }))) throw new RatchetFailure('budget', `the budget of campaign ${call.campaign} does not hold another model call`);
  const answer = await completeOrRelease(ports, call.campaign, key, request, signal);
  const entry = await store.keep('ledger', key, { address: call.address, campaign: call.campaign, requestHash: hash, answer, at: new Date().toISOString() });
  await settle(store, call.campaign, key, entry.answer);
  return { key, answer: entry.answer };
}

/** What the ledger holds under a key that a step was given. Throws `missing-record` when it is not there. */
export async function paidAnswer(store: Store, key: string): Promise<ModelAnswer> {
  const entry = await store.find('ledger', key);
  if (entry === null) throw new RatchetFailure('missing-record', `ledger entry ${key} is not in the store`);
  return entry.answer;
}

function requestOf(call: Call): ModelRequest {
  const { model, messages, n, temperature, topP, maxTokens } = call;
  const seed = callSeed(call.seed, withoutSide(call.address));
  return { model, messages, n, temperature, topP, maxTokens, seed, ...(call.form === undefined ? {} : { schema: call.form.schema }) };
}

async function completeOrRelease(ports: { readonly model: Model; readonly store: Store }, campaign: string, key: string, request: ModelRequest, signal: AbortSignal): Promise<ModelAnswer> {
  try {
    return await ports.model.complete(request, signal);
  } catch (error) {
    await ports.store.budget.release(campaign, key);
    throw error;
  }
}

async function settle(store: Store, campaign: string, key: string, answer: ModelAnswer): Promise<void> {
  const tokens = answer.usage.promptTokens + answer.usage.completionTokens;
  await store.budget.settle(campaign, key, { modelCalls: 1, tokens, costUsd: answer.costUsd, sandboxRuns: 0 });
}
