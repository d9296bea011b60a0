import request from 'supertest';
import { afterEach, expect, it } from 'vitest';
import { RatchetFailure } from '../../ports/failures.js';
import { AUDIT } from '../../ports/lists.js';
import { FakeDocuments, openFakeStore } from '../support/fake-store.js';
import { campaign, fakeControl, fakeSteering } from './fakes.js';
import { openWorld, type World } from './world.js';

/** A store that is away for records that say what has happened, once the order itself was taken; or altogether. */
class AwayDocuments extends FakeDocuments {
  away = new Set<string>();
  isGone = false;

  override get(collection: string, id: string): Promise<string | null> {
    return this.isGone ? AWAY() : super.get(collection, id);
  }

  override insert(collection: string, id: string, text: string): Promise<boolean> {
    return this.isGone || this.away.has(collection) ? AWAY() : super.insert(collection, id, text);
  }
}

const AWAY = (): Promise<never> => Promise.reject(new RatchetFailure('unavailable', 'the store is away'));

let world: World | null = null;
afterEach(() => world?.app.close());

it.each(['writes', 'audits'])('an order that took effect is done once, although %s cannot be kept just then', async (kind) => {
  const documents = new AwayDocuments();
  const store = openFakeStore(documents);
  world = await openWorld({ parts: { store } });
  const own = world;
  await store.campaigns.create(campaign('going'));
  const tell = () =>
    request(own.app.getHttpServer())
      .post('/api/v1/campaigns/going/feedback')
      .set('Idempotency-Key', 'once')
      .send({ text: 'look at the slices' });

  documents.away.add(kind);
  await tell().expect(202);
  const { headers } = await tell().expect(202);
  expect(headers['idempotency-replayed']).toBe('true');
  expect(own.heard).toEqual(['going: look at the slices']);

  documents.away.clear();
  await expect.poll(() => store.list(AUDIT), { timeout: 10_000 }).toHaveLength(1);
  // another process knows it too
  const other = await openWorld({ parts: { store: openFakeStore(documents) } });
  try {
    const again = () =>
      request(other.app.getHttpServer())
        .post('/api/v1/campaigns/going/feedback')
        .set('Idempotency-Key', 'once')
        .send({ text: 'look at the slices' });
    await expect.poll(async () => (await again()).headers['idempotency-replayed'], { timeout: 10_000 }).toBe('true');
    expect([...own.heard, ...other.heard]).toHaveLength(1);
  } finally {
    await other.app.close();
  }
});

it.each([
  ['', { suite: 'toy', name: 'new' }],
  ['going/pause', {}],
  ['going/resume', {}],
  ['going/stop', {}],
  ['going/promote', { strategy: 'bbbbbbbbbbbb', because: 'better' }],
  ['going/veto', { strategy: 'bbbbbbbbbbbb', because: 'worse' }],
  ['going/pin', { rule: 'rule-1' }],
  ['going/budget', { modelCalls: 9 }],
  ['ended/extend', { cycles: '+5' }],
])('POST campaigns/%s is told as done, once, although the store goes away as soon as it took effect', async (path, body) => {
  const documents = new AwayDocuments();
  const store = openFakeStore(documents);
  await store.campaigns.create(campaign('going'));
  await store.campaigns.create(campaign('ended', { status: 'done' }));
  await store.budget.open('going', { modelCalls: 5, costUsd: null });
  const orders: string[] = [];
  const [control, steering] = [fakeControl(store), fakeSteering(store)];
  const leaving = async <T>(order: string, given: Promise<T>): Promise<T> => {
    orders.push(order);
    const answer = await given;
    documents.isGone = true;
    return answer;
  };
  world = await openWorld({
    parts: {
      store,
      control: {
        ...control,
        start: (...given) => (path === '' ? leaving('start', control.start(...given)) : control.start(...given)),
        pause: (...given) => leaving('pause', control.pause(...given)),
        resume: (...given) => leaving('resume', control.resume(...given)),
        stop: (...given) => leaving('stop', control.stop(...given)),
      },
      steering: {
        ...steering,
        order: (...given) => leaving('order', steering.order(...given)),
        extend: (...given) => leaving('extend', steering.extend(...given)),
      },
    },
  });
  const http = world.app.getHttpServer();
  const give = () =>
    request(http)
      .post(`/api/v1/campaigns${path === '' ? '' : `/${path}`}`)
      .set('Idempotency-Key', 'once')
      .send(body);
  const { body: told } = await give().expect((answer) => expect([201, 202]).toContain(answer.status));
  expect(told.id).toBe(path === '' ? 'new' : path.split('/')[0]);
  documents.isGone = false;
  const { headers } = await give();
  expect(headers['idempotency-replayed']).toBe('true');
  expect(orders).toHaveLength(1);
});
