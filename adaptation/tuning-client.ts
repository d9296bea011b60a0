import OpenAI, { APIConnectionError, APIError } from 'openai';
import { z } from 'zod';
import type { TrainingPoint } from '../ports/adapter.js';
import { RatchetFailure, withoutKey } from '../ports/failures.js';

export interface TuningEndpoint {
  readonly baseUrl: string;
  readonly apiKey: string | null;
  /** US dollars for a million tokens that are trained on; null: nobody says */
  readonly usdPerMillion: number | null;
}

/** What of a job counts; hosts say more, and have states of their own. */
const job = z.looseObject({
  id: z.string(),
  status: z.string(),
  fine_tuned_model: z.string().nullish(),
  error: z.looseObject({ message: z.string().nullish() }).nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
});
export type TuningJob = z.infer<typeof job>;

const scores = z.looseObject({ kind: z.string().nullish(), scores: z.array(z.number()) });

/** Of the events of a job, those that tell figures: ours call the loss of validation rows otherwise than hosts do. */
const figures = z.looseObject({
  step: z.number(),
  train_loss: z.number().nullish(),
  valid_nll: z.number().nullish(),
  full_valid_loss: z.number().nullish(),
  valid_loss: z.number().nullish(),
});

const explanation = z.looseObject({
  input_tokens: z.array(z.string()),
  tokens: z.array(
    z.looseObject({
      text: z.string(),
      probability: z.number(),
      alternatives: z.array(z.looseObject({ text: z.string(), probability: z.number() })),
      attention: z.array(z.number()),
    }),
  ),
});
export type Explanation = z.infer<typeof explanation>;

/** What one asks an endpoint that tunes: OpenAI's wire format, and two questions of our own worker. */
export class TuningClient {
  readonly host: string;
  readonly #client: OpenAI;
  readonly #key: string | null;

  constructor({ baseUrl, apiKey }: TuningEndpoint) {
    this.host = new URL(baseUrl).host;
    this.#key = apiKey;
    this.#client = new OpenAI({ baseURL: baseUrl, apiKey: apiKey ?? 'none', maxRetries: 3 });
  }

  /** Whether what is sent stays on this machine. */
  get isLocal(): boolean {
    return /^(127\.[\d.]+|localhost|\[::1\])(:\d+)?$/.test(this.host);
  }

  async upload(name: string, lines: readonly object[], signal: AbortSignal): Promise<string> {
    const file = new File([`${lines.map((line) => JSON.stringify(line)).join('\n')}\n`], name, { type: 'application/jsonl' });
    const { id } = await this.#said(this.#client.files.create({ file, purpose: 'fine-tune' }, { signal: own(signal) }));
    return id;
  }

  /** Not tried again here: an answer that was lost may have begun a job, which has to be looked for first. */
  async create(body: OpenAI.FineTuning.JobCreateParams, signal: AbortSignal): Promise<TuningJob> {
    return this.#job(await this.#said(this.#client.fineTuning.jobs.create(body, { signal: own(signal), maxRetries: 0 })));
  }

  async get(id: string, signal: AbortSignal): Promise<TuningJob> {
    return this.#job(await this.#said(this.#client.fineTuning.jobs.retrieve(id, { signal: own(signal) })));
  }

  /** What a job said of its steps, oldest first; nothing where the endpoint does not say. */
  async curve(id: string, signal: AbortSignal): Promise<readonly TrainingPoint[]> {
    const found: TrainingPoint[] = [];
    try {
      for await (const { data } of this.#client.fineTuning.jobs.listEvents(id, { limit: 100 }, { signal: own(signal) })) {
        const said = figures.safeParse(data);
        if (said.success) found.push(pointOf(said.data));
      }
    } catch (error) {
      if (isUnknown(error)) return [];
      throw this.#failure(error);
    }
    return found.toReversed();
  }

  /** What a job said last of its steps; null where it, or the endpoint, says nothing of them. */
  async latest(id: string, signal: AbortSignal): Promise<TrainingPoint | null> {
    try {
      const { data } = await this.#client.fineTuning.jobs.listEvents(id, { limit: LATEST }, { signal: own(signal) });
      const said = data.map((event) => figures.safeParse(event.data)).find(({ success }) => success);
      return said?.data === undefined ? null : pointOf(said.data);
    } catch (error) {
      if (isUnknown(error)) return null;
      throw this.#failure(error);
    }
  }

