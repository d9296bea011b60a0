import { EventEmitter, once } from 'node:events';
import { type IncomingMessage, request as send } from 'node:http';
import { text } from 'node:stream/consumers';
import request from 'supertest';
import { afterEach, describe, expect, it } from 'vitest';
import { admitToken, revokeToken } from '../../campaigns/tokens.js';
import { RatchetFailure } from '../../ports/failures.js';
import { AUDIT } from '../../ports/lists.js';
import { openFakeStore } from '../support/fake-store.js';
import { details } from './details.js';
import { campaign, fakeControl, fakeSteering } from './fakes.js';
import { openWorld, type World } from './world.js';

const worlds: World[] = [];
const open = async (options: Parameters<typeof openWorld>[0] = {}): Promise<World> => {
  const world = await openWorld(options);
  worlds.push(world);
  await world.store.campaigns.create(campaign('night'));
  return world;
};
afterEach(async () => {
  await Promise.all(worlds.splice(0).map(({ app }) => app.close()));
});

const AT = '2027-01-01T00:00:00.000Z';
interface Sent {
  readonly method?: string;
  /** the target as it stands in the first line */
  readonly target: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

async function sent(world: World, { method = 'GET', target, headers = {}, body }: Sent): Promise<{ status?: number; told: string }> {
  const { hostname, port } = new URL(await world.app.getUrl());
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    send({ hostname, port, method, path: target, headers: { Host: 'localhost', ...headers } }, resolve)
      .on('error', reject)
      .end(body);
  });
  return { ...(answer.statusCode === undefined ? {} : { status: answer.statusCode }), told: await text(answer) };
}

describe('what a caller says is never passed over in silence', () => {
  it.each([
    'application/json',
    'application/merge-patch+json',
    'application/vnd.ratchet.v1+json',
    'application/json; charset',
    'application/json;;',
  ])('a body of %s is read, and refused where it says what nobody knows', async (type) => {
    const world = await open();
    const stop = (body: string) =>
      sent(world, { method: 'POST', target: '/api/v1/campaigns/night/stop', headers: { 'Content-Type': type }, body });
    expect((await stop('{"when":"some day"}')).status).toBe(400);
    expect((await stop('{"when":"after-cycle"}')).status).toBe(202);
    // it was ordered, and not done at once
    expect(world.heard).toEqual([expect.stringMatching(/^night: stop/)]);
  });

  it.each([
    ['post', '/api/v1/schedules/nightly/resume'],
    ['delete', '/api/v1/schedules/nightly'],
    ['get', '/api/v1/campaigns'],
  ] as const)('a body that %s %s does not take is refused', async (method, path) => {
    const world = await open();
    const answer = await request(world.app.getHttpServer())[method](path).send({ because: 'it was late' });
    expect([answer.status, details(answer.body)]).toEqual([400, ['the body says "because": this route takes none; leave it out']]);
    // an empty one says nothing
    expect((await request(world.app.getHttpServer())[method](path).send({})).status).not.toBe(400);
  });

  it('a body in another encoding is refused, and no letter of it is lost', async () => {
    const world = await open();
    const latin = Buffer.from('{"because":"für heute"}', 'latin1');
    const { status, told } = await sent(world, {
      method: 'POST',
      target: '/api/v1/campaigns/night/pause',
      headers: { 'Content-Type': 'application/json' },
      body: latin,
    });
    expect([status, details(JSON.parse(told))]).toEqual([400, [expect.stringContaining('the body is no UTF-8')]]);
    expect((await world.store.campaigns.get('night'))?.status).toBe('running');
  });

  it.each(['?x=1', '??x=1', '???'])('a query of %s is refused by a route that takes none', async (query) => {
    const world = await open();
    expect((await sent(world, { target: `/api/v1/campaigns/night/grid${query}` })).status).toBe(400);
  });
});

