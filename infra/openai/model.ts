import { RatchetFailure } from '../../ports/failures.js';
import type { ModelAnswer, ModelRequest, TokenUsage } from '../../domain/model.js';
import { Connection } from './connection.js';
import type { ModelEndpoint } from './endpoint.js';
import { describeModel } from './list-models.js';
import { EndpointProblem } from './problem.js';
import { reasonOf } from './reason.js';
import { readAnswer, type ReadChoice } from './read-answer.js';
import { chatParams, notesOf, refusedSetting, type ChatParams, type Refusal, type Share } from './settings.js';
import type { Throttle } from './throttle.js';
import { addUsage, assertWholePrompt, costUsd, usageAtMost, usageOf } from './usage.js';
import type { Model, ModelDescription } from '../../ports/model.js';

/** `throttle`: of an endpoint that others ask as well. */
export function openModel(endpoint: ModelEndpoint, throttle?: Throttle): Model {
  return new EndpointModel(endpoint, throttle);
}

interface Part {
  readonly choices: readonly ReadChoice[];
  readonly usage: TokenUsage;
  readonly fingerprint: string;
  /** choices that its request asked for */
  readonly asked: number;
}

type Begin = NonNullable<Parameters<Model['complete']>[2]>;

/** How requests are sent: until the signal, and not before they were let in, all together. */
interface Way {
  readonly signal: AbortSignal;
  readonly begin: () => Promise<void>;
}

function wayOf(signal: AbortSignal, begin: Begin, calls: number): Way {
  let begun: Promise<void> | null = null;
  return { signal, begin: () => (begun ??= begin(calls)) };
}

/** What a model was seen to do. An endpoint can have many that differ. */
interface Habits {
  readonly refused: Set<Refusal>;
  /** whether one call has been seen to give several choices */
  givesSeveralChoices: boolean;
  /** requests that were refused for no known reason since its last answer; null before the first */
  refusedSince: number | null;
}

/** A model that answered, and then refuses so many requests one after the other, refuses more than a prompt. */
const MOST_REFUSED = 4;

const PATH = '/chat/completions';

/** Chat completions of one endpoint. What its models refuse is learned while they are used, and kept as long as this lives. */
export class EndpointModel implements Model {
  readonly #endpoint: ModelEndpoint;
  readonly #connection: Connection;
  readonly #habits = new Map<string, Habits>();
  #description: ModelDescription | null = null;

  constructor(endpoint: ModelEndpoint, throttle?: Throttle) {
    this.#endpoint = endpoint;
    this.#connection = new Connection(endpoint, throttle);
  }

  async describe(signal: AbortSignal): Promise<ModelDescription> {
    this.#description ??= await describeModel(this.#connection, this.#endpoint.name, signal);
    const { model, notes } = this.#description;
    const learned = [...this.#habits].flatMap(([name, { refused }]) =>
      notesOf(refused).map((note) => (name === model ? note : `${name}: ${note}`)),
    );
    return { ...this.#description, notes: [...notes, ...learned] };
  }

  #habitsOf({ model }: Pick<ModelRequest, 'model'>): Habits {
    const known = this.#habits.get(model) ?? { refused: new Set<Refusal>(), givesSeveralChoices: false, refusedSince: null };
    this.#habits.set(model, known);
    return known;
  }

