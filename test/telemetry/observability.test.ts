import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../config/package-root.js';
import { WorkerMetrics } from '../../infra/telemetry/worker-metrics.js';
import { openWorld } from '../api/world.js';

const read = (...path: readonly string[]): string => readFileSync(join(packageRoot, ...path), 'utf8');
const FILES = ['alerts.yml', 'dashboard.json'] as const;
/** `ratchet_x_bucket` is told by the histogram `ratchet_x`. */
const PART_OF_HISTOGRAM = /_(?:bucket|count|sum)$/;

let known: Map<string, string>;
beforeAll(async () => {
  const world = await openWorld();
  const { text } = await request(world.app.getHttpServer()).get('/metrics').expect(200);
  await world.app.close();
  const told = `${text}\n${await new WorkerMetrics().registry.metrics()}`;
  known = new Map([...told.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = '', type = '']) => [name, type]));
});

describe.each(FILES)('%s', (file) => {
  it('names no metric that nobody tells', () => {
    const named = new Set([...read('infra', 'observability', file).matchAll(/\bratchet_\w+/g)].map(([name]) => name));
    expect(named.size).toBeGreaterThan(5);
    const unknown = [...named].filter((name) => !known.has(name) && known.get(name.replace(PART_OF_HISTOGRAM, '')) !== 'histogram');
    expect(unknown).toEqual([]);
  });
});

it('each metric of ours is shown or watched', () => {
  const used = FILES.map((file) => read('infra', 'observability', file)).join('\n');
  const ours = [...known.keys()].filter((name) => name.startsWith('ratchet_'));
  expect(ours.filter((name) => !used.includes(name))).toEqual([]);
});

it('each alert has its part of the runbook, and names it', () => {
  const alerts = [...read('infra', 'observability', 'alerts.yml').matchAll(/alert: (\w+)[\s\S]*?runbook: (\S+)/g)];
  expect(alerts.length).toBeGreaterThan(10);
  const runbook = read('docs', 'operations.md');
  for (const [, alert = '', place] of alerts) {
    expect(place).toBe(`docs/operations.md#${alert.toLowerCase()}`);
    expect(runbook).toMatch(new RegExp(`^#+ ${alert}$`, 'm'));
  }
});
