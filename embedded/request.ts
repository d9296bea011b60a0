import { z } from 'zod';

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

const MAX_CHOICES = 128;

export const completionRequest = z.strictObject({
  model: z.string().min(1),
  messages: z
    .array(z.looseObject({ role: z.enum(['system', 'developer', 'user', 'assistant']), content: text }))
    .min(1)
    .max(1_024),
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