describe('a request that names the whole URL', () => {
  it.each([
    ['GET', '/api/v1/campaigns/night', 200],
    ['GET', '/', 200],
    ['GET', '', 200],
    ['PUT', '/api/v1/campaigns', 405],
    ['GET', '/api/v1/campaigns/%zz', 400],
  ])('is answered as by its path: %s %s by %i', async (method, path, status) => {
    const world = await open();
    for (const target of [path === '' ? '/' : path, `http://localhost:80${path}`])
      expect((await sent(world, { method, target })).status).toBe(status);
  });

  it('is for the host that it names, whatever Host says', async () => {
    const world = await open();
    const { status, told } = await sent(world, { target: 'http://evil.example/api/v1/campaigns' });
    expect([status, told]).toEqual([403, expect.stringContaining('evil.example')]);
  });

  it('stands in the audit log by its path, and follows events as long as it likes', async () => {
    const world = await open({ limits: { takenMs: 50, stalledMs: 50 } });
    expect((await sent(world, { method: 'POST', target: 'http://127.0.0.1/api/v1/campaigns/night/pause' })).status).toBe(202);
    const { told } = await sent(world, { target: '/api/v1/audit' });
    expect(JSON.parse(told)).toMatchObject({ writes: [{ path: '/api/v1/campaigns/night/pause' }] });
    const { hostname, port } = new URL(await world.app.getUrl());
    const stream = send({ hostname, port, path: 'http://localhost/api/v1/events', headers: { Host: 'localhost' } });
    const closed = new Promise((resolve) => stream.on('close', () => resolve('closed')).on('error', () => undefined));
    stream.end();
    expect(await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 2_500, 'open'))])).toBe('open');
    stream.destroy();
    await closed;
  });
});

it.each([
  [500, /at most 100 arms/],
  [100, /^and 460 more$/],
])('what is wrong hundreds of times, by %i arms, is told shortly', async (count, last) => {
  const world = await open();
  const arms = Array.from({ length: count }, (_, at) => ({ name: `arm-${at}-${'x'.repeat(30)}`, settings: { cycles: at + 1 } }));
  const hypotheses = Array.from({ length: 250 }, () => ({ claim: 'x', metric: 'successRate', arm: 'no', against: 'none', matters: 0.1 }));
  const definition = { title: 'x', question: 'x', arms, suites: ['first-functions'], metrics: ['successRate'], hypotheses };
  const { status, text: told } = await request(world.app.getHttpServer()).post('/api/v1/experiments').send({ name: 'x', definition });
  expect([status, details(JSON.parse(told)).at(-1)]).toEqual([400, expect.stringMatching(last)]);
  expect(told.length).toBeLessThan(500_000);
});

describe('paging', () => {
  it('goes on behind a campaign that has meanwhile ceased to be what is asked for', async () => {
    const world = await open();
    for (const id of ['one', 'two']) await world.store.campaigns.create(campaign(id));
    const page = async (query: string) => (await request(world.app.getHttpServer()).get(`/api/v1/campaigns?${query}`).expect(200)).body;
    const first = await page('status=running&limit=1');
    expect([first.campaigns[0].id, first.next]).toEqual(['night', 'night']);
    await world.store.campaigns.update('night', { status: 'done' });
    const second = await page('status=running&limit=1&after=night');
    expect([second.campaigns[0].id, second.next]).toEqual(['one', 'one']);
    await world.store.campaigns.update('two', { status: 'done' });
    expect(await page('status=running&limit=1&after=one')).toMatchObject({ campaigns: [], next: null });
  });
});

