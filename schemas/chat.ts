import { z } from 'zod';
import type { ChatMessage, ModelRequest, ToolCall } from '../domain/model.js';

/** A request for a chat completion, as far as it can be handed on; what the asker leaves open is missing. */
export interface ChatAsked extends Pick<ModelRequest, 'messages' | 'n' | 'tools' | 'toolChoice' | 'schema'> {
  readonly temperature?: number;
  readonly topP?: number;
  readonly maxTokens?: number;
  readonly stops: readonly string[];
  readonly stream: boolean;
  /** a stream ends with what was used */
  readonly withUsage: boolean;
  /** settings that are not handed on */
  readonly unheeded: readonly string[];
}

export type ChatRead = { readonly asked: ChatAsked } | { readonly refused: string; readonly param: string | null };

const MAX_NAME = 256;
const MAX_MESSAGES = 10_000;
/** Of messages, parts of them, calls and tools together. */
const MAX_PARTS = 20_000;
/** More than any model writes. */
const MAX_ANSWER_TOKENS = 10_000_000;

const part = z.object({ type: z.string(), text: z.string().optional() });
const content = z
  .union([z.string(), z.array(part)], 'expected text, or parts of text')
  .nullish()
  .transform((said, context) => {
    if (typeof said === 'string') return said;
    const parts = said ?? [];
    const other = parts.find(({ type, text }) => !TEXT_PARTS.has(type) || text === undefined);
    if (other !== undefined)
      context.addIssue({ code: 'custom', message: `a part of type ${JSON.stringify(other.type)} cannot be handed on, text alone can` });
    return parts.map(({ text = '' }) => text).join('');
  });
const TEXT_PARTS = new Set(['text', 'input_text', 'output_text', 'refusal']);

const toolCall = z
  .object({ id: z.string().max(MAX_NAME), function: z.object({ name: z.string().min(1).max(MAX_NAME), arguments: z.string() }) })
  .transform(({ id, function: { name, arguments: args } }): ToolCall => ({ id, name, arguments: args }));

const message = z
  .object({
    role: z.enum(['system', 'developer', 'user', 'assistant', 'tool']),
    content,
    tool_calls: z.array(toolCall).nullish(),
    tool_call_id: z.string().nullish(),
  })
  .transform(({ role, content: said, tool_calls: calls, tool_call_id: outcomeOf }): ChatMessage => ({
    role: role === 'developer' ? 'system' : role,
    content: said,
    ...(role !== 'assistant' || calls === null || calls === undefined || calls.length === 0 ? {} : { calls }),
    ...(role !== 'tool' ? {} : { outcomeOf: outcomeOf ?? '' }),
  }));

const tool = z
  .object({
    type: z.literal('function', 'only tools of type "function" can be handed on'),
    function: z.object({
      name: z.string().min(1).max(MAX_NAME),
      description: z.string().nullish(),
      parameters: z.record(z.string(), z.unknown()).nullish(),
    }),
  })
  .transform(({ function: { name, description, parameters } }) => ({
    name,
    description: description ?? '',
    parameters: parameters ?? { type: 'object', properties: {} },
  }));

const toolChoice = z.union([
  z.enum(['auto', 'none', 'required']),
  z
    .object({ type: z.literal('function'), function: z.object({ name: z.string().min(1) }) })
    .transform(({ function: { name } }) => ({ name })),
]);

const format = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('text') }),
    z.object({
      type: z.literal('json_schema'),
      json_schema: z.object({ name: z.string().min(1), schema: z.record(z.string(), z.unknown()) }),
    }),
  ])
  .transform((wanted) => (wanted.type === 'text' ? null : { name: wanted.json_schema.name, json: wanted.json_schema.schema }));

const stops = z.union([z.string().min(1), z.array(z.string().min(1)).max(16)]);

