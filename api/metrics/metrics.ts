import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Logger } from 'pino';
import type { ApiParts } from '../parts.js';
import type { ApiWaits } from '../waits.js';
import type { HealthService } from '../health/health.service.js';
import { FailedReads, Reads } from './reads.js';
import { RecordMetrics } from './record-metrics.js';
import { requestMetrics, type RequestMetrics } from './request-metrics.js';

/** The metrics of this process of the API. */
export class Metrics {
  readonly requests: RequestMetrics;
  readonly #registry = new Registry();
  readonly #records: RecordMetrics;
  readonly #failedReads: FailedReads;
  readonly #parts: Gauge;
  readonly #waits: Pick<ApiWaits, 'metricsMs' | 'readMs'>;
  #refreshed: { readonly at: number; readonly done: Promise<void> } | null = null;

  constructor(
    parts: Pick<ApiParts, 'store' | 'control' | 'queues'>,
    waits: Pick<ApiWaits, 'metricsMs' | 'readMs'>,
    log: Pick<Logger, 'warn'>,
  ) {
    this.#waits = waits;
    collectDefaultMetrics({ register: this.#registry });
    this.requests = requestMetrics(this.#registry);
    this.#records = new RecordMetrics(parts, this.#registry);
    this.#failedReads = new FailedReads(this.#registry, log);
    this.#parts = new Gauge({
      name: 'ratchet_part_up',
      help: 'Whether a part that campaigns need answers.',
      labelNames: ['part'],
      registers: [this.#registry],
    });
  }

  async text(health: HealthService): Promise<{ readonly type: string; readonly text: string }> {
    if (this.#refreshed === null || performance.now() - this.#refreshed.at > this.#waits.metricsMs)
      this.#refreshed = { at: performance.now(), done: this.#refresh(health) };
    await this.#refreshed.done;
    return { type: this.#registry.contentType, text: await this.#registry.metrics() };
  }

  async #refresh(health: HealthService): Promise<void> {
    const reads = new Reads(this.#waits.readMs);
    const [{ checks }] = await Promise.all([health.ready(), this.#records.refresh(reads)]);
    this.#failedReads.tell(reads);
    for (const { name, ready } of checks) this.#parts.set({ part: name }, ready ? 1 : 0);
  }
}
