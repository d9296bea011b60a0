import request from 'supertest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { admitToken, revokeToken, tokensOf } from '../../campaigns/tokens.js';
import type { Scope } from '../../ports/access-records.js';
import { leavingOut } from '../../campaigns/leaving-out.js';
import { sha256 } from '../../ports/keys.js';
import { TOKENS } from '../../ports/lists.js';
import { FakeDocuments, openFakeStore } from '../support/fake-store.js';
import { details } from './details.js';
import { campaign } from './fakes.js';
import { openWorld, type World } from './world.js';

const AT = '2027-01-01T00:00:00.000Z';
const token = (name: string): string => `a-token-of-${name}-that-is-long-enough`;

describe('tokens of the API', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ waits: { holderMs: 20 } });
    await world.store.campaigns.create(campaign('night'));
  });
  afterEach(() => world.app.close());

  const admit = (name: string, scope: Scope, until: string | null = null): Promise<void> =>
    admitToken(world.store, token(name), { name, scope, at: AT, until });
  const http = () => request(world.app.getHttpServer());
  const as = (name: string) => ({
    get: (path: string) =>
      http()
        .get(`/api/v1${path}`)
        .set('Authorization', `Bearer ${token(name)}`),
    post: (path: string) =>
      http()
        .post(`/api/v1${path}`)
        .set('Authorization', `Bearer ${token(name)}`),
  });

  /** of somebody without a token, of one who sends that of `reader`, and of a look whether it lives */
  const statusesNow = async (): Promise<readonly number[]> => [
    (await http().get('/api/v1/campaigns')).status,
    (await as('reader').get('/campaigns')).status,
    (await http().get('/api/v1/health/live')).status,
  ];

  it('are wanted from everybody as soon as there is one', async () => {
    expect(await statusesNow()).toEqual([200, 200, 200]);
    await admit('reader', 'read');
    expect(await statusesNow()).toEqual([401, 200, 200]);
  });

  it.each<[Scope, number, number, number]>([
    ['read', 200, 403, 403],
    ['operate', 200, 202, 403],
    ['admin', 200, 202, 200],
  ])('that may %s: to look %i, to steer %i, the audit log %i', async (scope, ...statuses) => {
    await admit('mine', scope);
    const looked = await as('mine').get('/campaigns/night');
    const steered = await as('mine').post('/campaigns/night/pause');
    const audit = await as('mine').get('/audit');
    expect([looked.status, steered.status, audit.status]).toEqual(statuses);
  });

  it('look by HEAD as by GET, and the audit log has none of it', async () => {
    await admit('mine', 'read');
    await admit('boss', 'admin');
    const looked = await http()
      .head('/api/v1/campaigns/night')
      .set('Authorization', `Bearer ${token('mine')}`);
    expect(looked.status).toBe(200);
    expect((await as('boss').get('/audit')).body).toMatchObject({ writes: [] });
  });

  it('say what they may, and how to get one that may more', async () => {
    await admit('mine', 'read');
    const { body } = await as('mine').post('/campaigns/night/pause').expect(403);
    expect(details(body)).toEqual([
      'token "mine" may read, and this needs operate: make one with `ratchet token create NAME --scope operate`',
    ]);
  });

  it('let nobody in once they are revoked or have ended, and do not leave the API open', async () => {
    await admit('past', 'admin', '2020-01-01T00:00:00.000Z');
    await admit('gone', 'admin');
    await as('gone').get('/campaigns').expect(200);
    await revokeToken(world.store, 'gone');
    await as('gone').get('/campaigns').expect(401);
    await as('past').get('/campaigns').expect(401);
    await http().get('/api/v1/campaigns').expect(401);
    expect((await tokensOf(world.store)).map(({ name, state }) => `${name} ${state}`)).toEqual(['past expired', 'gone revoked']);
  });

  it('that hold no longer say so, whose they were, and how to get another', async () => {
    await admit('past', 'admin', '2020-01-01T00:00:00.000Z');
    await admit('gone', 'admin');
    await revokeToken(world.store, 'gone');
    const past = await as('past').get('/campaigns').expect(401);
    expect(details(past.body)).toEqual([
      'token "past" has expired, at 2020-01-01T00:00:00.000Z',
      expect.stringContaining('one of `ratchet token create`'),
    ]);
    expect(details((await as('gone').get('/campaigns').expect(401)).body)[0]).toBe('token "gone" is revoked');
    const session = await http()
      .post('/api/v1/session')
      .send({ token: token('past') })
      .expect(401);
    expect(details(session.body)[0]).toBe('token "past" has expired, at 2020-01-01T00:00:00.000Z');
    expect(details((await as('nobody').get('/campaigns').expect(401)).body)[0]).toBe('the token is wrong');
  });

  it('that are revoked by name are all of that name, an expired one before it too', async () => {
    await admit('mine', 'read', '2020-01-01T00:00:00.000Z');
    await admitToken(world.store, token('other'), { name: 'mine', scope: 'read', at: AT, until: null });
    expect((await as('other').get('/campaigns')).status).toBe(200);
    await revokeToken(world.store, 'mine');
    expect((await as('other').get('/campaigns')).status).toBe(401);
  });

  it.each(['RATCHET_API_TOKEN', 'somebody on this machine'])('are not called %s: the audit log would name somebody else', async (name) => {
    await expect(admit(name, 'read')).rejects.toThrow(`name "${name}"`);
    expect(await tokensOf(world.store)).toEqual([]);
  });

  it('end the streams of events that they let in', async () => {
    await admit('mine', 'read');
    const stream = await fetch(`${await world.app.getUrl()}/api/v1/campaigns/night/events`, {
      headers: { Authorization: `Bearer ${token('mine')}` },
    });
    await revokeToken(world.store, 'mine');
    expect(await stream.text()).toContain('event: progress');
    await as('mine').get('/campaigns/night/events').expect(401);
  });

  it('are kept as hashes, in no log and in no answer', async () => {
    await admit('mine', 'admin');
    await as('mine').post('/campaigns/night/pause').expect(202);
    const { text } = await as('mine').get('/audit').expect(200);
    expect(text).not.toContain(token('mine'));
    expect(world.logged()).not.toContain(token('mine'));
    expect(JSON.stringify(await tokensOf(world.store))).not.toContain(token('mine'));
  });

  it('whose record is broken let nobody in, leave the API closed, and keep no other from being made or taken back', async () => {
    const documents = new FakeDocuments();
    const store = openFakeStore(documents);
    await world.app.close();
    world = await openWorld({ parts: { store } });
    await store.campaigns.create(campaign('night'));
    await documents.insert('tokens', sha256(token('broken')), 'no JSON');
    await store.append(TOKENS, sha256(token('broken')));
    expect((await http().get('/api/v1/campaigns')).status).toBe(401);
    const { body } = await as('broken').get('/campaigns').expect(401);
    expect(details(body)[0]).toBe('the record of the token cannot be read');
    const lenient = leavingOut(store);
    await admitToken(lenient, token('mine'), { name: 'mine', scope: 'read', at: AT, until: null });
    await as('mine').get('/campaigns').expect(200);
    await revokeToken(lenient, 'mine');
    await as('mine').get('/campaigns').expect(401);
    expect((await tokensOf(lenient)).map(({ name, state }) => `${name} ${state}`)).toEqual(['mine revoked']);
  });

  it('have names of their own, which are free again once they are revoked', async () => {
    await admit('mine', 'read');
    await expect(admitToken(world.store, token('other'), { name: 'mine', scope: 'read', at: AT, until: null })).rejects.toMatchObject({
      kind: 'conflict',
    });
    await revokeToken(world.store, 'mine');
    await admitToken(world.store, token('other'), { name: 'mine', scope: 'read', at: AT, until: null });
    await expect(revokeToken(world.store, 'nobody')).rejects.toThrow(
      'there is no token "nobody": there is mine; `ratchet token list` lists all that there are',
    );
  });

  it('stand by name in the audit log, the latest write first, and a write that was sent again once', async () => {
    await admit('first', 'operate');
    await admit('second', 'admin');
    await as('first').post('/campaigns/night/pause').set('Idempotency-Key', 'k1').expect(202);
    await as('first').post('/campaigns/night/pause').set('Idempotency-Key', 'k1').expect(202);
    await as('second').post('/campaigns/night/resume').expect(202);
    await as('second').post('/campaigns/none/stop').expect(404);
    const { body } = await as('second').get('/audit?limit=500').expect(200);
    expect(body).toMatchObject({
      writes: [
        { by: 'second', method: 'POST', path: '/api/v1/campaigns/night/resume', status: 202 },
        { by: 'first', method: 'POST', path: '/api/v1/campaigns/night/pause', status: 202 },
      ],
      next: null,
    });
  });
});
