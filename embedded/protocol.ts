import { z } from 'zod';
import type { Answer, EmbeddedModel } from './model.js';

/** The part of OpenAI's chat completions that the embedded models take. Unknown fields are refused. */
const text = z.union([
  z.string(),
  z.array(z.object({ type: z.literal('text'), text: z.string() })).transform((parts) => parts.map((part) => part.text).join('')),
]);

const format = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text') }),
  z.object({ type: z.literal('json_object') }),
  z.object({
    type: z.literal('json_schema'),
    json_schema: z.looseObject({ name: z.string(), schema: z.record(z.string(), z.unknown()).optional() }),
  }),
]);

const stop = z.union([
  z
    .string()
    .min(1)
    .transform((one) => [one]),
  z.array(z.string().min(1)).max(16),
]);

export const MAX_CHOICES = 128;

export const completionRequest = z.strictObject({
  model: z.string().min(1),
  messages: z
    .array(z.looseObject({ role: z.enum(['system', 'developer', 'user', 'assistant']), content: text }))
    .min(1)
    .max(64),
  n: z
    .int()
    .min(1)
    .max(MAX_CHOICES)
    .nullish()
    .transform((n) => n ?? 1),
  temperature: z
    .number()
    .min(0)
    .max(2)
    .nullish()
    .transform((temperature) => temperature ?? 1),
  seed: z
    .int()
    .nullish()
    .transform((seed) => seed ?? null),
  max_tokens: z.int().min(1).nullish(),
  max_completion_tokens: z.int().min(1).nullish(),
  stop: stop.nullish().transform((stops) => stops ?? []),
  stream: z
    .boolean()
    .nullish()
    .transform((stream) => stream ?? false),
  stream_options: z.object({ include_usage: z.boolean().optional() }).nullish(),
  response_format: format.nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  presence_penalty: z.number().min(-2).max(2).nullish(),
  frequency_penalty: z.number().min(-2).max(2).nullish(),
  user: z.string().nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
  store: z.boolean().nullish(),
});

export type CompletionRequest = z.infer<typeof completionRequest>;

/** The cap that a request sets for each choice. */
export function capOf({ max_completion_tokens, max_tokens }: CompletionRequest): number {
  return max_completion_tokens ?? max_tokens ?? Number.POSITIVE_INFINITY;
}

export interface Completion {
  readonly id: string;
  readonly object: 'chat.completion';
  readonly created: number;
  readonly model: string;
  readonly system_fingerprint: string;
  readonly choices: readonly {
    readonly index: number;
    readonly message: { readonly role: 'assistant'; readonly content: string };
    readonly finish_reason: 'stop' | 'length';
    readonly logprobs: null;
  }[];
  readonly usage: { readonly prompt_tokens: number; readonly completion_tokens: number; readonly total_tokens: number };
}

type Said = Pick<EmbeddedModel, 'name' | 'fingerprint'>;

/** Envelope of an answer. The same request gets the same bytes where the model can, so the time of making is none. */
export function completionOf({ name, fingerprint }: Said, id: string, { choices, promptTokens, completionTokens }: Answer): Completion {
  return {
    id,
    object: 'chat.completion',
    created: 0,
    model: name,
    system_fingerprint: fingerprint,
    choices: choices.map(({ text: content, finish }, index) => ({
      index,
      message: { role: 'assistant', content },
      finish_reason: finish,
      logprobs: null,
    })),
    usage: { prompt_tokens: promptTokens, completion_tokens: completionTokens, total_tokens: promptTokens + completionTokens },
  };
}

/** The frames of one streamed answer: text as it comes, then what is left of each choice with its end, the usage when asked. */
export class EventFrames {
  readonly #said: Said;
  readonly #id: string;
  readonly #sent = new Map<number, number>();

  constructor(said: Said, id: string) {
    this.#said = said;
    this.#id = id;
  }

  piece(index: number, content: string): string {
    const before = this.#sent.get(index);
    this.#sent.set(index, (before ?? 0) + content.length);
    return this.#chunk([{ index, delta: { ...(before === undefined ? { role: 'assistant' } : {}), content }, finish_reason: null }]);
  }

  *rest({ choices, usage }: Completion, withUsage: boolean): Generator<string> {
    for (const { index, message, finish_reason } of choices) {
      const sent = this.#sent.get(index);
      if (sent === undefined || sent < message.content.length) yield this.piece(index, message.content.slice(sent ?? 0));
      yield this.#chunk([{ index, delta: {}, finish_reason }]);
    }
    if (withUsage) yield this.#chunk([], { usage });
    yield 'data: [DONE]\n\n';
  }

  #chunk(choices: readonly unknown[], extra: object = {}): string {
    const { name, fingerprint } = this.#said;
    const head = { id: this.#id, object: 'chat.completion.chunk', created: 0, model: name, system_fingerprint: fingerprint };
    return `data: ${JSON.stringify({ ...head, choices, ...extra })}\n\n`;
  }
}

export function modelList({ name, languageModel, notes }: EmbeddedModel): object {
  return { object: 'list', data: [{ id: name, object: 'model', created: 0, owned_by: 'ratchet', ratchet: { languageModel, notes } }] };
}

export function errorBody(message: string, field: string | null, code: string | null = null): object {
  return { error: { message, type: 'invalid_request_error', param: field, code } };
}
