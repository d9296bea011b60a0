import { expect, it } from 'vitest';
import { serveMetrics } from '../../infra/telemetry/serve-metrics.js';
import { WorkerMetrics } from '../../infra/telemetry/worker-metrics.js';
import { RatchetFailure } from '../../ports/failures.js';
import type { Model } from '../../ports/model.js';
import type { JudgeJob, Sandbox } from '../../ports/sandbox.js';
import type { ModelAnswer, ModelRequest } from '../../domain/model.js';
import { partial } from '../support/partial.js';

const REQUEST = partial<ModelRequest>({});
const never = new AbortController().signal;

async function told(metrics: WorkerMetrics): Promise<readonly string[]> {
  return (await metrics.registry.metrics()).split('\n');
}

it('measures calls of a model by role and by what they came to', async () => {
  const metrics = new WorkerMetrics();
  const answers = [
    async () => partial<ModelAnswer>({}),
    () => Promise.reject(new RatchetFailure('rate-limited', 'slow down')),
    () => Promise.reject(new Error('fault')),
  ];
  const model = partial<Model>({ complete: () => answers.shift()?.() });
  const { model: solver, roles } = metrics.models({ model, roles: { reviewer: model } });
  await solver.complete(REQUEST, never);
  await expect(roles?.reviewer?.complete(REQUEST, never)).rejects.toThrow('slow down');
  await expect(solver.complete(REQUEST, never)).rejects.toThrow('fault');
  expect(await told(metrics)).toEqual(
    expect.arrayContaining([
      'ratchet_model_request_seconds_count{role="solver",outcome="answered"} 1',
      'ratchet_model_request_seconds_count{role="reviewer",outcome="rate-limited"} 1',
      'ratchet_model_request_seconds_count{role="solver",outcome="unexpected"} 1',
      'ratchet_model_requests_in_flight{role="solver"} 0',
    ]),
  );
});

it('counts verdicts by status and class, and leaves the rest of the sandbox as it is', async () => {
  const metrics = new WorkerMetrics();
  class Judge {
    readonly #boxes = 4;
    async judge() {
      return { status: 'failed', errorClass: 'Timeout' };
    }
    async version() {
      return `${this.#boxes}`;
    }
  }
  const sandbox = metrics.sandbox(partial<Sandbox>(new Judge()));
  await sandbox.judge(partial<JudgeJob>({}), never);
  expect(await sandbox.version('python')).toBe('4');
  expect(await told(metrics)).toContain('ratchet_verdicts_total{status="failed",error_class="Timeout"} 1');
});

it('measures steps, and says why one failed', async () => {
  const metrics = new WorkerMetrics();
  await metrics.step('generate', async () => 1, String);
  await expect(
    metrics.step(
      'generate',
      () => Promise.reject(new Error('x')),
      () => 'unavailable',
    ),
  ).rejects.toThrow('x');
  expect(await told(metrics)).toEqual(
    expect.arrayContaining([
      'ratchet_step_seconds_count{step="generate",outcome="done"} 1',
      'ratchet_step_failures_total{step="generate",cause="unavailable"} 1',
    ]),
  );
});

it('is told at one path of an address of its own', async () => {
  const server = await serveMetrics(new WorkerMetrics().registry, { host: '127.0.0.1', port: 0 });
  try {
    const answer = await fetch(server.url);
    expect(await answer.text()).toContain('# TYPE ratchet_verdicts_total counter');
    expect((await fetch(server.url.replace('/metrics', '/'))).status).toBe(404);
    await expect(serveMetrics(new WorkerMetrics().registry, { host: '127.0.0.1', port: Number(new URL(server.url).port) })).rejects.toThrow(
      'RATCHET_WORKER_METRICS_PORT',
    );
  } finally {
    await server.close();
  }
});
