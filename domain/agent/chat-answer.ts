import type { Choice, ModelAnswer, ToolCall } from '../model.js';

/** What is said of an answer beside its choices. */
export interface ChatHead {
  readonly id: string;
  readonly model: string;
}

/** An answer in the form of OpenAI's chat completions. Its time is none, so that the same answer has the same bytes. */
export function chatCompletion({ id, model }: ChatHead, { choices, usage }: ModelAnswer, stops: readonly string[]): object {
  return {
    id,
    object: 'chat.completion',
    created: 0,
    model,
    choices: choices.map((choice, index) => {
      const { content, calls, finish } = saidIn(choice, stops);
      const message = { role: 'assistant', content, refusal: null, ...(calls.length === 0 ? {} : { tool_calls: calls.map(callOf) }) };
      return { index, message, finish_reason: finish, logprobs: null };
    }),
    usage: usageOf(usage),
  };
}

/** The same as the frames of a stream, each choice whole: what goes on when it is told is not known here. */
export function chatFrames(
  { id, model }: ChatHead,
  { choices, usage }: ModelAnswer,
  { stops, withUsage }: { readonly stops: readonly string[]; readonly withUsage: boolean },
): string {
  const frame = (said: readonly object[], extra: object = {}): string =>
    `data: ${JSON.stringify({ id, object: 'chat.completion.chunk', created: 0, model, choices: said, ...extra })}\n\n`;
  const frames = choices.flatMap((choice, index) => {
    const { content, calls, finish } = saidIn(choice, stops);
    const made = calls.length === 0 ? {} : { tool_calls: calls.map((call, at) => ({ index: at, ...callOf(call) })) };
    return [
      frame([{ index, delta: { role: 'assistant', content, ...made }, finish_reason: null }]),
      frame([{ index, delta: {}, finish_reason: finish }]),
    ];
  });
  return [...frames, ...(withUsage ? [frame([], { usage: usageOf(usage) })] : []), 'data: [DONE]\n\n'].join('');
}

export function chatError(message: string, code: string, param: string | null = null): object {
  return { error: { message, type: code === 'server_error' ? code : 'invalid_request_error', param, code } };
}

interface Said {
  readonly content: string;
  readonly calls: readonly ToolCall[];
  readonly finish: 'stop' | 'length' | 'content_filter' | 'tool_calls';
}

/** The endpoint is asked without the words that end an answer, so it is cut here. */
function saidIn({ text, finish, called }: Choice, stops: readonly string[]): Said {
  const whole = called?.said ?? text;
  const ends = stops.map((stop) => whole.indexOf(stop)).filter((at) => at >= 0);
  if (ends.length > 0) return { content: whole.slice(0, Math.min(...ends)), calls: [], finish: 'stop' };
  const calls = called?.calls ?? [];
  if (finish === 'content-filter') return { content: whole, calls, finish: 'content_filter' };
  return { content: whole, calls, finish: finish === 'length' ? 'length' : calls.length > 0 ? 'tool_calls' : 'stop' };
}

function callOf({ id, name, arguments: args }: ToolCall): object {
  return { id, type: 'function', function: { name, arguments: args } };
}

function usageOf({ promptTokens, completionTokens }: ModelAnswer['usage']): object {
  return { prompt_tokens: promptTokens, completion_tokens: completionTokens, total_tokens: promptTokens + completionTokens };
}
