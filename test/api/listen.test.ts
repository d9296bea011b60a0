import { createServer } from 'node:http';
import { once } from 'node:events';
import request from 'supertest';
import { pino } from 'pino';
import { describe, expect, it, vi } from 'vitest';
import { createApp } from '../../api/app.js';
import { checkedAddress, listen } from '../../api/listen.js';
import { openFakeStore } from '../support/fake-store.js';
import { fakeParts } from './fakes.js';

const TOKEN = 'a-token-of-enough-length';

async function app() {
  return createApp(fakeParts(openFakeStore()), { host: '127.0.0.1', token: null, version: '0.0.0', log: pino({ level: 'silent' }) });
}

describe('where the API listens', () => {
  it.each(['0.0.0.0', '::', '192.168.1.5', 'ratchet.example', '127.0.0.1.example', '128.0.0.1'])('refuses %s without a token', (host) => {
    expect(() => checkedAddress({ host, port: 1, token: null })).toThrow(/RATCHET_API_TOKEN/);
    expect(checkedAddress({ host, port: 1, token: TOKEN })).toEqual({ host, port: 1 });
  });

  it.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost'])('accepts %s without one', (host) => {
    expect(checkedAddress({ host, port: 1, token: null })).toEqual({ host, port: 1 });
  });

  it('says where it can be reached', async () => {
    const one = await app();
    const url = await listen(one, { host: '127.0.0.1', port: 0 });
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await request(url).get('/api/v1/health/live')).status).toBe(200);
    await one.close();
  });

  it('leaves a fault in the program what it is', async () => {
    const one = await app();
    const wrong = new TypeError('app is not ready');
    vi.spyOn(one, 'listen').mockRejectedValue(wrong);
    await expect(listen(one, { host: '127.0.0.1', port: 0 })).rejects.toBe(wrong);
    await one.close();
  });

  it('names a port that is in use, and the way out', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const one = await app();
    await expect(listen(one, { host: '127.0.0.1', port })).rejects.toThrow(
      `RATCHET_API_PORT=${port}: another process listens there (EADDRINUSE)`,
    );
    await one.close();
    other.close();
  });
});
