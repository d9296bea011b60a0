import request from 'supertest';
import { afterEach, describe, expect, it } from 'vitest';
import { type ApiWaits, USUAL_WAITS } from '../../api/waits.js';
import type { ReadinessCheck } from '../../ports/readiness.js';
import { openWorld, type World } from './world.js';

const answers: ReadinessCheck = { name: 'store', check: () => Promise.resolve() };
const fails: ReadinessCheck = { name: 'temporal', check: () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.1')) };
const hangs: ReadinessCheck = { name: 'temporal', check: () => new Promise(() => {}) };

describe('health', () => {
  let world: World;
  const ready = async (checks: readonly ReadinessCheck[], waits: Partial<ApiWaits> = {}) => {
    world = await openWorld({ checks, waits });
    return request(world.app.getHttpServer()).get('/api/v1/health/ready');
  };
  const ask = async (): Promise<unknown> => (await request(world.app.getHttpServer()).get('/api/v1/health/ready')).body;
  afterEach(() => world.app.close());

  it('is live as soon as it answers, whatever is behind it', async () => {
    world = await openWorld({ checks: [fails] });
    const answer = await request(world.app.getHttpServer()).get('/api/v1/health/live');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ status: 'live' });
  });

  it('is ready when everything behind it answers', async () => {
    const answer = await ready([answers]);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ status: 'ready', checks: [{ name: 'store', ready: true, message: 'answers', since: null }] });
  });

  it('names what does not answer, and nothing of where it is', async () => {
    const answer = await ready([answers, fails]);
    expect(answer.status).toBe(503);
    expect(answer.body).toMatchObject({
      status: 'not-ready',
      checks: [{ ready: true }, { name: 'temporal', ready: false, message: 'does not answer' }],
    });
    expect(answer.text).not.toContain('10.0.0.1');
  });

  it('says since when something does not answer, until it does', async () => {
    let away = true;
    const first = await ready([{ name: 'temporal', check: () => (away ? Promise.reject(new Error('away')) : Promise.resolve()) }]);
    const [{ since }] = first.body.checks;
    expect(Date.parse(since)).toBeLessThanOrEqual(Date.now());
    expect(await ask()).toMatchObject({ status: 'not-ready', checks: [{ since }] });
    away = false;
    expect(await ask()).toMatchObject({ status: 'ready', checks: [{ since: null }] });
  });

  it('is degraded, and works, where only campaigns miss something', async () => {
    const answer = await ready([answers, { ...fails, name: 'model', needed: false }]);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ status: 'degraded', checks: [{ ready: true }, { name: 'model', ready: false }] });
  });

  it('looks once for all who ask at the same time', async () => {
    let looks = 0;
    const slow: ReadinessCheck = { name: 'store', check: () => ((looks += 1), new Promise((resolve) => setTimeout(resolve, 200))) };
    world = await openWorld({ checks: [slow] });
    const url = `${await world.app.getUrl()}/api/v1/health/ready`;
    const statuses = await Promise.all(Array.from({ length: 20 }, async () => (await fetch(url)).status));
    expect(statuses).toEqual(Array.from({ length: 20 }, () => 200));
    expect(looks).toBeLessThan(20);
    await ask();
    expect(looks).toBeGreaterThan(1);
  });

  it('waits so long at most: two seconds, where nobody says otherwise', async () => {
    const answer = await ready([hangs], { partMs: 20 });
    expect(answer.status).toBe(503);
    expect(answer.body).toMatchObject({ checks: [{ message: 'does not answer within 20 ms' }] });
    expect(USUAL_WAITS.partMs).toBe(2_000);
  });
});
