import request from 'supertest';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { SESSION_MS } from '../../campaigns/sessions.js';
import { admitToken, revokeToken } from '../../campaigns/tokens.js';
import type { Scope } from '../../ports/access-records.js';
import { campaign } from './fakes.js';
import { openWorld, type World } from './world.js';

const TOKEN = 'a-token-of-mine-that-is-long-enough';
const HOST = 'localhost:7391';
const told = z.object({ name: z.string(), scope: z.string(), csrf: z.string().nullable() });

describe('sessions of browsers', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    await world.store.campaigns.create(campaign('night'));
  });
  afterEach(async () => {
    vi.useRealTimers();
    await world.app.close();
  });

  const http = () => request(world.app.getHttpServer());
  const login = async (scope: Scope = 'operate') => {
    await admitToken(world.store, TOKEN, { name: 'mine', scope, at: '2027-01-01T00:00:00.000Z', until: null });
    const { headers, body } = await http().post('/api/v1/session').set('Host', HOST).send({ token: TOKEN }).expect(201);
    const cookie = z.array(z.string()).parse(headers['set-cookie'])[0] ?? '';
    return { cookie, csrf: told.parse(body).csrf ?? '' };
  };
  const pause = (cookie: string) => http().post('/api/v1/campaigns/night/pause').set('Host', HOST).set('Cookie', cookie);

  it('are held by a cookie that no script and no other site has', async () => {
    const { cookie, csrf } = await login();
    expect(cookie).toMatch(/^ratchet_session=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict$/);
    expect(cookie).not.toContain(csrf);
    const { body } = await http().get('/api/v1/session').set('Cookie', cookie).expect(200);
    expect(body).toEqual({ name: 'mine', scope: 'operate', csrf, open: false });
    await http().get('/api/v1/campaigns').set('Cookie', cookie).expect(200);
    await http().get('/api/v1/campaigns').expect(401);
  });

  it('go over TLS alone where they began so', async () => {
    await admitToken(world.store, TOKEN, { name: 'mine', scope: 'read', at: '2027-01-01T00:00:00.000Z', until: null });
    const { headers } = await http().post('/api/v1/session').set('X-Forwarded-Proto', 'https').send({ token: TOKEN }).expect(201);
    expect(String(headers['set-cookie'])).toContain('; Secure');
  });

  it.each([
    ['nothing', {}],
    ['another proof', { 'X-CSRF-Token': 'f'.repeat(64) }],
    ['one of another length', { 'X-CSRF-Token': 'é' }],
  ])('write nothing with %s', async (_what, headers) => {
    const { cookie } = await login();
    await pause(cookie).set(headers).expect(403);
    expect((await world.store.campaigns.get('night'))?.status).toBe('running');
  });

  it('write with the proof that only a page of ours has, and not for another site that has it too', async () => {
    const { cookie, csrf } = await login();
    const from = async (origin: string): Promise<number> => (await pause(cookie).set('X-CSRF-Token', csrf).set('Origin', origin)).status;
    expect([await from('https://evil.example'), await from(`http://${HOST}`)]).toEqual([403, 202]);
  });

  it('may do no more than their token', async () => {
    const { cookie, csrf } = await login('read');
    const [wrote, audit] = [await pause(cookie).set('X-CSRF-Token', csrf), await http().get('/api/v1/audit').set('Cookie', cookie)];
    expect([wrote.status, audit.status]).toEqual([403, 403]);
  });

  it('end with the browser’s word, with their token, and with time', async () => {
    const { cookie, csrf } = await login();
    const lookedBy = async (held: string): Promise<number> => (await http().get('/api/v1/campaigns').set('Cookie', held)).status;
    await http().delete('/api/v1/session').set('Cookie', cookie).set('X-CSRF-Token', csrf).expect(200);
    expect(await lookedBy(cookie)).toBe(401);
    await revokeToken(world.store, 'mine');
    const second = await openSecond();
    expect(await lookedBy(second)).toBe(200);
    vi.useFakeTimers({ now: Date.now() + SESSION_MS + 1, toFake: ['Date'] });
    expect(await lookedBy(second)).toBe(401);
    vi.useRealTimers();
    await admitToken(world.store, `${TOKEN}-3`, { name: 'third', scope: 'read', at: '2027-01-01T00:00:00.000Z', until: null });
    await revokeToken(world.store, 'other');
    expect(await lookedBy(second)).toBe(401);
  });
  const openSecond = async (): Promise<string> => {
    await admitToken(world.store, `${TOKEN}-2`, { name: 'other', scope: 'read', at: '2027-01-01T00:00:00.000Z', until: null });
    const { headers } = await http()
      .post('/api/v1/session')
      .send({ token: `${TOKEN}-2` })
      .expect(201);
    return z.array(z.string()).parse(headers['set-cookie'])[0] ?? '';
  };

  it('end each that asks for it, also by a key that ended another one', async () => {
    await login();
    for (let times = 0; times < 2; times += 1) {
      const { headers, body } = await http().post('/api/v1/session').send({ token: TOKEN }).expect(201);
      const cookie = String(headers['set-cookie']);
      const asked = http()
        .delete('/api/v1/session')
        .set('Cookie', cookie)
        .set('X-CSRF-Token', told.parse(body).csrf ?? '');
      await asked.set('Idempotency-Key', 'one').expect(200);
      expect((await http().get('/api/v1/campaigns').set('Cookie', cookie)).status).toBe(401);
    }
  });

  it('are given for no wrong token, and stand in the audit log by name; what a browser holds stands nowhere', async () => {
    const { cookie } = await login('admin');
    const { headers } = await http().post('/api/v1/session').send({ token: 'wrong' }).expect(401);
    expect(headers['set-cookie']).toBeUndefined();
    const { text } = await http().get('/api/v1/audit').set('Cookie', cookie).expect(200);
    expect(text).toContain('"by":"mine"');
    const secret = /=([\w-]+)/.exec(cookie)?.[1] ?? '';
    expect(text).not.toContain(secret);
    expect(world.logged()).not.toContain(secret);
    expect(world.logged()).not.toContain(TOKEN);
  });

  it('are not needed where nobody needs a token', async () => {
    const { body } = await http().get('/api/v1/session').expect(200);
    expect(body).toEqual({ name: 'somebody on this machine', scope: 'admin', csrf: null, open: true });
  });
});
