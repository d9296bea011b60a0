import { RatchetFailure } from '../../ports/failures.js';
import type { ModelRequest, TokenUsage } from '../../domain/model.js';
import type { Reading } from './read-answer.js';
import type { WireUsage } from './wire.js';
import { promptTokensAtLeast, promptTokensAtMost, tokensAtMost } from './tokens.js';

export interface Prices {
  readonly usdPerMillionInput: number;
  readonly usdPerMillionOutput: number;
}

/** The tokens of one call: what the endpoint says, and our upper bound where it says nothing. */
export function usageOf(request: ModelRequest, { choices, usage }: Reading): TokenUsage {
  const seen = choices.reduce((sum, choice) => sum + tokensAtMost(choice.text) + tokensAtMost(choice.reasoning), 0);
  const reasoningTokens = usage?.reasoning ?? 0;
  // Some endpoints leave reasoning out of the completion and count it in the total alone.
  const said = usage === null ? 0 : Math.max(usage.completion, usage.total - usage.prompt, reasoningTokens);
  const promptSaid = usage !== null && isCount(request, usage) ? usage.prompt : 0;
  const estimated = promptSaid === 0 || (said === 0 && seen > 0);
  return {
    promptTokens: promptSaid === 0 ? promptTokensAtMost(request.messages) : promptSaid,
    completionTokens: said === 0 || promptSaid === 0 ? Math.max(said, seen) : said,
    reasoningTokens,
    estimated,
  };
}

/** Some gateways write any number there. */
function isCount({ messages }: ModelRequest, { prompt, cached }: WireUsage): boolean {
  const expected = promptTokensAtLeast(messages);
  return expected < JUDGED_FROM_TOKENS || prompt + cached >= expected;
}

/** The most that a request can use, whose prompt is read so many times. */
export function usageAtMost(request: ModelRequest, prompts: number): TokenUsage {
  const toolTokens = request.tools === undefined ? 0 : tokensAtMost(JSON.stringify(request.tools));
  return {
    promptTokens: (promptTokensAtMost(request.messages) + toolTokens) * prompts,
    completionTokens: request.maxTokens * request.n,
    reasoningTokens: 0,
    estimated: true,
  };
}

export function addUsage(a: TokenUsage, b: TokenUsage): TokenUsage {
  return {
    promptTokens: a.promptTokens + b.promptTokens,
    completionTokens: a.completionTokens + b.completionTokens,
    reasoningTokens: a.reasoningTokens + b.reasoningTokens,
    estimated: a.estimated || b.estimated,
  };
}

/** Cached prompt tokens and reasoning tokens are parts of the two counts: they are never added to them. */
export function costUsd({ promptTokens, completionTokens }: Pick<TokenUsage, 'promptTokens' | 'completionTokens'>, prices: Prices): number {
  return (promptTokens * prices.usdPerMillionInput + completionTokens * prices.usdPerMillionOutput) / 1_000_000;
}

/** Short prompts are not judged: templates and counting differ by more than a cut would. Nor is a count that is no size of a context. */
const JUDGED_FROM_TOKENS = 256;

/**
 * Some servers cut a prompt that is longer than their context and answer what is left. What the model then says is
 * not the strategy's doing, so it is no answer; and as the next call would be cut as well, a person must act.
 */
export function assertWholePrompt(request: ModelRequest, { usage }: Reading, where: string): void {
  const read = (usage?.prompt ?? 0) + (usage?.cached ?? 0);
  if (usage === null || read < JUDGED_FROM_TOKENS || isCount(request, usage)) return;
  const expected = promptTokensAtLeast(request.messages);
  throw new RatchetFailure(
    'refused-access',
    `${where}: the endpoint read ${read} tokens of a prompt that has at least ${expected}: it cuts prompts in silence. Raise its context length (Ollama: OLLAMA_CONTEXT_LENGTH; llama.cpp: --ctx-size) and resume.`,
  );
}