/** What is handed on. */
const request = z.object({
  messages: z.array(message).min(1).max(MAX_MESSAGES),
  n: z.int().min(1).max(16).nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().gt(0).max(1).nullish(),
  max_tokens: z.int().min(1).max(MAX_ANSWER_TOKENS).nullish(),
  max_completion_tokens: z.int().min(1).max(MAX_ANSWER_TOKENS).nullish(),
  stop: stops.nullish(),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().nullish() }).nullish(),
  tools: z.array(tool).max(256).nullish(),
  tool_choice: toolChoice.nullish(),
  response_format: format.nullish(),
});

/** Without these the answer would be another one than was asked for. */
const NOT_CARRIED = ['functions', 'function_call', 'audio', 'web_search_options', 'prediction'];
/** The name is not heeded since one model answers all; the others change no answer. */
const WITHOUT_EFFECT = new Set(['model', 'user', 'metadata', 'store', 'service_tier', 'safety_identifier', 'prompt_cache_key']);

/** Reads the body of a request of the protocol of OpenAI's chat completions. */
export function readChat(body: unknown): ChatRead {
  const raw = z.record(z.string(), z.unknown()).safeParse(body).data;
  if (raw === undefined) return { refused: 'the body is no JSON object', param: null };
  const said = Object.keys(raw).filter((key) => raw[key] !== null && raw[key] !== undefined && raw[key] !== false);
  const missing = said.find((key) => NOT_CARRIED.includes(key) || key === 'logprobs' || key === 'top_logprobs');
  if (missing !== undefined) return { refused: `${missing}: it cannot be handed on to the model`, param: missing };
  const large = tooLarge(raw);
  if (large !== null) return large;
  const { data, error } = request.safeParse(raw);
  if (data === undefined) {
    const issue = error.issues[0];
    const param = issue?.path.map(String).join('.') ?? '';
    return {
      refused: `${param === '' ? 'the request' : param}: ${issue?.message ?? 'it cannot be read'}`,
      param: param === '' ? null : param,
    };
  }
  return {
    asked: askedIn(
      data,
      said.filter((key) => !(key in request.shape) && !WITHOUT_EFFECT.has(key)),
    ),
  };
}

/** Before anything in it is looked at: each fault of a list that is read costs time and memory. */
function tooLarge({ messages, tools, stop }: Readonly<Record<string, unknown>>): Extract<ChatRead, { readonly refused: string }> | null {
  const lists = [messages, tools, stop].filter((each) => Array.isArray(each));
  const parts = (Array.isArray(messages) ? messages : []).flatMap((each: unknown) =>
    typeof each === 'object' && each !== null ? Object.values(each).filter((value) => Array.isArray(value)) : [],
  );
  const count = [...lists, ...parts].reduce((sum, list) => sum + list.length, 0);
  return count <= MAX_PARTS
    ? null
    : { refused: `messages, tools and their parts are ${count}; at most ${MAX_PARTS} can be handed on`, param: 'messages' };
}

function askedIn(data: z.infer<typeof request>, unheeded: readonly string[]): ChatAsked {
  const { messages, n, temperature, top_p: topP, stop, stream, stream_options: options, tools, tool_choice: choice } = data;
  const maxTokens = data.max_completion_tokens ?? data.max_tokens;
  const schema = data.response_format;
  return {
    messages,
    n: n ?? 1,
    ...(temperature === null || temperature === undefined ? {} : { temperature }),
    ...(topP === null || topP === undefined ? {} : { topP }),
    ...(maxTokens === null || maxTokens === undefined ? {} : { maxTokens }),
    ...(schema === null || schema === undefined ? {} : { schema }),
    ...(tools === null || tools === undefined || tools.length === 0 ? {} : { tools, toolChoice: choice ?? 'auto' }),
    stops: typeof stop === 'string' ? [stop] : (stop ?? []),
    stream: stream ?? false,
    withUsage: options?.include_usage ?? false,
    unheeded,
  };
}
