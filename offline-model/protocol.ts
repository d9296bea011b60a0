import { z } from 'zod';

/** The part of OpenAI's chat completions that this model takes. Fields that change nothing here are taken and said to be ignored in the README; unknown ones are refused. */
const text = z.union([
  z.string(),
  z.array(z.object({ type: z.literal('text'), text: z.string() })).transform((parts) => parts.map((part) => part.text).join('')),
]);

const format = z.union([
  z.object({ type: z.enum(['text', 'json_object']) }),
  z.object({ type: z.literal('json_schema'), json_schema: z.looseObject({ name: z.string() }) }),
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
    .transform((seed) => seed ?? 0),
  max_tokens: z.int().min(1).nullish(),
  max_completion_tokens: z.int().min(1).nullish(),
  stream: z
    .boolean()
    .nullish()
    .transform((stream) => stream ?? false),
  stream_options: z.object({ include_usage: z.boolean().optional() }).nullish(),
  response_format: format.nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  presence_penalty: z.number().nullish(),
  frequency_penalty: z.number().nullish(),
  user: z.string().nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
  store: z.boolean().nullish(),
});

export type CompletionRequest = z.infer<typeof completionRequest>;

export const MODEL = 'ratchet-offline-repair';

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

/** A token is four characters, rounded up: this model has no vocabulary, and that is the usual rule of thumb. */
export const CHARACTERS_PER_TOKEN = 4;

export function tokensOf(characters: number): number {
  return Math.ceil(characters / CHARACTERS_PER_TOKEN);
}

/** Envelope of the answers. The same request gives the same bytes, so the time of making is none. */
export function completionOf(request: CompletionRequest, texts: readonly string[], id: string, fingerprint: string): Completion {
  const cap = request.max_completion_tokens ?? request.max_tokens ?? Number.POSITIVE_INFINITY;
  const choices = texts.map((whole, index) => {
    const isCut = tokensOf(whole.length) > cap;
    const content = isCut ? whole.slice(0, cap * CHARACTERS_PER_TOKEN) : whole;
    return {
      index,
      message: { role: 'assistant' as const, content },
      finish_reason: isCut ? ('length' as const) : ('stop' as const),
      logprobs: null,
    };
  });
  const promptTokens = tokensOf(request.messages.reduce((sum, message) => sum + message.content.length, 0));
  const completionTokens = choices.reduce((sum, choice) => sum + tokensOf(choice.message.content.length), 0);
  return {
    id,
    object: 'chat.completion',
    created: 0,
    model: MODEL,
    system_fingerprint: fingerprint,
    choices,
    usage: { prompt_tokens: promptTokens, completion_tokens: completionTokens, total_tokens: promptTokens + completionTokens },
  };
}

/** The same completion as server-sent events: one chunk for each choice, one for its end, the usage when asked. */
export function* eventsOf(completion: Completion, withUsage: boolean): Generator<string> {
  const { id, created, model, system_fingerprint, usage } = completion;
  const chunk = (choices: readonly unknown[], extra: object = {}): string =>
    `data: ${JSON.stringify({ id, object: 'chat.completion.chunk', created, model, system_fingerprint, choices, ...extra })}\n\n`;
  for (const { index, message, finish_reason } of completion.choices) {
    yield chunk([{ index, delta: { role: 'assistant', content: message.content }, finish_reason: null }]);
    yield chunk([{ index, delta: {}, finish_reason }]);
  }
  if (withUsage) yield chunk([], { usage });
  yield 'data: [DONE]\n\n';
}

export function modelList(notes: readonly string[]): object {
  return {
    object: 'list',
    data: [{ id: MODEL, object: 'model', created: 0, owned_by: 'ratchet', ratchet: { languageModel: false, notes } }],
  };
}

export function errorBody(message: string, field: string | null, code: string | null = null): object {
  return { error: { message, type: 'invalid_request_error', param: field, code } };
}