  async cancel(id: string): Promise<void> {
    await this.#said(this.#client.fineTuning.jobs.cancel(id));
  }

  /** The job with this marker; null where there is none among the latest. */
  async find(name: string, value: string, signal: AbortSignal): Promise<TuningJob | null> {
    let looked = 0;
    const search = async (): Promise<TuningJob | null> => {
      for await (const each of this.#client.fineTuning.jobs.list({ limit: 100 }, { signal: own(signal) })) {
        const found = this.#job(each);
        if (found.metadata?.[name] === value) return found;
        looked += 1;
        if (looked >= MOST_JOBS) return null;
      }
      return null;
    };
    return this.#said(search());
  }

  async models(signal: AbortSignal): Promise<readonly string[]> {
    const found: string[] = [];
    const list = async (): Promise<void> => {
      for await (const { id } of this.#client.models.list({ signal: own(signal) })) found.push(id);
    };
    await this.#said(list());
    return found;
  }

  /** The greedy answer. */
  async answer(model: string, question: string, signal: AbortSignal): Promise<string> {
    const said = await this.#said(
      this.#client.chat.completions.create(
        { model, messages: [{ role: 'user', content: question }], temperature: 0 },
        { signal: own(signal) },
      ),
    );
    return said.choices[0]?.message.content ?? '';
  }

  /** Log-probabilities of texts behind a context, in nats; null where the endpoint cannot say. */
  async score(model: string, context: string, candidates: readonly string[], signal: AbortSignal): Promise<readonly number[] | null> {
    try {
      const said = scores.safeParse(await this.#client.post('/score', { body: { model, context, candidates }, signal: own(signal) }));
      return said.success && (said.data.kind ?? 'log_probability') === 'log_probability' ? said.data.scores : null;
    } catch (error) {
      if (isUnknown(error)) return null;
      throw this.#failure(error);
    }
  }

  /** How an output came about, token by token; null where the endpoint cannot say. */
  async explain(model: string, input: string, output: string | null, signal: AbortSignal): Promise<Explanation | null> {
    try {
      const body = { model, input, ...(output === null ? {} : { output }) };
      const said = explanation.safeParse(await this.#client.post('/explain', { body, signal: own(signal) }));
      return said.success ? said.data : null;
    } catch (error) {
      if (isUnknown(error)) return null;
      throw this.#failure(error);
    }
  }

  #job(raw: unknown): TuningJob {
    const parsed = job.safeParse(raw);
    if (parsed.success) return parsed.data;
    throw new RatchetFailure('bad-request', `${this.host} answered with what is no job: ${parsed.error.issues[0]?.path.join('.') ?? ''}`);
  }

  async #said<T>(asked: Promise<T>): Promise<T> {
    try {
      return await asked;
    } catch (error) {
      throw this.#failure(error);
    }
  }

  #failure(error: unknown): unknown {
    if (error instanceof RatchetFailure) return error;
    if (error instanceof APIConnectionError)
      return new RatchetFailure('unavailable', `${this.host} does not answer: ${error.message}`, { cause: error });
    if (!(error instanceof APIError)) return error;
    const status: number | undefined = error.status;
    // and no cause, which would repeat it all
    const what = withoutKey(`${this.host} said ${status ?? 'no'}: ${error.message}`, this.#key).slice(0, 600);
    if (status === 401 || status === 402 || status === 403)
      return new RatchetFailure('refused-access', `${what}. Mend RATCHET_TUNING_API_KEY.`);
    if (status === 429) return new RatchetFailure('rate-limited', what);
    if (status === undefined || status >= 500) return new RatchetFailure('unavailable', what);
    return new RatchetFailure('bad-request', what);
  }
}

/** Whoever asks listens to a signal of its own: those of many looks at a job would pile up on one. */
function own(signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal]);
}

/** The endpoint has no such route. */
function isUnknown(error: unknown): boolean {
  return error instanceof APIError && (error.status === 404 || error.status === 405);
}

function pointOf({ step, train_loss, valid_nll, full_valid_loss, valid_loss }: z.infer<typeof figures>): TrainingPoint {
  return { step, trainLoss: train_loss ?? null, validLoss: valid_nll ?? full_valid_loss ?? valid_loss ?? null };
}

/** Of the newest events of a job, how many are looked at for figures. */
const LATEST = 20;

/** Of a host with more jobs than this, older ones are another project's. */
const MOST_JOBS = 2_000;
