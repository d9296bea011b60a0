import request from 'supertest';
import { afterEach, expect, it } from 'vitest';
import { RatchetFailure } from '../../ports/failures.js';
import { AUDIT } from '../../ports/lists.js';
import { FakeDocuments, openFakeStore } from '../support/fake-store.js';
import { campaign, openWorld, type World } from './world.js';

/** A store that is away for records that say what has happened, once the order itself was taken. */
class AwayDocuments extends FakeDocuments {
  away = new Set<string>();

  override insert(collection: string, id: string, text: string): Promise<boolean> {
    return this.away.has(collection)
      ? Promise.reject(new RatchetFailure('unavailable', 'the store is away'))
      : super.insert(collection, id, text);
  }
}

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
