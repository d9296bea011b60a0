import type OpenAI from 'openai';
import { RatchetFailure } from '../../ports/failures.js';
import { checkEndpoint, visibleUrl, type ModelEndpoint } from './endpoint.js';
import { failureOf } from './failures.js';
import { guardedFetch } from './guarded-fetch.js';
import { OWN_MODEL_KEY, OWN_MODEL_NAMES, SOLVER_NAMES, type SettingNames } from './setting-names.js';
import { Throttle } from './throttle.js';

export type ConnectionSettings = Pick<ModelEndpoint, 'baseUrl' | 'apiKey' | 'concurrency' | 'requestsPerMinute' | 'timeoutMs' | 'settings'>;

/** A streamed token costs some 300 bytes of frame: this is more than 100,000 tokens. */
const MAX_ANSWER_BYTES = 32 * 1_048_576;
const MAX_IDLE_MS = 60_000;

/** What keeps below the limits of an endpoint. */
export function throttleOf({ concurrency, requestsPerMinute }: Pick<ConnectionSettings, 'concurrency' | 'requestsPerMinute'>): Throttle {
  return new Throttle({ concurrency, startsPerWindow: requestsPerMinute, windowMs: 60_000 });
}

/** The way to one endpoint: each call in its turn, until its deadline, and with all that goes wrong as a RatchetFailure. */
export class Connection {
  readonly url: string;
  readonly names: SettingNames;
  readonly #throttle: Throttle;
  readonly #settings: ConnectionSettings;

  constructor(settings: ConnectionSettings, throttle: Throttle = throttleOf(settings)) {
    const { baseUrl, apiKey, settings: names = apiKey === OWN_MODEL_KEY ? OWN_MODEL_NAMES : SOLVER_NAMES } = settings;
    checkEndpoint(baseUrl, apiKey, names);
    this.names = names;
    this.url = visibleUrl(baseUrl);
    this.#settings = settings;
    this.#throttle = throttle;
  }

  /** Its many files are loaded with the first call: most who may ask a model never do. */
  async #client(): Promise<OpenAI> {
    const { baseUrl, apiKey, timeoutMs } = this.#settings;
    const { default: Client } = await import('openai');
    return new Client({
      baseURL: this.url,
      defaultQuery: Object.fromEntries(new URL(baseUrl).searchParams),
      // Without a key no header is sent; the client insists on some text for it all the same.
      apiKey: apiKey ?? 'none',
      defaultHeaders: apiKey === null ? { Authorization: null } : {},
      adminAPIKey: null,
      organization: null,
      project: null,
      webhookSecret: null,
      // Whoever called decides about another try, and keeps count of it.
      maxRetries: 0,
      timeout: timeoutMs,
      logLevel: 'off',
      fetch: guardedFetch({ where: this.url, names: this.names, maxBytes: MAX_ANSWER_BYTES, idleMs: Math.min(MAX_IDLE_MS, timeoutMs / 2) }),
    });
  }

  /** `begin` is awaited when the call's turn has come; its failures are handed on as they are, and nothing is sent then. */
  call<T>(
    path: string,
    signal: AbortSignal,
    work: (client: OpenAI, signal: AbortSignal) => Promise<T>,
    begin?: () => Promise<void>,
  ): Promise<T> {
    const { timeoutMs, apiKey } = this.#settings;
    return this.#throttle.run(signal, async () => {
      const client = await this.#client();
      await begin?.();
      const deadline = AbortSignal.timeout(timeoutMs);
      try {
        return await work(client, AbortSignal.any([signal, deadline]));
      } catch (error) {
        signal.throwIfAborted();
        const where = `${this.url}${path}`;
        if (deadline.aborted)
          throw new RatchetFailure(
            'unavailable',
            `${where}: no full answer within ${timeoutMs / 1_000} s. The call was stopped and is made again; ${this.names.timeout} sets how long is waited.`,
          );
        throw failureOf(error, { where, apiKey, names: this.names, nowMs: Date.now() });
      }
    });
  }
}
