import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nightList } from '../../ports/lists.js';
import { details } from './details.js';
import { campaign } from './fakes.js';
import { openWorld, type World } from './world.js';

describe('schedules', () => {
  let world: World;
  const post = (path: string, body: object) => request(world.app.getHttpServer()).post(`/api/v1${path}`).send(body);
  const get = async (path: string, status = 200): Promise<unknown> =>
    (await request(world.app.getHttpServer()).get(`/api/v1${path}`).expect(status)).body;

  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.app.close());

  it('is made, told with its times and what its nights became, paused, resumed and deleted', async () => {
    const asked = { schedule: 'nightly', cron: 'CRON_TZ=Europe/Berlin 30 1 * * *', suite: 'first-functions', maxHours: 6 };
    const { body } = await post('/schedules', asked).expect(201);
    expect(body).toMatchObject({ name: 'nightly', paused: false, cron: asked.cron, suite: 'first-functions', inherits: true, nights: [] });

    for (const [index, status] of (['done', 'running'] as const).entries()) {
      const id = `nightly-${index}`;
      await world.store.campaigns.create(campaign(id, { status, cycle: 3 - index, promotions: 1 - index }));
      await world.store.append(nightList('nightly'), id);
    }
    const told = await get('/schedules/nightly');
    expect(told).toMatchObject({
      nights: [
        { campaign: 'nightly-1', status: 'running', cycle: 2, promotions: 0 },
        { campaign: 'nightly-0', status: 'done', cycle: 3, promotions: 1 },
      ],
    });
    expect(await get('/schedules')).toEqual({ schedules: [told] });

    expect((await post('/schedules/nightly/pause', { because: 'holidays' }).expect(202)).body).toMatchObject({
      paused: true,
      note: 'holidays',
    });
    expect((await post('/schedules/nightly/resume', {}).expect(202)).body).toMatchObject({ paused: false });
    await request(world.app.getHttpServer()).delete('/api/v1/schedules/nightly').expect(200, { removed: 'nightly' });
    expect(await get('/schedules')).toEqual({ schedules: [] });
  }, 120_000);

  it('tells a fortnight of nights at most', async () => {
    await post('/schedules', { schedule: 'old', cron: '0 1 * * *', suite: 'first-functions', inherits: false }).expect(201);
    for (let night = 0; night < 20; night += 1) {
      await world.store.campaigns.create(campaign(`old-${night}`));
      await world.store.append(nightList('old'), `old-${night}`);
    }
    const told = await get('/schedules/old');
    expect(told).toMatchObject({ inherits: false });
    expect(told).toHaveProperty('nights.length', 14);
    expect(told).toHaveProperty('nights.0.campaign', 'old-19');
  }, 120_000);

  it('refuses what is not there, and what a night cannot have', async () => {
    expect(details(await get('/schedules/none', 404))[0]).toContain('there is no schedule "none"');
    for (const order of ['pause', 'resume']) await post(`/schedules/none/${order}`, {}).expect(404);
    const { body } = await post('/schedules', { schedule: 'x', suite: 'first-functions', deadline: '2030-01-01T00:00:00Z' }).expect(400);
    expect(details(body).join(' ')).toMatch(/cron|deadline/);
  });
});
