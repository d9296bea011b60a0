import { z } from 'zod';

/** What endpoints send, as loosely as they send it: every field can be missing or null. */
const content = z
  .union([z.string(), z.array(z.object({ type: z.string().nullish(), text: z.string().nullish() }))])
  .nullish()
  .transform((value) => (typeof value === 'string' ? value : (value ?? []).map((part) => part.text ?? '').join('')));

const words = z.string().nullish().transform((value) => value ?? '');

const message = z.object({ content, reasoning: words, reasoning_content: words, refusal: words });

const choice = z.object({
  index: z.number().int().nullish(),
  message: message.nullish(),
  delta: message.nullish(),
  finish_reason: words,
  error: z.unknown().optional(),
});

const count = z.number().nonnegative().nullish().transform((value) => value ?? 0);

const usage = z.object({
  prompt_tokens: count,
  completion_tokens: count,
  total_tokens: count,
  prompt_tokens_details: z.object({ cached_tokens: count }).nullish(),
  completion_tokens_details: z.object({ reasoning_tokens: count }).nullish(),
});

/** A whole answer (`message`) and a frame of a stream (`delta`) differ in that field alone. */
export const completionSchema = z.object({
  model: words,
  system_fingerprint: words,
  choices: z.array(choice).nullish().transform((value) => value ?? []),
  usage: usage.nullish().transform((value) => value ?? null),
});

export type Completion = z.infer<typeof completionSchema>;
export type WireChoice = z.infer<typeof choice>;
export type WireUsage = z.infer<typeof usage>;

/** `ratchet` is how an endpoint that is no language model says so. */
const listedModel = z.object({ id: z.string(), ratchet: z.object({ languageModel: z.boolean(), notes: z.array(z.string()) }).optional() });

export type ListedModel = z.infer<typeof listedModel>;

export const modelsSchema = z.object({ data: z.array(listedModel) });
