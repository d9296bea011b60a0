import type { Answer, EmbeddedModel } from './model.js';

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

export function modelList({ name, languageModel, notes, weights }: EmbeddedModel): object {
  const ratchet = { languageModel, notes, ...(weights === undefined ? {} : { weights }) };
  return { object: 'list', data: [{ id: name, object: 'model', created: 0, owned_by: 'ratchet', ratchet }] };
}

export function errorBody(message: string, field: string | null, code: string | null = null): object {
  return { error: { message, type: 'invalid_request_error', param: field, code } };
}
