import type { ModelAnswer, ModelRequest } from '../../domain/model.js';
import type { Model, ModelDescription } from '../../ports/model.js';

export interface FakeModel extends Model {
  /** every request that was let through, in order */
  readonly requests: readonly ModelRequest[];
  /** answers that they asked for */
  readonly calls: () => number;
}

/**
 * What the model says to the call with this number (from 0): a text for every choice, one text for each, or all of an answer. Throws
 * what the call shall end with.
 */
export type Script = (request: ModelRequest, index: number) => string | readonly string[] | ModelAnswer;

export const FAKE_MODEL = 'fake-1';

/** A model in memory that follows a script. Four characters are a token; a million tokens cost a dollar. */
export function fakeModel(script: Script, description: Partial<ModelDescription> = {}): FakeModel {
  const requests: ModelRequest[] = [];
  return {
    requests,
    calls: () => requests.reduce((sum, { n }) => sum + n, 0),
    describe: (signal) =>
      settle(signal, () => ({
        model: FAKE_MODEL,
        fingerprint: 'f'.repeat(16),
        languageModel: false,
        notes: ['scripted: for tests'],
        ...description,
      })),
    complete: async (request, signal, begin) => {
      signal.throwIfAborted();
      await begin?.(request.n);
      return settle(signal, () => {
        requests.push(request);
        const said = script(request, requests.length - 1);
        if (typeof said === 'object' && 'usage' in said) return said;
        return answerOf(request, typeof said === 'string' ? Array.from({ length: request.n }, () => said) : said);
      });
    },
    estimate: (request) => {
      const tokens = promptTokens(request) + request.n * request.maxTokens;
      return { tokens, costUsd: tokens / 1_000_000 };
    },
  };
}

async function settle<T>(signal: AbortSignal, work: () => T): Promise<T> {
  signal.throwIfAborted();
  return work();
}

function answerOf(request: ModelRequest, texts: readonly string[]): ModelAnswer {
  const choices = texts.map((text) => {
    const whole = tokensOf(text) <= request.maxTokens;
    return { text: whole ? text : text.slice(0, request.maxTokens * 4), finish: whole ? ('stop' as const) : ('length' as const) };
  });
  const completionTokens = choices.reduce((sum, choice) => sum + tokensOf(choice.text), 0);
  const usage = { promptTokens: promptTokens(request), completionTokens, reasoningTokens: 0, estimated: false };
  return { choices, usage, costUsd: (usage.promptTokens + completionTokens) / 1_000_000, fingerprint: FAKE_MODEL };
}

function promptTokens(request: ModelRequest): number {
  return request.messages.reduce((sum, message) => sum + tokensOf(message.content), 0);
}

function tokensOf(text: string): number {
  return Math.ceil(text.length / 4);
}
