import request from 'supertest';
import { afterEach, describe, expect, it } from 'vitest';
import { openWorld, type World } from './world.js';

const TOKEN = 'a-token-of-enough-length';

describe('who may call', () => {
  const worlds: World[] = [];
  const open = async (options: Parameters<typeof openWorld>[0]) => {
    const world = await openWorld(options);
    worlds.push(world);
    return { world, http: () => request(world.app.getHttpServer()) };
  };
  afterEach(async () => {
    await Promise.all(worlds.splice(0).map((world) => world.app.close()));
  });

  it.each([
    ['no header', undefined],
    ['another token', 'Bearer another-token-of-that-kind'],
    ['a prefix of the token', `Bearer ${TOKEN.slice(0, -1)}`],
    ['another scheme', `Basic ${TOKEN}`],
    ['an empty token', 'Bearer '],
  ])('refuses %s where a token is configured, on loopback too', async (_what, header) => {
    const { http } = await open({ token: TOKEN });
    const call = http().get('/api/v1/campaigns');
    const answer = await (header === undefined ? call : call.set('Authorization', header));
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toContain('Bearer');
    expect(JSON.stringify(answer.body)).toContain('Authorization: Bearer TOKEN');
  });

  it('accepts the token, and health without it', async () => {
    const { http } = await open({ token: TOKEN });
    expect((await http().get('/api/v1/campaigns').set('Authorization', `Bearer ${TOKEN}`)).status).toBe(200);
    expect((await http().get('/api/v1/health/live')).status).toBe(200);
    expect((await http().get('/api/v1/health/ready')).status).toBe(200);
  });

  it('needs no token on loopback where none is configured', async () => {
    const { http } = await open({});
    expect((await http().get('/api/v1/campaigns')).status).toBe(200);
  });

  it.each(['evil.example', 'evil.example:7391', '127.0.0.1.evil.example', 'localhost.evil.example:80'])(
    'refuses the host name %s on loopback, as after DNS rebinding',
    async (host) => {
      const { http } = await open({});
      const { body } = await http().get('/api/v1/campaigns').set('Host', host).expect(403);
      expect(JSON.stringify(body)).toContain('is not this machine');
      expect((await http().get('/docs-json').set('Host', host)).status).toBe(403);
    },
  );

  it.each(['localhost', 'localhost:7391', '127.0.0.1:7391', '[::1]:7391', 'LOCALHOST:1'])(
    'accepts the host name %s on loopback',
    async (host) => {
      const { http } = await open({});
      expect((await http().get('/api/v1/campaigns').set('Host', host)).status).toBe(200);
    },
  );

  it.each(['https://evil.example', 'http://localhost:1', 'null'])(
    'refuses a page of %s, which would act in the user’s place',
    async (origin) => {
      const { http, world } = await open({});
      await http().post('/api/v1/campaigns').set('Origin', origin).send({ suite: 'demo' }).expect(403);
      expect(await world.store.campaigns.list()).toEqual([]);
    },
  );

  it('accepts its own pages', async () => {
    const { http } = await open({});
    expect((await http().get('/api/v1/campaigns').set('Host', 'localhost:7391').set('Origin', 'http://localhost:7391')).status).toBe(200);
  });

  it('takes any host name where it is reached from outside: there the token is the proof', async () => {
    const { http } = await open({ host: '0.0.0.0', token: TOKEN });
    expect((await http().get('/api/v1/campaigns').set('Host', 'ratchet.example').set('Authorization', `Bearer ${TOKEN}`)).status).toBe(200);
  });

  it('allows no other site to read answers, and no cache to keep them', async () => {
    const { http } = await open({});
    const answer = await http().get('/api/v1/campaigns').expect(200);
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    expect(answer.headers).not.toHaveProperty('x-powered-by');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it('logs each request without its secrets', async () => {
    const { http, world } = await open({ token: TOKEN });
    await http().get('/api/v1/strategies?token=query-secret').set('Authorization', `Bearer ${TOKEN}`);
    await expect.poll(world.logged).toContain('"path":"/api/v1/strategies"');
    expect(world.logged()).not.toContain(TOKEN);
    expect(world.logged()).not.toContain('query-secret');
  });
});
