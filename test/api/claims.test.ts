import request from 'supertest';
import { afterEach, describe, expect, it } from 'vitest';
import { Claims } from '../../api/http/claims.js';
import { FakeDocuments, openFakeStore } from '../support/fake-store.js';
import { campaign, fakeControl } from './fakes.js';
import { openWorld, type World } from './world.js';

describe('claims', () => {
  it('are one caller’s, whatever process it asks, until they are given back or their process ended', async () => {
    const documents = new FakeDocuments();
    let now = 0;
    const processes = Array.from({ length: 8 }, () => new Claims(openFakeStore(documents), () => now));
    const taken = (await Promise.all(processes.map((each) => each.take('x')))).filter((each) => each !== null);
    expect(taken).toHaveLength(1);
    await taken[0]?.giveBack();
    const again = (await Promise.all(processes.map((each) => each.take('x')))).filter((each) => each !== null);
    expect(again).toHaveLength(1);
    now = 60_000;
    expect(await processes[0]?.take('x')).toBeNull();
    now = 10 * 60_000;
    expect(await processes[0]?.take('x')).not.toBeNull();
    expect(await processes[1]?.take('x')).toBeNull();
  });
});

it('a claim that was given back hundreds of times is taken again without counting them one by one', async () => {
  const store = openFakeStore();
  let finds = 0;
  const counted = new Claims({ ...store, find: (kind, id) => ((finds += 1), store.find(kind, id)) });
  for (let times = 0; times < 300; times += 1) {
    finds = 0;
    const claim = await counted.take('x');
    expect(await counted.take('x')).toBeNull();
    await claim?.giveBack();
  }
  expect((await store.find('claims', 'x/299/back')) === null).toBe(false);
  expect(await store.find('claims', 'x/300')).toBeNull();
  expect(finds).toBeLessThan(60);
});

describe('two processes of the API', () => {
  const worlds: World[] = [];
  afterEach(async () => {
    await Promise.all(worlds.splice(0).map(({ app }) => app.close()));
  });
  const both = async (pause?: () => Promise<void>): Promise<readonly World[]> => {
    const documents = new FakeDocuments();
    for (let process = 0; process < 2; process += 1) {
      const store = openFakeStore(documents);
      const control = fakeControl(store);
      worlds.push(
        await openWorld({
          parts: { store, control: { ...control, pause: async (id, because) => (await pause?.(), control.pause(id, because)) } },
        }),
      );
    }
    await worlds[0]?.store.campaigns.create(campaign('night'));
    return worlds;
  };

  it('do a write with one key once where it comes to both at once', async () => {
    let paused = 0;
    const [one, other] = await both(async () => {
      paused += 1;
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
    const answers = await Promise.all([sendOnce(one), sendOnce(other), sendOnce(one), sendOnce(other)]);
    expect(paused).toBe(1);
    // who comes while it goes on is told so, and who comes later what it answered
    expect(new Set([202, 409])).toEqual(new Set([409, ...answers.map(({ status }) => status)]));
    expect((await sendOnce(other)).headers['idempotency-replayed']).toBe('true');
    expect(paused).toBe(1);
  });

  it('know a write again however its path is written', async () => {
    let paused = 0;
    const [one] = await both(async () => void (paused += 1));
    const told: unknown[] = [];
    for (const path of ['campaigns/night/pause', 'campaigns/night/pause/', 'Campaigns/n%69ght/pause', 'campaigns/night/pause?']) {
      const { headers, body } = await at(one).post(`/api/v1/${path}`).set('Idempotency-Key', 'once').send({}).expect(202);
      told.push([headers['etag'], headers['location'], body]);
    }
    expect(paused).toBe(1);
    expect(told[0]).toEqual([expect.stringMatching(/^"/), '/api/v1/campaigns/night', expect.anything()]);
    for (const again of told) expect(again).toEqual(told[0]);
  });

  it('take one of two orders that were given by what both had seen', async () => {
    let paused = 0;
    const [one, other] = await both(async () => {
      paused += 1;
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
    const { headers } = await at(one).get('/api/v1/campaigns/night').expect(200);
    const tag = headers['etag'] ?? '';
    const send = (world: World | undefined) => at(world).post('/api/v1/campaigns/night/pause').set('If-Match', tag);
    const answers = await Promise.all([send(one), send(other), send(one), send(other)]);
    expect(paused).toBe(1);
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(3);
    expect(answers.find(({ status }) => status === 202)?.headers['location']).toBe('/api/v1/campaigns/night');
  });

  it('give an order that failed back to whoever tries again', async () => {
    let fails = true;
    const [one, other] = await both(() => (fails ? Promise.reject(new TypeError('broken')) : Promise.resolve()));
    const { headers } = await at(one).get('/api/v1/campaigns/night').expect(200);
    const tag = headers['etag'] ?? '';
    await at(one).post('/api/v1/campaigns/night/pause').set('If-Match', tag).set('Idempotency-Key', 'k').expect(500);
    fails = false;
    const again = await at(other).post('/api/v1/campaigns/night/pause').set('If-Match', tag).set('Idempotency-Key', 'k');
    expect(again.status).toBe(202);
  });
});

function at(world: World | undefined) {
  return request((world ?? fail()).app.getHttpServer());
}

function sendOnce(world: World | undefined) {
  return at(world).post('/api/v1/campaigns/night/pause').set('Idempotency-Key', 'k').send({ because: 'x' });
}

function fail(): never {
  throw new TypeError('there is no such process');
}
