import request from 'supertest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rollbackList } from '../../ports/lists.js';
import { RatchetFailure } from '../../ports/failures.js';
import { campaign } from './fakes.js';
import { openWorld, type World } from './world.js';

const AWAY = { backlog: () => Promise.reject(new RatchetFailure('unavailable', 'away')) };
const TOKEN = 'sixteen-characters-and-more';

let world: World;
beforeEach(async () => {
  world = await openWorld({ parts: { queues: { backlog: async () => ({ model: 3 }) } } });
});
afterEach(() => world.app.close());

async function metrics(): Promise<readonly string[]> {
  const { text, headers } = await request(world.app.getHttpServer()).get('/metrics').expect(200);
  expect(headers['content-type']).toContain('text/plain');
  return text.split('\n');
}

describe('GET /metrics', () => {
  it('tells what is on record, whoever did it', async () => {
    const { store } = world;
    await store.campaigns.create(campaign('one', { status: 'running', cycle: 4, promotions: 2 }));
    await store.campaigns.create(campaign('two', { status: 'done', cycle: 1, promotions: 1 }));
    for (const id of ['one', 'two']) await store.budget.open(id, { modelCalls: 10, costUsd: null });
    await store.budget.begin('one', 'call', 'try', { modelCalls: 5, tokens: 700, costUsd: 0.5 }, 0, 'proposer');
    await store.budget.end('one', 'call', 'try', { taken: { modelCalls: 5, tokens: 600, costUsd: 0.25 } });
    await store.append(rollbackList('one'), 'r');
    expect(await metrics()).toEqual(
      expect.arrayContaining([
        'ratchet_campaigns{status="running"} 1',
        'ratchet_campaigns{status="done"} 1',
        'ratchet_campaigns{status="paused"} 0',
        'ratchet_cycles_total 5',
        'ratchet_promotions_total 3',
        'ratchet_rollbacks_total 1',
        'ratchet_model_calls_total{role="proposer"} 5',
        'ratchet_model_calls_total{role="solver"} 0',
        'ratchet_tokens_total{role="proposer"} 600',
        'ratchet_cost_usd_total{role="proposer"} 0.25',
        'ratchet_campaign_budget_spent_ratio{campaign="one"} 0.5',
        'ratchet_queue_backlog{queue="model"} 3',
      ]),
    );
  });

  it('counts requests by their route, and never by what a caller put into it', async () => {
    await request(world.app.getHttpServer()).get('/api/v1/campaigns/of-nobody').expect(404);
    await request(world.app.getHttpServer()).get('/anything/else').expect(404);
    const told = (await metrics()).filter((line) => line.startsWith('ratchet_http_request_seconds_count'));
    expect(told).toContain('ratchet_http_request_seconds_count{method="GET",route="/api/v1/campaigns/:name",status="404"} 1');
    expect(told).toContain('ratchet_http_request_seconds_count{method="GET",route="none",status="404"} 1');
    expect(told.join('\n')).not.toContain('of-nobody');
  });

  it('counts as followers who follow, whatever they say they accept', async () => {
    const leave = new AbortController();
    const url = await world.app.getUrl();
    await fetch(`${url}/api/v1/campaigns`, { headers: { Accept: 'text/event-stream' } }).then((answer) => answer.text());
    await fetch(`${url}/api/v1/events`, { signal: leave.signal });
    const told = await metrics();
    leave.abort();
    expect(told).toContain('ratchet_sse_clients 1');
    expect(told).toContain('ratchet_http_request_seconds_count{method="GET",route="/api/v1/campaigns",status="200"} 1');
  });

  it('tells what it can where the engine is away', async () => {
    await world.app.close();
    world = await openWorld({ parts: { queues: AWAY } });
    expect(await metrics()).toContain('ratchet_cycles_total 0');
  });

  it('tells what it can where the engine takes questions and answers none', async () => {
    await world.app.close();
    world = await openWorld({ parts: { queues: { backlog: () => new Promise(() => {}) } }, waits: { readMs: 30 } });
    const told = await metrics();
    expect(told).toContain('ratchet_cycles_total 0');
    expect(told).toContain('ratchet_metrics_reads_failed{of="queues"} 1');
    expect(world.logged()).toContain('no answer within 0.03 s');
  });

  it('wants a token where there are tokens', async () => {
    await world.app.close();
    world = await openWorld({ token: TOKEN });
    const ask = () => request(world.app.getHttpServer()).get('/metrics');
    expect((await ask()).status).toBe(401);
    expect((await ask().set('Authorization', `Bearer ${TOKEN}`)).status).toBe(200);
  });
});
