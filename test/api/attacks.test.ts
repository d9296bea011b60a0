import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { SECOND_ADAPTER, storeAdapters } from '../support/stored-adapters.js';
import { storeCampaign } from './stored-campaign.js';
import { campaign, fakeControl } from './fakes.js';
import { openWorld, type World } from './world.js';
import { openFakeStore } from '../support/fake-store.js';

const HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(1)>\u001b]0;owned\u0007\u001b[2J\u009b31m\u202e\u2028';

describe('what others wrote', () => {
  let world: World | null = null;
  afterEach(() => world?.app.close());

  it('is data in every answer: no markup and nothing that a terminal obeys, and a browser runs none of it', async () => {
    world = await openWorld();
    const { champion, first, episode, row } = await storeCampaign(world.store, { said: HOSTILE });
    await storeAdapters(world.store, { campaign: 'night', base: 'offline', hostile: HOSTILE });
    const url = `${await world.app.getUrl()}/api/v1`;
    const at = encodeURIComponent(episode);
    const lists = [
      '',
      '/cycles',
      '/grid',
      '/races',
      '/checkpoints',
      '/strategies',
      '/episodes',
      '/ledger',
      '/history',
      '/incidents',
      '/suite',
    ];
    const paths = [
      ...lists.map((list) => `/campaigns/night${list}`),
      ...['', '/diff?with=' + first, '/lineage', '/rules'].map((part) => `/strategies/${champion}${part}`),
      `/attempts/${at}`,
      `/attempts/${at}/explanation`,
      '/adapters',
      `/adapters/${SECOND_ADAPTER}`,
      `/attempts/${encodeURIComponent(HOSTILE)}`,
      `/memory/${row}`,
      '/memory/stats',
      '/incidents',
      '/strategies',
      `/campaigns?after=${encodeURIComponent(HOSTILE)}`,
    ];
    let told = 0;
    for (const path of paths) {
      const answer = await fetch(`${url}${path}`);
      const text = await answer.text();
      const headers = ['content-type', 'x-content-type-options', 'content-security-policy'].map((name) => answer.headers.get(name));
      expect([path, ...headers]).toEqual([
        path,
        expect.stringMatching(/^application\/(?:problem\+)?json/),
        'nosniff',
        expect.stringContaining("default-src 'none'"),
      ]);
      expect(`${path} ${text}`).not.toMatch(/[<>]|(?![\n\t])\p{Cc}|[\u2028\u202e]/u);
      if (JSON.stringify(JSON.parse(text)).includes('alert(1)')) told += 1;
    }
    // it is there all the same: nothing is swallowed
    expect(told).toBeGreaterThan(10);
  });

  it('is data in a strategy for use elsewhere, which no browser takes for a page', async () => {
    world = await openWorld();
    const { champion } = await storeCampaign(world.store, { said: HOSTILE });
    const answer = await fetch(`${await world.app.getUrl()}/api/v1/strategies/${champion}/export`);
    expect(answer.headers.get('content-type')).toMatch(/^text\/markdown/);
    expect(await answer.text()).not.toMatch(/(?![\n\t])\p{Cc}/u);
  });
});

describe('who asks too much, too slowly or for what is not here', () => {
  const worlds: World[] = [];
  const open = async (options: Parameters<typeof openWorld>[0]): Promise<{ readonly world: World; readonly url: string }> => {
    const world = await openWorld(options);
    worlds.push(world);
    return { world, url: await world.app.getUrl() };
  };
  afterEach(async () => {
    await Promise.all(worlds.splice(0).map(({ app }) => app.close()));
  });

  it('is told when to come again, and health is not counted', async () => {
    const { url } = await open({ limits: { requestsPerSecond: 0.5 } });
    const answers: Response[] = [];
    // slow machines have a token more by then: as many as it takes
    while (answers.at(-1)?.status !== 429) answers.push(...(await Promise.all([1, 2, 3, 4].map(() => fetch(`${url}/api/v1/campaigns`)))));
    expect(answers[0]?.status).toBe(200);
    expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await fetch(`${url}/api/v1/health/live`)).status).toBe(200);
  });

  it('is sent away while others are being answered, and let in afterwards', async () => {
    const store = openFakeStore();
    await store.campaigns.create(campaign('night'));
    const control = fakeControl(store);
    const held = deferred();
    const { url } = await open({
      limits: { inFlight: 1 },
      parts: { store, control: { ...control, status: async (id) => (await held.promise, control.status(id)) } },
    });
    const first = fetch(`${url}/api/v1/campaigns/night`);
    await expect.poll(async () => (await fetch(`${url}/api/v1/campaigns`)).status).toBe(503);
    const refused = await fetch(`${url}/api/v1/campaigns`);
    expect(refused.headers.get('retry-after')).toBe('1');
    held.resolve();
    expect((await first).status).toBe(200);
    expect((await fetch(`${url}/api/v1/health/live`)).status).toBe(200);
    await expect.poll(async () => (await fetch(`${url}/api/v1/campaigns`)).status).toBe(200);
  });

  it('leaves no place taken behind, though many requests came at once over a connection that is gone', async () => {
    const { world, url } = await open({ limits: { inFlight: 8 } });
    await world.store.campaigns.create(campaign('night'));
    await world.store.budget.open('night', { modelCalls: 10, costUsd: null });
    const { socket } = await besetting(url);
    expect((await fetch(`${url}/api/v1/campaigns`)).status).toBe(503);
    socket.destroy();
    await expect.poll(async () => (await fetch(`${url}/api/v1/campaigns`)).status).toBe(200);
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('ratchet_http_requests_in_flight 1\n');
  });

  it('is let go of where what is answered to many requests at once is not taken', async () => {
    const { world, url } = await open({ limits: { inFlight: 8, takenMs: 200 } });
    await world.store.campaigns.create(campaign('night'));
    const { socket, closed } = await besetting(url);
    await closed;
    expect(socket.destroyed).toBe(true);
    await expect.poll(async () => (await fetch(`${url}/api/v1/campaigns`)).status).toBe(200);
  });

  it('is let go of where nothing of a long answer is taken, and not where it is taken slowly', async () => {
    const { world, url } = await open({ limits: { inFlight: 2, stalledMs: 400 } });
    for (let number = 0; number < 20; number += 1)
      await world.store.campaigns.create(campaign(`night-${number}`, { because: 'x'.repeat(1_000_000) }));
    const { hostname, port } = new URL(url);
    const ask = (): Socket => connect(Number(port), hostname).on('error', () => undefined);
    const idle = [ask(), ask()];
    for (const socket of idle) socket.write('GET /api/v1/campaigns HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await expect.poll(async () => (await fetch(`${url}/api/v1/campaigns/none`)).status).toBe(503);
    await expect.poll(async () => (await fetch(`${url}/api/v1/campaigns/none`)).status, { timeout: 10_000 }).toBe(404);
    for (const socket of idle) socket.destroy();

    const slow = ask();
    slow.write('GET /api/v1/campaigns HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    let bytes = 0;
    for await (const chunk of slow) {
      bytes += Buffer.from(chunk).length;
      await sleep(3);
    }
    expect(bytes).toBeGreaterThan(20_000_000);
  });

  it('keeps nobody out by wrong tokens, also where the fewest are answered side by side', async () => {
    const { url } = await open({ token: 'sixteen-characters-and-more', limits: { inFlight: 16 } });
    const ask = (token: string, signal?: AbortSignal): Promise<Response> =>
      fetch(`${url}/api/v1/campaigns`, { headers: { Authorization: `Bearer ${token}` }, ...(signal === undefined ? {} : { signal }) });
    const leave = new AbortController();
    // as many as wait for their answer, and then some
    const guesses = Array.from({ length: 40 }, () => ask('wrong', leave.signal).then(({ status }) => status));
    const settled = Promise.allSettled(guesses);
    expect([429, 503]).toContain(await Promise.any(guesses.slice(20)));
    await expect.poll(async () => (await ask('sixteen-characters-and-more')).status).toBe(200);
    leave.abort();
    await settled;
  });

  it('is let go of where a body never comes', async () => {
    const { url } = await open({ limits: { bodyMs: 50 } });
    const said = await sent(
      url,
      'POST /api/v1/campaigns HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
    );
    expect(said).toMatch(/^HTTP\/1\.1 408 /);
  });

  it.each([
    'GET /../../../../etc/passwd',
    'GET /docs/../../../../etc/passwd',
    'GET /docs/..%2f..%2f..%2fetc%2fpasswd',
    'GET /api/v1/campaigns/..%2f..%2fetc',
    'GET /api/v1/attempts/..%2f..%2f..%2fetc%2fpasswd',
    'GET /api/v1/suites/tasks?suite=..%2f..%2f..%2f..%2fetc',
    'GET /api/v1/strategies/resolve?name=..%2f..%2fetc%2fpasswd',
    'GET /api/v1/campaigns/%00',
    'GET /api/v1/campaigns/__proto__',
    'GET /api/v1/campaigns/constructor/grid',
    'TRACE /api/v1/campaigns',
    'PROPFIND /api/v1/campaigns',
  ])('finds nothing of this machine by %s', async (line) => {
    const { url } = await open({});
    const said = await sent(url, `${line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    expect(said).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(said).not.toContain('root:');
  });

  it.each([
    ['two lengths', 'Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}'],
    ['a length and chunks', 'Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['a header that goes on for ever', `X-Long: ${'x'.repeat(100_000)}\r\n\r\n`],
  ])('is refused with %s', async (_what, rest) => {
    const { url } = await open({});
    const said = await sent(url, `POST /api/v1/campaigns HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${rest}`);
    expect(said).toMatch(/^HTTP\/1\.1 4\d\d /);
  });

  it('cannot send a body that unfolds', async () => {
    const { url } = await open({});
    const deep = `${'{"suite":'.repeat(7_000)}1${'}'.repeat(7_000)}`;
    const answer = await fetch(`${url}/api/v1/campaigns`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: deep.slice(0, 60_000),
    });
    expect(answer.status).toBe(400);
    for (const nested of [`${'{"suite":'.repeat(6_000)}1${'}'.repeat(6_000)}`, '['.repeat(30_000) + ']'.repeat(30_000)]) {
      const refused = await fetch(`${url}/api/v1/campaigns`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'one' },
        body: nested,
      });
      expect(refused.status).toBe(400);
      expect(await refused.text()).toContain('nested more than 32 deep');
    }
    const zipped = await fetch(`${url}/api/v1/campaigns`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
      body: 'no gzip',
    });
    expect(zipped.status).toBe(400);
  });
});

/** A connection whose requests stand behind a stream that does not end: they take all places. */
async function besetting(url: string): Promise<{ readonly socket: Socket; readonly closed: Promise<unknown> }> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  const closed = once(socket, 'close');
  socket.write(`${get('campaigns/night/events')}${get('campaigns').repeat(20)}`);
  await once(socket, 'data');
  return { socket, closed };
}

function get(path: string): string {
  return `GET /api/v1/${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
}

/** What is answered to these bytes, until the other side has had enough. */
async function sent(url: string, bytes: string): Promise<string> {
  const { port } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk.toString();
  });
  socket.on('error', () => undefined);
  socket.write(bytes);
  socket.setTimeout(60_000, () => socket.destroy());
  await once(socket, 'close');
  return text;
}

/** A promise that is kept when somebody says so. */
function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  const emitter = new EventTarget();
  const promise = new Promise<void>((resolve) => emitter.addEventListener('now', () => resolve(), { once: true }));
  return { promise, resolve: () => void emitter.dispatchEvent(new Event('now')) };
}
