import { timingSafeEqual } from 'node:crypto';
import { within, type Address } from '../../domain/address.js';
import { chatCompletion, chatError, chatFrames } from '../../domain/agent/chat-answer.js';
import type { CommandCall } from '../../domain/agent/command-run.js';
import { limitMet, type CommandSolver } from '../../domain/agent/command-solver.js';
import type { WorkEnd } from '../../domain/agent/trajectory.js';
import type { EpisodeSpec } from '../../domain/episode.js';
import type { FailureKind } from '../../domain/failure.js';
import { answering } from '../../domain/roles.js';
import type { Strategy } from '../../domain/strategy.js';
import { RatchetFailure } from '../../ports/failures.js';
import { canonicalJson, sha256 } from '../../ports/keys.js';
import type { LoopbackAnswer, LoopbackRequest } from '../../ports/workspace.js';
import { readChat, type ChatAsked } from '../../schemas/chat.js';
import { callModel, keyed, type Call } from '../asking/ledger.js';
import type { EpisodePorts } from '../episode/episode-ports.js';

/** What is metered, and for whom. */
export interface Metered {
  readonly ports: EpisodePorts;
  readonly spec: EpisodeSpec;
  readonly work: Address;
  readonly strategy: Strategy;
  readonly solver: CommandSolver;
  readonly token: string;
}

/** An endpoint that is away this long ends the command, and the step is tried again later: what it was answered is on record. */
const PATIENCE_MS = 60_000;
const FIRST_WAIT_MS = 1_000;
/** Questions beyond a limit that are refused before the command is ended. */
const MAX_BEYOND = 12;

/** The endpoint that a person's own agent has: the protocol of OpenAI, and behind it the ledger, the budget and the model of the solver. */
export class Meter {
  readonly calls: { readonly ledger: string; readonly call: CommandCall }[] = [];
  /** since when the command is over, whatever it does: a limit of its own is met */
  over: WorkEnd | null = null;
  /** what must be told to whoever runs the step */
  failure: unknown = null;
  /** how long it waited for an endpoint that was away */
  waitedMs = 0;
  readonly #metered: Metered;
  readonly #stop = new AbortController();
  /** what is asked now, and for how many answers */
  readonly #underWay = new Map<Promise<unknown>, number>();
  readonly #refusals = new Map<string, number>();
  readonly #unheeded = new Set<string>();
  readonly #asked = new Map<string, number>();
  #beyond = 0;

  constructor(metered: Metered) {
    this.#metered = metered;
  }

  /** Aborted when the command is to be ended. */
  get stopped(): AbortSignal {
    return this.#stop.signal;
  }

  stop(): void {
    this.#stop.abort(new Error('the command has ended'));
  }

