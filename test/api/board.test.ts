import request from 'supertest';
import { afterEach, describe, expect, it } from 'vitest';
import { storeNight } from '../../bench/stored-night.js';
import { trainingList } from '../../ports/lists.js';
import { openWorld, type World } from './world.js';

describe('what the dashboard asks for first', () => {
  let world: World | null = null;
  afterEach(() => world?.app.close());
  const open = async (): Promise<{ readonly world: World; readonly http: ReturnType<typeof request> }> => {
    const opened = await openWorld();
    world = opened;
    await storeNight(opened.store, { name: 'night', cycles: 12, tasks: 8, raceEvery: 4, status: 'done' });
    return { world: opened, http: request(opened.app.getHttpServer()) };
  };

  it('a campaign at a glance: course, exams, cost, needs', async () => {
    const { http } = await open();
    const { body } = await http.get('/api/v1/overview').expect(200);
    expect(body.campaigns).toHaveLength(1);
    expect(body.campaigns[0]).toMatchObject({
      campaign: { id: 'night', status: 'done' },
      pairedP: 0.0021,
      needs: [],
      limits: { costUsd: 25 },
    });
    expect(body.campaigns[0].curve).toHaveLength(12);
  });

  it('its page in one answer, which goes on from what was read before', async () => {
    const {
      world: { store },
      http,
    } = await open();
    const { body } = await http.get('/api/v1/campaigns/night/board').expect(200);
    expect(body.cycles.map(({ cycle }: { readonly cycle: number }) => cycle)).toEqual(Array.from({ length: 12 }, (_, cycle) => cycle));
    expect(body).toMatchObject({ first: { solved: 62 }, last: { solved: 91 }, progress: null });
    expect(body.evidence.curve.length).toBe(body.races.at(-1).pairs + 1);
    await store.keep('trainings', 'night/b1/c11/training', { campaign: 'night', branch: 1, cycle: 11, strategy: 's', results: [] });
    await store.append(trainingList('night'), 'night/b1/c11/training');
    const { body: later } = await http.get('/api/v1/campaigns/night/board').expect(200);
    expect(later.cycles.at(-1)).toMatchObject({ cycle: 11, branch: 1, of: 0 });
    expect(later.cycles).toHaveLength(12);
  });

  it('a campaign that is not there is named, with those that are', async () => {
    const { http } = await open();
    const { body } = await http.get('/api/v1/campaigns/day/board').expect(404);
    expect(body.detail).toContain('night');
  });
});
