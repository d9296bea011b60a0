import { RatchetFailure } from '../../activities/failures.js';
import type { Model, ModelDescription } from '../../activities/ports.js';
import type { ModelAnswer, ModelRequest, TokenUsage } from '../../domain/model.js';
import { Connection } from './connection.js';
import type { ModelEndpoint } from './endpoint.js';
import { describeModel } from './list-models.js';
import { EndpointProblem } from './problem.js';
import { readAnswer, type ReadChoice } from './read-answer.js';
import { chatParams, notesOf, refusedSetting, type ChatParams, type Setting, type Share } from './settings.js';
import { promptTokensAtMost } from './tokens.js';
import { addUsage, assertWholePrompt, costUsd, usageOf } from './usage.js';

export function openModel(endpoint: ModelEndpoint): Model {
  return new EndpointModel(endpoint);
}

interface Part {
  readonly choices: readonly ReadChoice[];
  readonly usage: TokenUsage;
  readonly fingerprint: string;
}

const PATH = '/chat/completions';

/** Chat completions of one endpoint. What it refuses is learned while it is used, and kept as long as this lives. */
export class EndpointModel implements Model {
  readonly #endpoint: ModelEndpoint;
  readonly #connection: Connection;
  readonly #refused = new Set<Setting>();
  #givesSeveralChoices = false;
  #description: ModelDescription | null = null;

  constructor(endpoint: ModelEndpoint) {
    this.#endpoint = endpoint;
    this.#connection = new Connection(endpoint);
  }

  /** Whether one call has been seen to give several choices. */
  get givesSeveralChoices(): boolean {
    return this.#givesSeveralChoices;
  }

  async describe(signal: AbortSignal): Promise<ModelDescription> {
    this.#description ??= await describeModel(this.#connection, this.#endpoint.name, signal);
    return { ...this.#description, notes: [...this.#description.notes, ...notesOf(this.#refused)] };
  }

  /** Until an endpoint has shown that it gives several choices for one prompt, the prompt is counted for each. */
  estimate(request: ModelRequest): { readonly tokens: number; readonly costUsd: number } {
    const promptTokens = promptTokensAtMost(request.messages) * (this.#givesSeveralChoices ? 1 : request.n);
    const completionTokens = request.maxTokens * request.n;
    return { tokens: promptTokens + completionTokens, costUsd: costUsd({ promptTokens, completionTokens }, this.#endpoint) };
  }

  async complete(request: ModelRequest, signal: AbortSignal): Promise<ModelAnswer> {
    const parts = await this.#parts(request, signal);
    const usage = parts.map((part) => part.usage).reduce(addUsage);
    return {
      choices: parts.flatMap((part) => part.choices).slice(0, request.n).map(({ text, finish }) => ({ text, finish })),
      usage,
      costUsd: costUsd(usage, this.#endpoint),
      fingerprint: parts[0]?.fingerprint ?? '',
    };
  }

  async #parts(request: ModelRequest, signal: AbortSignal): Promise<readonly Part[]> {
    if (request.n === 1) return [await this.#ask(request, { first: 0, count: 1 }, signal)];
    if (this.#refused.has('n')) return this.#askSeparately(request, 0, signal);
    const together = await this.#ask(request, { first: 0, count: request.n }, signal);
    this.#givesSeveralChoices ||= together.choices.length > 1;
    if (together.choices.length >= request.n) return [together];
    // Endpoints that know no `n` refuse it or ignore it.
    if (together.choices.length === 1) this.#refused.add('n');
    const rest = await this.#askSeparately(request, together.choices.length, signal).catch((error: unknown) => {
      signal.throwIfAborted();
      if (error instanceof RatchetFailure) return [];
      throw error;
    });
    return [together, ...rest];
  }

  /** Choices that could not be had are left out as long as one could: asking for all again would pay for the others twice. */
  async #askSeparately(request: ModelRequest, first: number, signal: AbortSignal): Promise<readonly Part[]> {
    const indexes = Array.from({ length: request.n - first }, (_, offset) => first + offset);
    const settled = await Promise.allSettled(indexes.map((index) => this.#ask(request, { first: index, count: 1 }, signal)));
    signal.throwIfAborted();
    const parts = settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const failed = settled.find((result) => result.status === 'rejected');
    if (parts.length === 0 && failed !== undefined) throw failed.reason;
    return parts;
  }

  /** Each refusal takes one setting away, so this ends. It is remembered when the plainer request was taken. */
  async #ask(request: ModelRequest, share: Share, signal: AbortSignal): Promise<Part> {
    const refused = new Set(this.#refused);
    for (;;) {
      const params = chatParams(request, share, refused);
      try {
        const part = await this.#call(request, params, signal);
        for (const setting of refused) this.#refused.add(setting);
        return part;
      } catch (error) {
        const problem = error instanceof RatchetFailure && error.cause instanceof EndpointProblem ? error.cause : null;
        if (problem?.code === 'content_filter') return filtered(share);
        const setting = problem === null || !(error instanceof RatchetFailure && error.kind === 'bad-request') ? null : refusedSetting(params, problem);
        if (setting === null) throw error;
        refused.add(setting);
      }
    }
  }

  #call(request: ModelRequest, params: ChatParams, signal: AbortSignal): Promise<Part> {
    return this.#connection.call(PATH, signal, async (client, callSignal) => {
      const where = `${this.#connection.url}${PATH}`;
      const reading = await readAnswer(await client.chat.completions.create(params, { signal: callSignal }).asResponse(), where);
      assertWholePrompt(request, reading, where);
      return { choices: reading.choices, usage: usageOf(request, reading), fingerprint: reading.fingerprint };
    });
  }
}

/** A prompt that a filter refused is an outcome of each choice that was asked for, and is not billed. */
function filtered({ count }: Share): Part {
  return {
    choices: Array.from({ length: count }, () => ({ text: '', reasoning: '', finish: 'content-filter' as const })),
    usage: { promptTokens: 0, completionTokens: 0, reasoningTokens: 0, estimated: true },
    fingerprint: '',
  };
}