  /** Until a model has shown that it gives several choices for one prompt, the prompt is counted for each. */
  estimate(request: ModelRequest): { readonly tokens: number; readonly costUsd: number } {
    const { promptTokens, completionTokens } = usageAtMost(request, this.#habitsOf(request).givesSeveralChoices ? 1 : request.n);
    return { tokens: promptTokens + completionTokens, costUsd: costUsd({ promptTokens, completionTokens }, this.#endpoint) };
  }

  async complete(request: ModelRequest, signal: AbortSignal, begin: Begin = () => Promise.resolve()): Promise<ModelAnswer> {
    const parts = await this.#parts(request, signal, begin);
    const usage = parts.map((part) => part.usage).reduce(addUsage);
    return {
      choices: parts
        .flatMap((part) => part.choices)
        .slice(0, request.n)
        .map(({ text, finish, called }) => ({ text, finish, ...(called === undefined ? {} : { called }) })),
      usage,
      costUsd: costUsd(usage, this.#endpoint),
      fingerprint: parts[0]?.fingerprint ?? '',
    };
  }

  async #parts(request: ModelRequest, signal: AbortSignal, begin: Begin): Promise<readonly Part[]> {
    const way = wayOf(signal, begin, request.n);
    if (request.n === 1) return [await this.#ask(request, { first: 0, count: 1 }, way)];
    const habits = this.#habitsOf(request);
    if (habits.refused.has('n')) return this.#askSeparately(request, 0, way);
    const together = await this.#ask(request, { first: 0, count: request.n }, way);
    habits.givesSeveralChoices ||= together.choices.length > 1;
    const first = together.choices.length;
    if (first >= request.n) return [together];
    // Endpoints that know no `n` refuse it or ignore it.
    if (first === 1) habits.refused.add('n');
    // Where they were asked for, nobody can tell whether the others were made as well: asked for again, they count again.
    return [together, ...(await this.#askSeparately(request, first, together.asked === 1 ? way : wayOf(signal, begin, request.n - first)))];
  }

  /**
   * Choices that could not be had are left out as long as one could: asking for all again would pay for the others
   * twice. Those that may have been paid for are in the bill all the same.
   */
  async #askSeparately(request: ModelRequest, first: number, way: Way): Promise<readonly Part[]> {
    const indexes = Array.from({ length: request.n - first }, (_, offset) => first + offset);
    const settled = await Promise.allSettled(indexes.map((index) => this.#ask(request, { first: index, count: 1 }, way)));
    way.signal.throwIfAborted();
    const reasons: unknown[] = settled.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    const fault = reasons.find((reason) => !(reason instanceof RatchetFailure));
    if (fault !== undefined) throw fault;
    const lost = reasons.filter((reason) => reason instanceof RatchetFailure && !reason.unpaid);
    // One that may have been paid for speaks for them all.
    if (first === 0 && reasons.length === indexes.length) throw lost[0] ?? reasons[0];
    const bills = lost.map(() => ({ choices: [], usage: usageAtMost({ ...request, n: 1 }, 1), fingerprint: '', asked: 1 }));
    return [...settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])), ...bills];
  }

  /** Each refusal takes one setting away, so this ends. It is remembered when the plainer request was taken. */
  async #ask(request: ModelRequest, share: Share, way: Way): Promise<Part> {
    const habits = this.#habitsOf(request);
    const refused = new Set(habits.refused);
    for (;;) {
      const params = chatParams(request, share, refused);
      try {
        const part = await this.#call(request, params, way);
        for (const refusal of refused) habits.refused.add(refusal);
        habits.refusedSince = 0;
        return part;
      } catch (error) {
        if (!(error instanceof RatchetFailure)) throw error;
        const problem = error.cause instanceof EndpointProblem ? error.cause : null;
        if (error.kind === 'content-filter' && problem !== null) return filtered(request, share, problem);
        const refusal = error.kind === 'bad-request' && problem !== null ? refusedSetting(params, problem) : null;
        if (refusal === null) throw problem !== null && reasonOf(problem) === 'request' ? refusedByHabit(error, habits) : error;
        refused.add(refusal);
      }
    }
  }

  #call(request: ModelRequest, params: ChatParams, { signal, begin }: Way): Promise<Part> {
    return this.#connection.call(
      PATH,
      signal,
      async (client, callSignal) => {
        const where = `${this.#connection.url}${PATH}`;
        const reading = await readAnswer(
          await client.chat.completions.create(params, { signal: callSignal }).asResponse(),
          where,
          this.#connection.names.baseUrl,
        );
        assertWholePrompt(request, reading, where);
        return { choices: reading.choices, usage: usageOf(request, reading), fingerprint: reading.fingerprint, asked: params.n ?? 1 };
      },
      begin,
    );
  }
}

/** What no rule explains is a fault of the one request as long as others are answered; else a person must look. */
function refusedByHabit(error: RatchetFailure, habits: Habits): RatchetFailure {
  if (habits.refusedSince === null) return error;
  habits.refusedSince += 1;
  if (habits.refusedSince <= MOST_REFUSED)
    return new RatchetFailure('request-refused', `${error.message} Other requests are answered.`, {
      unpaid: error.unpaid,
      cause: error.cause,
    });
  habits.refusedSince = 0;
  return error;
}

/**
 * What a filter refused is an outcome of each choice that was asked for, in the words of the endpoint. A prompt is refused before it is
 * billed; an answer after.
 */
function filtered(request: ModelRequest, { count }: Share, { said }: EndpointProblem): Part {
  const generated = /\boutput\b/i.test(said.words);
  return {
    choices: Array.from({ length: count }, () => ({ text: said.message, reasoning: '', finish: 'content-filter' as const })),
    usage: generated
      ? usageAtMost({ ...request, n: count }, 1)
      : { promptTokens: 0, completionTokens: 0, reasoningTokens: 0, estimated: true },
    fingerprint: '',
    asked: count,
  };
}
