import type { CompletionRequest } from './request.js';

/** A model behind the protocol. */
export interface EmbeddedModel {
  readonly name: string;
  /** whether it answers to another name too: of what it was made into; missing: to none */
  knows?(name: string): boolean;
  /** false: it is none, and every report says so */
  readonly languageModel: boolean;
  readonly notes: readonly string[];
  /** what it is, whatever runs it: a hash of its weights; missing where it has none, and its name says it */
  readonly weights?: string;
  /** changes when the same request may get another answer */
  readonly fingerprint: string;
  /** Takes a request on, or throws RequestRefused; nothing has been sent by then. */
  take(request: CompletionRequest): Promise<Work>;
}

/** Answers what was taken on. `emit` may be told the text of a choice as it comes. An aborted signal ends it early, with its reason. */
export type Work = (signal: AbortSignal, emit: (choice: number, text: string) => void) => Promise<Answer>;

export interface Answer {
  readonly choices: readonly AnsweredChoice[];
  readonly promptTokens: number;
  readonly completionTokens: number;
}

export interface AnsweredChoice {
  readonly text: string;
  readonly finish: 'stop' | 'length';
}

/** A request that is not answered, in the protocol's words. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused';

  constructor(
    readonly status: 400 | 429,
    readonly code: string,
    readonly param: string | null,
    message: string,
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(message);
  }
}
