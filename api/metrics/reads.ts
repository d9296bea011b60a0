import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { Gauge, type Registry } from 'prom-client';

const KINDS = ['campaigns', 'waits', 'queues'] as const;
type Kind = (typeof KINDS)[number];

/** What is read for the metrics at one time. What fails is left out of them: one broken record is no reason to tell nothing. */
export class Reads {
  readonly failures = new Map<string, { readonly of: Kind; readonly what: string; readonly error: unknown }>();

  readonly #withinMs: number;

  constructor(withinMs: number) {
    this.#withinMs = withinMs;
  }

  /** Null where it failed. */
  async one<Answer>(of: Kind, what: string, read: () => Promise<Answer>): Promise<Answer | null> {
    try {
      return await inTime(read, this.#withinMs);
    } catch (error) {
      this.failed(of, what, error);
      return null;
    }
  }

  failed(of: Kind, what: string, error: unknown): void {
    this.failures.set(`${of} ${what}`, { of, what, error });
  }
}

async function inTime<Answer>(read: () => Promise<Answer>, withinMs: number): Promise<Answer> {
  const over = new AbortController();
  const late = async (): Promise<never> => {
    await sleep(withinMs, undefined, { signal: over.signal });
    throw new Error(`no answer within ${withinMs / 1_000} s`);
  };
  try {
    return await Promise.race([read(), late()]);
  } finally {
    over.abort();
  }
}

/** Says how much could not be read in a metric, and why in the log: once, until it can be read again or fails for another reason. */
export class FailedReads {
  readonly #gauge: Gauge;
  readonly #log: Pick<Logger, 'warn'>;
  #said = new Map<string, string>();

  constructor(registry: Registry, log: Pick<Logger, 'warn'>) {
    this.#log = log;
    this.#gauge = new Gauge({
      name: 'ratchet_metrics_reads_failed',
      help: 'Of what is read for these metrics, how much failed and is left out of them; the log says why.',
      labelNames: ['of'],
      registers: [registry],
    });
  }

  tell({ failures }: Reads): void {
    const all = [...failures];
    for (const kind of KINDS) this.#gauge.set({ of: kind }, all.filter(([, { of }]) => of === kind).length);
    const now = new Map(all.map(([key, { error }]) => [key, String(error)]));
    for (const [key, { of, what, error }] of all)
      if (this.#said.get(key) !== now.get(key)) this.#log.warn({ of, what, err: error }, 'left out of the metrics');
    this.#said = now;
  }
}
