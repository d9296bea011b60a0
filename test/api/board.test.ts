import request from 'supertest';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { storeNight } from '../../bench/stored-night.js';
import { trainingList } from '../../ports/lists.js';
import { USUAL_WAITS } from '../../api/waits.js';
import { ratchet } from '../../cli/program.js';
import type { CampaignControl } from '../../ports/campaign-control.js';
import { openFakeStore } from '../support/fake-store.js';
import { followed } from './stream.js';
import { fakeControl } from './fakes.js';
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

describe('while the engine stands still', () => {
  it('all that is on record is told soon, and that nobody says what a campaign does now; one that hangs is asked once', async () => {
    const store = openFakeStore();
    let asked = 0;
    const control = fakeControl(store);
    const status: CampaignControl['status'] = () => {
      asked += 1;
      return new Promise(() => undefined);
    };
    const world = await openWorld({ parts: { store, control: { ...control, status } }, waits: { standingMs: 30 } });
    await storeNight(store, { name: 'night', cycles: 12, tasks: 8, raceEvery: 4, status: 'running' });
    const get = async (path: string) => (await request(world.app.getHttpServer()).get(`/api/v1/${path}`).expect(200)).body;
    const unknown = { kind: 'waiting', urgency: 'look', what: 'What it does now is not known: Temporal does not say within 0.03 s' };
    const [glance] = (await get('overview')).campaigns;
    expect(glance.curve).toHaveLength(12);
    expect(glance.needs).toContainEqual(expect.objectContaining(unknown));
    const board = await get('campaigns/night/board');
    expect(board).toMatchObject({ progress: null, needs: expect.arrayContaining([expect.objectContaining(unknown)]) });
    expect(board.cycles).toHaveLength(12);
    for (const path of ['incidents', 'campaigns/night/incidents'])
      expect((await get(path)).open).toContainEqual(expect.objectContaining({ campaign: 'night', kind: 'waiting' }));
    expect(await get('campaigns/night')).toMatchObject({
      campaign: { status: 'running' },
      progress: null,
      unknown: 'Temporal does not say within 0.03 s',
    });
    expect(asked).toBe(1);
    vi.stubEnv('RATCHET_API', await world.app.getUrl());
    await expect(ratchet().parseAsync(['campaign', 'show', 'night', '--json'], { from: 'user' })).rejects.toThrow(
      'campaign night is running; what it does now is not known: Temporal does not say within 0.03 s',
    );
    vi.unstubAllEnvs();
    const { data = '' } = (await followed(`${await world.app.getUrl()}/api/v1/campaigns/night/events`, () => true)).at(0) ?? {};
    expect(data).not.toBe('');
    await world.app.close();
  });

  it('waits long enough to hear that no worker answers', () => {
    expect(USUAL_WAITS.standingMs).toBe(2_500);
  });
});
