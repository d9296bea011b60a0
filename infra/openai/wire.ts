import { z } from 'zod';

/**
 * What endpoints send, as loosely as they send it: the content of the choices decides whether an answer can be read, and an odd field
 * beside it counts as missing.
 */

/** Text, parts of text, or an object around either; anything else holds none. */
function textIn(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(textIn).join('');
  if (typeof value !== 'object' || value === null) return '';
  const inner = Object.entries(value).find(([key, each]) => TEXT_FIELDS.has(key) && textIn(each) !== '');
  return inner === undefined ? '' : textIn(inner[1]);
}

const TEXT_FIELDS = new Set(['text', 'content', 'value', 'parts', 'thinking', 'reasoning']);

const thoughtPart = z.object({ type: z.string().regex(/think|reason/i) });

function isThought(part: unknown): boolean {
  return thoughtPart.safeParse(part).success;
}

const name = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'string' || typeof value === 'number' ? String(value) : ''));
const text = z.unknown().optional().transform(textIn);

/** A call of a tool, or a piece of one: its arguments are JSON as text, and come in pieces in a stream. */
const toolCall = z
  .object({
    index: z.unknown().optional(),
    id: name,
    function: z.object({ name: z.unknown().optional(), arguments: z.unknown().optional() }),
  })
  .transform(({ index: at, id, function: called }) => ({
    at: typeof at === 'number' ? at : null,
    id,
    name: typeof called.name === 'string' ? called.name : '',
    arguments: typeof called.arguments === 'string' ? called.arguments : JSON.stringify(called.arguments ?? ''),
  }));

const toolCalls = z
  .unknown()
  .optional()
  .transform((value) => (Array.isArray(value) ? value.flatMap((each) => toolCall.safeParse(each).data ?? []) : []));

const fields = z
  .object({ content: z.unknown().optional(), reasoning: text, reasoning_content: text, refusal: text, tool_calls: toolCalls })
  .transform(({ content, reasoning, reasoning_content: otherReasoning, refusal, tool_calls: calls }) => {
    const parts: readonly unknown[] = Array.isArray(content) ? content : [content];
    return {
      content: textIn(parts.filter((part) => !isThought(part))),
      // One name or the other; gateways that are in between send both with the same words.
      reasoning: otherReasoning || reasoning || textIn(parts.filter(isThought)),
      refusal,
      calls,
    };
  });

const message = z
  .unknown()
  .optional()
  .transform((value) => fields.safeParse(typeof value === 'string' ? { content: value } : value).data ?? null);

const index = z
  .unknown()
  .optional()
  .transform((value) => {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof number === 'number' && Number.isInteger(number) && number >= 0 ? number : null;
  });

const anything = z.unknown().optional();

const choice = z
  .object({ index, message, delta: message, text: anything, finish_reason: name, error: anything })
  .transform(({ text: bare, ...rest }) => ({
    ...rest,
    // Servers that grew out of the older completions give the text without a message.
    message:
      rest.message ?? (typeof bare === 'string' && rest.delta === null ? { content: bare, reasoning: '', refusal: '', calls: [] } : null),
  }));

/** No context is so long: such a number is no count. */
const MOST_TOKENS = 100_000_000;

/** 0 where nothing, or nothing that could be a count, is said. */
const count = z
  .unknown()
  .optional()
  .transform((value) => {
    const number = typeof value === 'string' ? Number(value) : value;
    return typeof number === 'number' && number >= 0 && number <= MOST_TOKENS ? Math.ceil(number) : 0;
  });

const usage = z
  .object({
    prompt_tokens: count,
    completion_tokens: count,
    total_tokens: count,
    input_tokens: count,
    output_tokens: count,
    prompt_tokens_details: z.object({ cached_tokens: count }).nullish().catch(null),
    completion_tokens_details: z.object({ reasoning_tokens: count }).nullish().catch(null),
  })
  .transform((said) => ({
    prompt: said.prompt_tokens || said.input_tokens,
    completion: said.completion_tokens || said.output_tokens,
    total: said.total_tokens,
    cached: said.prompt_tokens_details?.cached_tokens ?? 0,
    reasoning: said.completion_tokens_details?.reasoning_tokens ?? 0,
  }));

const choices = z
  .unknown()
  .optional()
  .transform((value) => {
    const listed: readonly unknown[] = Array.isArray(value) ? value : [value];
    return listed.map((each) => choice.safeParse(each).data).filter((each) => each !== undefined);
  });

/** A whole answer (`message`) and a frame of a stream (`delta`) differ in that field alone. */
export const completionSchema = z.object({
  model: name,
  system_fingerprint: name,
  choices,
  usage: z
    .unknown()
    .optional()
    .transform((value) => usage.safeParse(value).data ?? null),
  error: z.unknown().optional(),
});

export type Completion = z.infer<typeof completionSchema>;
export type WireChoice = z.infer<typeof choice>;
export type WireUsage = z.infer<typeof usage>;

/** `ratchet` is how an endpoint that is no language model says so. */
const listedModel = z.object({
  id: z.string(),
  owned_by: z.string().optional().catch(undefined),
  /** what a server loaded under that name */
  root: z.string().optional().catch(undefined),
  meta: z.object({ n_params: z.number(), n_vocab: z.number(), n_embd: z.number(), size: z.number() }).partial().optional().catch(undefined),
  ratchet: z.object({ languageModel: z.boolean(), notes: z.array(z.string()), weights: z.string().optional() }).optional(),
});

export type ListedModel = z.infer<typeof listedModel>;

/** `{"data": […]}`, or the bare list. What is no model in it is left out. */
export const modelsSchema = z
  .union([z.array(z.unknown()), z.object({ data: z.array(z.unknown()) }).transform(({ data }) => data)])
  .transform((models) => models.map((each) => listedModel.safeParse(each).data).filter((each) => each !== undefined));
