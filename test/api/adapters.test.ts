import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteTraining } from '../../activities/tuning/training-notes.js';
import { details } from './details.js';
import { storeAdapters, FIRST_ADAPTER, SECOND_ADAPTER } from '../support/stored-adapters.js';
import { campaign } from './fakes.js';
import { openWorld, type World } from './world.js';

describe('adapted models', () => {
  let world: World;
  const get = async (path: string, status = 200): Promise<unknown> =>
    (await request(world.app.getHttpServer()).get(`/api/v1${path}`).expect(status)).body;

  beforeAll(async () => {
    world = await openWorld();
    await world.store.campaigns.create(campaign('night'));
    await storeAdapters(world.store, { campaign: 'night', base: 'offline' });
  });
  afterAll(() => world.app.close());

  it('are listed page by page, in both orders', async () => {
    expect(await get('/adapters')).toMatchObject({
      adapters: [
        { hash: FIRST_ADAPTER, tier: 't0', base: 'offline', parent: null, rows: 12, held: { rows: 4 }, old: null },
        { hash: SECOND_ADAPTER, tier: 'wire', parent: FIRST_ADAPTER, old: { before: 1.5, after: 1.52, rows: 4 } },
      ],
      next: null,
    });
    expect(await get('/adapters?limit=1&order=newest')).toMatchObject({ adapters: [{ hash: SECOND_ADAPTER }], next: SECOND_ADAPTER });
    expect(await get(`/adapters?limit=1&order=newest&after=${SECOND_ADAPTER}`)).toMatchObject({
      adapters: [{ hash: FIRST_ADAPTER }],
      next: null,
    });
  });

  it('tell of their training, what they forgot, and the races that tried them', async () => {
    expect(await get(`/adapters/${SECOND_ADAPTER}`)).toMatchObject({
      adaptation: 'nightly',
      curve: expect.arrayContaining([{ step: 20, trainLoss: expect.any(Number), validLoss: expect.any(Number) }]),
      drawn: { training: 3, validation: 2, old: 1, refused: { 'held back': 2 } },
      families: 3,
      followers: [],
      // the challenger of the second race had it too, and its champion had it already
      races: [{ campaign: 'night', cycle: 1, decision: 'promoted', because: expect.stringContaining('better'), wins: 9, losses: 1 }],
    });
    expect(await get(`/adapters/${FIRST_ADAPTER}`)).toMatchObject({ curve: [], drawn: null, followers: [SECOND_ADAPTER], races: [] });
  });

  it('have trainings, also those that run or published nothing', async () => {
    const begun = { kind: 'begun', tier: 'wire', base: 'small', sets: ['night'], before: null } as const;
    await noteTraining(world.store, 'night/adapt/3', { ...begun, tier: 't0' });
    await noteTraining(world.store, 'night/adapt/3', { kind: 'failed', because: 'nothing to learn', hash: null });
    await noteTraining(world.store, 'tuned', begun);
    const point = { step: 20, trainLoss: 1.5, validLoss: null };
    await noteTraining(world.store, 'tuned', { kind: 'step', step: 'running', point });
    expect(await get('/trainings?order=newest')).toMatchObject({
      trainings: [
        { adaptation: 'tuned', tier: 'wire', status: 'running', step: 'running', point, because: '', hash: null },
        { adaptation: 'night/adapt/3', tier: 't0', status: 'failed', because: 'nothing to learn' },
      ],
      next: null,
    });
    expect(await get('/trainings/tuned')).toMatchObject({ adaptation: 'tuned', curve: [point] });
    expect(await get(`/trainings/${encodeURIComponent('night/adapt/3')}`)).toMatchObject({ status: 'failed', curve: [] });
    expect(details(await get('/trainings/none', 404))[0]).toContain('there is no training "none"');
  });

  it('that are not there are refused', async () => {
    expect(details(await get('/adapters/ffffffffffff', 404))[0]).toContain(FIRST_ADAPTER);
    await get('/adapters/none', 400);
    await get('/adapters?after=none', 400);
  });
});
