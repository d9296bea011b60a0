import type { AnsweredChoice } from '../embedded/model.js';
import { shownUntil, stopAt } from '../embedded/stop.js';
import { COPY_STATE, type LlamaModel, type LlamaSequence, type SamplingOptions, type Token } from './llama.js';

/** What is to be made out of one prompt. */
export interface Making {
  readonly prompt: readonly Token[];
  /** how each choice is drawn; `made` are its tokens so far */
  readonly choices: readonly ((made: readonly Token[]) => SamplingOptions)[];
  readonly maxTokens: number;
  readonly stop: readonly string[];
}

export interface Made {
  readonly choices: readonly AnsweredChoice[];
  readonly tokens: number;
}

/**
 * Makes the choices side by side, as many at once as there are sequences. All take a step, then all the next: which tokens
 * are computed together depends on the request alone, so that rounding does too, and the same seed gives the same text.
 */
export class Generator {
  readonly #model: LlamaModel;
  readonly #sequences: readonly LlamaSequence[];
  readonly #sharePrefix: boolean;

  /** `sharePrefix`: false only to measure what it saves */
  constructor(model: LlamaModel, sequences: readonly LlamaSequence[], sharePrefix = true) {
    this.#model = model;
    this.#sequences = sequences;
    this.#sharePrefix = sharePrefix;
  }

  async make(making: Making, signal: AbortSignal, emit: (choice: number, text: string) => void): Promise<Made> {
    const choices = making.choices.map((_, index) => new GrowingChoice(this.#model, making, (text) => emit(index, text)));
    for (let first = 0; first < choices.length; first += this.#sequences.length) {
      await this.#sideBySide(making, choices, first, signal);
    }
    return { choices: choices.map((choice) => choice.answer()), tokens: choices.reduce((sum, { made }) => sum + made.length, 0) };
  }

  async #sideBySide(
    { prompt, choices: draws }: Making,
    choices: readonly GrowingChoice[],
    first: number,
    signal: AbortSignal,
  ): Promise<void> {
    const last = Math.min(first + this.#sequences.length, choices.length);
    const sequences = this.#sequences.slice(0, last - first);
    await this.#readPrompt(prompt.slice(0, -1), sequences, signal);
    const running = sequences.map((sequence, offset) => {
      const choice = choices[first + offset];
      const draw = draws[first + offset];
      if (choice === undefined || draw === undefined) throw new RangeError('a sequence without its choice');
      return { choice, tokens: sequence.evaluate(prompt.slice(-1), draw(choice.made)) };
    });
    try {
      for (let open = running; open.length > 0; open = open.filter(({ choice }) => !choice.ended)) {
        signal.throwIfAborted();
        await Promise.all(open.map(async ({ choice, tokens }) => choice.take((await tokens.next()).value ?? null)));
      }
    } finally {
      for (const { tokens } of running) await tokens.return();
    }
  }

  /** Once for all that share it: the others take over what was computed. */
  async #readPrompt(tokens: readonly Token[], sequences: readonly LlamaSequence[], signal: AbortSignal): Promise<void> {
    for (const sequence of this.#sequences) await sequence.clearHistory();
    const [first, ...others] = sequences;
    if (first === undefined || tokens.length === 0) return;
    await first.evaluateWithoutGeneratingNewTokens(tokens);
    for (const other of others) {
      signal.throwIfAborted();
      if (this.#sharePrefix && (await other[COPY_STATE](first, tokens.length))) continue;
      await other.clearHistory();
      await other.evaluateWithoutGeneratingNewTokens(tokens);
    }
  }
}

/** One choice while it is made. */
class GrowingChoice {
  readonly made: Token[] = [];
  ended: AnsweredChoice['finish'] | null = null;
  readonly #model: LlamaModel;
  readonly #limits: Pick<Making, 'maxTokens' | 'stop'>;
  readonly #emit: (text: string) => void;
  #text = '';
  #emitted = 0;

  constructor(model: LlamaModel, limits: Pick<Making, 'maxTokens' | 'stop'>, emit: (text: string) => void) {
    this.#model = model;
    this.#limits = limits;
    this.#emit = emit;
  }

  /** null: the model has nothing more to say */
  take(token: Token | null): void {
    if (token === null || this.#model.isEogToken(token)) return this.#end('stop');
    this.made.push(token);
    this.#text = this.#model.detokenize(this.made);
    const stop = stopAt(this.#text, this.#limits.stop);
    if (stop !== null) {
      this.#text = this.#text.slice(0, stop);
      return this.#end('stop');
    }
    if (this.made.length >= this.#limits.maxTokens) return this.#end('length');
    this.#show(shownUntil(this.#text.replace(UNFINISHED, ''), this.#limits.stop));
  }

  answer(): AnsweredChoice {
    return { text: this.#text, finish: this.ended ?? 'stop' };
  }

  #end(finish: AnsweredChoice['finish']): void {
    this.ended = finish;
    this.#show(this.#text.length);
  }

  #show(until: number): void {
    if (until <= this.#emitted) return;
    this.#emit(this.#text.slice(this.#emitted, until));
    this.#emitted = until;
  }
}

/** A sign of several bytes whose last ones come with the next token. */
const UNFINISHED = /\uFFFD+$/;