describe('who comes in', () => {
  const TOKEN = 'a-token-of-mine-that-is-long-enough';
  const bearer = { Authorization: `Bearer ${TOKEN}` };

  it('is answered whole what was asked while the token held', async () => {
    const told = new EventEmitter();
    const [began, wait] = [once(told, 'began'), once(told, 'go on')];
    const store = openFakeStore();
    const control = fakeControl(store);
    const world = await open({
      waits: { holderMs: 5 },
      parts: { store, control: { ...control, status: async (id) => (told.emit('began'), await wait, control.status(id)) } },
    });
    await admitToken(store, TOKEN, { name: 'mine', scope: 'read', at: AT, until: null });
    const asked = fetch(`${await world.app.getUrl()}/api/v1/campaigns/night`, { headers: bearer });
    await began;
    await revokeToken(store, 'mine');
    await new Promise((resolve) => setTimeout(resolve, 50));
    told.emit('go on');
    const answer = await asked;
    expect([answer.status, await answer.json()]).toMatchObject([200, { campaign: { id: 'night' } }]);
  });

  it('is told when to come again where too many wrong tokens wait', async () => {
    const world = await open({ token: TOKEN });
    const url = `${await world.app.getUrl()}/api/v1/campaigns`;
    const leave = new AbortController();
    const guesses = Array.from({ length: 12 }, () => fetch(url, { headers: { Authorization: 'Bearer wrong' }, signal: leave.signal }));
    const settled = Promise.allSettled(guesses);
    const sentAway = guesses.map(async (guess) => {
      const answer = await guess;
      return answer.status === 429 ? answer : Promise.reject(new TypeError(String(answer.status)));
    });
    expect(Number((await Promise.any(sentAway)).headers.get('retry-after'))).toBeGreaterThan(0);
    leave.abort();
    await settled;
  });
});

describe('the log', () => {
  it('and the audit log say who asked for what, however the path is written', async () => {
    const world = await open();
    const token = 'a-token-of-mine-that-is-long-enough';
    await admitToken(world.store, token, { name: 'mine', scope: 'operate', at: AT, until: null });
    const http = () => request(world.app.getHttpServer());
    await http().post('/API/v1/Campaigns/n%69ght/pause/').set('Authorization', `Bearer ${token}`).expect(202);
    await http().get('/api/v1/audit').set('Authorization', `Bearer ${token}`).expect(403);
    const [id = ''] = await world.store.list(AUDIT);
    expect(await world.store.find('audits', id)).toMatchObject({ by: 'mine', path: '/api/v1/campaigns/night/pause' });
    for (const status of [202, 403]) await expect.poll(world.logged).toMatch(new RegExp(`"status":${status},.*"by":"mine"`));
  });

  it('says why a rollback failed behind its answer, and holds no password', async () => {
    const failure = new RatchetFailure('unavailable', 'no history at mongodb://me:p@ss@10.0.0.1');
    const store = openFakeStore();
    const world = await open({ parts: { store, steering: { ...fakeSteering(store), rollback: () => Promise.reject(failure) } } });
    const { body } = await request(world.app.getHttpServer())
      .post('/api/v1/campaigns/night/rollback')
      .send({ to: 'aaaaaaaaaaaa' })
      .expect(503);
    expect(details(body)).toEqual(['no history at mongodb://…@10.0.0.1']);
    expect(world.logged()).toMatch(
      /"err":\{"type":"RatchetFailure","message":"no history at mongodb:\/\/…@10\.0\.0\.1".*"campaign":"night"/,
    );
    expect(world.logged()).not.toContain('ss@');
  });

  it('has no line more for each that is turned away while there is too much to do', async () => {
    const world = await open({ limits: { inFlight: 0 } });
    await request(world.app.getHttpServer()).get('/api/v1/campaigns').expect(503);
    await expect.poll(world.logged).toContain('"status":503');
    expect(world.logged()).not.toContain('request failed');
  });
});

it('a body that never comes is a problem like any other', async () => {
  const world = await open({ limits: { bodyMs: 50 } });
  const { hostname, port } = new URL(await world.app.getUrl());
  const headers = { 'Content-Type': 'application/json', 'Content-Length': '100' };
  const answer = await new Promise<IncomingMessage>((resolve) => {
    const asked = send({ hostname, port, method: 'POST', path: '/api/v1/campaigns', headers }, resolve).on('error', () => undefined);
    asked.write('{');
  });
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([408, 'application/problem+json']);
  expect(details(JSON.parse(await text(answer)))).toEqual(['the body was not there within 50 ms: send it again']);
});
