import { createServer } from 'node:net';
import { once } from 'node:events';
import { expect, it, vi } from 'vitest';
import { traced } from '../../cli/traced.js';

async function portOfNobody(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new TypeError('a server without a port');
  return address.port;
}

it('a collector that is away takes no result of a command away, and no reason why it failed', async () => {
  const endpoint = `http://127.0.0.1:${await portOfNobody()}`;
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', endpoint);
  let err = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true));
  expect(await traced(['node', 'ratchet', 'status'], () => Promise.resolve(3))).toBe(3);
  await expect(traced(['node', 'ratchet', 'status'], () => Promise.reject(new TypeError('its own reason')))).rejects.toThrow(
    'its own reason',
  );
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  expect(err).toContain(`traces could not be sent to ${endpoint}: `);
  expect(err).toContain('ECONNREFUSED');
});
