import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { campaign } from './fakes.js';
import { openWorld, type World } from './world.js';

const document = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

describe('HEAD', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    await world.store.campaigns.create(campaign('night'));
    await world.store.budget.open('night', { modelCalls: null, costUsd: null });
  });
  afterAll(() => world.app.close());

  /** What the server says on one connection to a request, and to one behind it: none is left waiting by the first. */
  async function heads(method: string, path: string): Promise<readonly string[]> {
    const { port } = new URL(await world.app.getUrl());
    const socket = connect(Number(port), '127.0.0.1');
    const behind = 'GET /api/v1/health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';
    socket.write(`${method} ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n${behind}`);
    return (await text(socket)).split(/(?=HTTP\/1\.1 \d)/);
  }

  it('is answered as GET is, without a body, on every route, so that a stream of events ends with its headers', async () => {
    const { paths } = document.parse(await (await fetch(`${await world.app.getUrl()}/docs-json`)).json());
    const routes = Object.keys(paths).filter((path) => paths[path]?.['get'] !== undefined);
    expect(routes).toContain('/api/v1/events');
    const told = [];
    for (const route of [...routes, '/metrics', '/', '/docs-json']) {
      const path = route.replaceAll(/\{\w+\}/g, 'night');
      const [head = '', behind = '', ...more] = await heads('HEAD', path);
      const [, body] = head.split('\r\n\r\n');
      told.push({ path, status: statusOf(head), body, behind: behind.includes('{"status":"live"}'), more });
    }
    const wanted = [];
    for (const { path } of told) {
      const status = path.endsWith('/events') ? 'HTTP/1.1 200 OK' : statusOf((await heads('GET', path))[0]);
      wanted.push({ path, status, body: '', behind: true, more: [] });
    }
    expect(told).toEqual(wanted);
  });
});

function statusOf(head: string | undefined): string | undefined {
  return head?.split('\r\n')[0];
}