  /** Resolves when nothing is asked any more. */
  async close(): Promise<void> {
    this.stop();
    await Promise.allSettled(this.#underWay.keys());
  }

  get refusals(): readonly { readonly why: string; readonly times: number }[] {
    return [...this.#refusals].map(([why, times]) => ({ why, times }));
  }

  get unheeded(): readonly string[] {
    return [...this.#unheeded].toSorted();
  }

  async answer({ method, path, authorization, body }: LoopbackRequest): Promise<LoopbackAnswer> {
    try {
      if (!this.#isLetIn(authorization)) return this.#refuse(401, 'the key is not the one of this run', 'invalid_api_key');
      const route = `${method} ${path.replace(/^\/v1(?=\/)/, '')}`;
      if (route === 'GET /models') return json(200, { object: 'list', data: [this.#model()] });
      if (/^GET \/models\/./.test(route)) return json(200, this.#model());
      if (route === 'POST /chat/completions') return await this.#complete(body);
      return this.#refuse(404, `there is no ${method} ${path}: POST /v1/chat/completions and GET /v1/models are all`, 'not_found');
    } catch (error) {
      this.#end(error);
      return json(500, chatError('the run is being ended', 'server_error'));
    }
  }

  #model(): object {
    return { id: this.#metered.spec.model, object: 'model', created: 0, owned_by: 'ratchet' };
  }

  #isLetIn(authorization: string): boolean {
    const [given, right] = [authorization, `Bearer ${this.#metered.token}`].map((each) => Buffer.from(sha256(each)));
    return given !== undefined && right !== undefined && timingSafeEqual(given, right);
  }

  async #complete(body: string): Promise<LoopbackAnswer> {
    const read = readChat(parsed(body));
    if ('refused' in read) return this.#refuse(400, read.refused, 'invalid_request', read.param);
    const { asked } = read;
    const underWay = [...this.#underWay.values()].map((n) => ({ n, tokens: 0, costUsd: 0 }));
    const met = limitMet([...this.calls.map(({ call }) => call), ...underWay], this.#metered.solver, asked.n);
    if (met !== null) return this.#beyondLimit(met);
    const asking = this.#ask(asked);
    this.#underWay.set(asking, asked.n);
    try {
      return await asking;
    } catch (error) {
      if (!(error instanceof RatchetFailure)) throw error;
      const refusal = REFUSALS[error.kind];
      if (refusal === undefined) throw error;
      return this.#refuse(refusal.status, error.message, refusal.code);
    } finally {
      this.#underWay.delete(asking);
    }
  }

  /** No client tries a 403 again, as it would a 429 that never ends. */
  #beyondLimit(met: WorkEnd & ('calls' | 'tokens' | 'cost')): LoopbackAnswer {
    this.over ??= met;
    this.#beyond += 1;
    if (this.#beyond > MAX_BEYOND) this.stop();
    return this.#refuse(403, `the ${met === 'cost' ? 'money' : met} of this run are spent`, 'insufficient_quota');
  }

  async #ask(asked: ChatAsked): Promise<LoopbackAnswer> {
    const began = performance.now();
    const call = this.#callOf(asked);
    const { ports, spec } = this.#metered;
    const sign = sha256(canonicalJson(call));
    const number = this.#asked.get(sign) ?? 0;
    this.#asked.set(sign, number + 1);
    const numbered = { ...call, address: within(call.address, number) };
    try {
      const known = (await ports.store.find('ledger', keyed(numbered).key)) !== null;
      const { key, answer } = await this.#patiently(numbered);
      const { promptTokens, completionTokens } = answer.usage;
      const spent = {
        n: asked.n,
        tokens: promptTokens + completionTokens,
        costUsd: answer.costUsd,
        wallMs: Math.round(performance.now() - began),
      };
      this.calls.push({ ledger: key, call: { ...spent, known } });
      for (const each of asked.unheeded) this.#unheeded.add(each);
      const head = { id: `chatcmpl-${key}`, model: spec.model };
      return asked.stream
        ? { status: 200, contentType: 'text/event-stream', body: chatFrames(head, answer, asked) }
        : json(200, chatCompletion(head, answer, asked.stops));
    } catch (error) {
      // what was not answered has not been asked: the next time is the same question
      this.#asked.set(sign, Math.max(0, (this.#asked.get(sign) ?? 1) - 1));
      throw error;
    }
  }

  #callOf({ messages, n, temperature, topP, maxTokens, tools, toolChoice, schema }: ChatAsked): Call {
    const { spec, strategy, work } = this.#metered;
    const { decoding } = strategy;
    return {
      campaign: spec.campaign,
      address: within(work, 'call'),
      ...answering(spec, 'solver'),
      messages,
      n,
      temperature: temperature ?? decoding.temperature,
      topP: topP ?? decoding.topP,
      maxTokens: maxTokens ?? decoding.maxTokens,
      seed: spec.seed,
      ...(tools === undefined ? {} : { tools }),
      ...(toolChoice === undefined ? {} : { toolChoice }),
      ...(schema === undefined ? {} : { schema }),
    };
  }

  /** A short outage is waited out here, so that the command need not begin anew. */
  async #patiently(call: Call): ReturnType<typeof callModel> {
    for (let wait = FIRST_WAIT_MS; ; wait *= 2) {
      try {
        return await callModel(this.#metered.ports, call, this.#stop.signal);
      } catch (error) {
        if (!(error instanceof RatchetFailure) || !error.retryable) throw error;
        const pause = error.retryAfterMs ?? wait;
        if (this.waitedMs + pause > PATIENCE_MS) throw error;
        this.waitedMs += pause;
        await pausing(pause, this.#stop.signal);
      }
    }
  }

  #refuse(status: number, why: string, code: string, param: string | null = null): LoopbackAnswer {
    const told = why.slice(0, MAX_WHY);
    if (this.#refusals.has(told) || this.#refusals.size < MAX_REFUSALS) this.#refusals.set(told, (this.#refusals.get(told) ?? 0) + 1);
    return json(status, chatError(told, code, param));
  }

  #end(error: unknown): void {
    if (this.#stop.signal.aborted) return;
    this.failure ??= error;
    this.#stop.abort(error);
  }
}

const MAX_WHY = 1_000;
const MAX_REFUSALS = 20;

/** What is a matter between agent and model; any other failure is one of the run. */
const REFUSALS: Readonly<Partial<Record<FailureKind, { readonly status: number; readonly code: string }>>> = {
  'context-overflow': { status: 400, code: 'context_length_exceeded' },
  'request-refused': { status: 400, code: 'invalid_request' },
  'content-filter': { status: 400, code: 'content_filter' },
  'answer-lost': { status: 422, code: 'answer_lost' },
};

function json(status: number, body: object): LoopbackAnswer {
  return { status, contentType: 'application/json', body: JSON.stringify(body) };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // what is no JSON is refused as no object
    return null;
  }
}

function pausing(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    });
  });
}
