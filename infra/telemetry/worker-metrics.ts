import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ModelAnswer } from '../../domain/model.js';
import type { Role } from '../../domain/roles.js';
import { RatchetFailure } from '../../ports/failures.js';
import type { Model, Models } from '../../ports/model.js';
import type { Sandbox } from '../../ports/sandbox.js';

const MODEL_SECONDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];
const VERDICT_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];
const STEP_SECONDS = [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300, 1_800];

/**
 * What this worker does, as it does it: how long calls, verdicts and steps take, and what they come to. What adds up over workers
 * and restarts (calls, cost, promotions) is read off the records by the API.
 */
export class WorkerMetrics {
  readonly registry = new Registry();
  readonly #calls = this.#histogram('ratchet_model_request_seconds', 'How long a model took to answer.', MODEL_SECONDS, 'role', 'outcome');
  readonly #asking = this.#gauge(
    'ratchet_model_requests_in_flight',
    'Requests that a model has not answered yet, with those that wait for their turn.',
    'role',
  );
  readonly #verdicts = this.#histogram('ratchet_verdict_seconds', 'How long a candidate was judged.', VERDICT_SECONDS, 'status');
  readonly #classes = this.#counter(
    'ratchet_verdicts_total',
    'Verdicts, by status and by how the program failed.',
    'status',
    'error_class',
  );
  readonly #judging = this.#gauge('ratchet_verdicts_in_flight', 'Candidates that are being judged, with those that wait for a box.');
  readonly #steps = this.#histogram('ratchet_step_seconds', 'How long a step (an activity) took.', STEP_SECONDS, 'step', 'outcome');
  readonly #failures = this.#counter('ratchet_step_failures_total', 'Tries of steps that failed, by why.', 'step', 'cause');

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  models({ model, roles = {} }: Models): Models {
    const metered = Object.entries(roles).map(([role, each]) => [role, this.#model(role, each)]);
    return { model: this.#model('solver' satisfies Role, model), roles: Object.fromEntries(metered) };
  }

  /** `around`: what else is wrapped around a verdict */
  sandbox<S extends Sandbox>(sandbox: S, around: (judge: Sandbox['judge']) => Sandbox['judge'] = (judge) => judge): S {
    const inner = around((job, signal) => sandbox.judge(job, signal));
    const judge: Sandbox['judge'] = async (job, signal) => {
      this.#judging.inc();
      const stop = this.#verdicts.startTimer();
      try {
        const verdict = await inner(job, signal);
        stop({ status: verdict.status });
        this.#classes.inc({ status: verdict.status, error_class: verdict.errorClass ?? 'none' });
        return verdict;
      } finally {
        this.#judging.dec();
      }
    };
    return new Proxy(sandbox, {
      get: (target, name) => {
        if (name === 'judge') return judge;
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  }

  async step<T>(step: string, work: () => Promise<T>, causeOf: (error: unknown) => string): Promise<T> {
    const stop = this.#steps.startTimer({ step });
    try {
      const result = await work();
      stop({ outcome: 'done' });
      return result;
    } catch (error) {
      stop({ outcome: 'failed' });
      this.#failures.inc({ step, cause: causeOf(error) });
      throw error;
    }
  }

  #model(role: string, model: Model): Model {
    const complete: Model['complete'] = async (request, signal, begin): Promise<ModelAnswer> => {
      this.#asking.inc({ role });
      const stop = this.#calls.startTimer({ role });
      try {
        const answer = await model.complete(request, signal, begin);
        stop({ outcome: 'answered' });
        return answer;
      } catch (error) {
        stop({ outcome: signal.aborted ? 'cancelled' : error instanceof RatchetFailure ? error.kind : 'unexpected' });
        throw error;
      } finally {
        this.#asking.dec({ role });
      }
    };
    return { complete, describe: (signal) => model.describe(signal), estimate: (request) => model.estimate(request) };
  }

  #histogram(name: string, help: string, buckets: number[], ...labelNames: readonly string[]): Histogram {
    return new Histogram({ name, help, buckets, labelNames, registers: [this.registry] });
  }

  #counter(name: string, help: string, ...labelNames: readonly string[]): Counter {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  #gauge(name: string, help: string, ...labelNames: readonly string[]): Gauge {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }
}
