import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { apiPort, freePort, keepPorts } from '../../infra/stack/ports.js';

describe('ports', () => {
  let folder: string;
  const servers: Server[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ratchet-ports-'));
  });
  afterEach(async () => {
    for (const server of servers.splice(0)) server.close();
    await rm(folder, { recursive: true });
  });

  async function occupy(port: number): Promise<void> {
    const server = createServer();
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  }

  it('stay over restarts, and are all different', async () => {
    const file = join(folder, 'ports.json');
    const first = await keepPorts(file, () => {});
    expect(new Set(Object.values(first)).size).toBe(7);
    expect(await keepPorts(file, () => {})).toEqual(first);
  });

  it('that somebody else took give way, and who took them is said', async () => {
    const file = join(folder, 'ports.json');
    const first = await keepPorts(file, () => {});
    await occupy(first.mongo);
    const lines: string[] = [];
    const second = await keepPorts(file, (line) => lines.push(line));
    expect(second.mongo).not.toBe(first.mongo);
    expect({ ...second, mongo: first.mongo }).toEqual(first);
    const user = process.platform === 'linux' ? `process ${process.pid} (` : 'another process';
    expect(lines).toEqual([expect.stringContaining(`port ${first.mongo}, which mongo had here, is in use by ${user}`)]);
  });

  it('that a person asked for are used as given, or refused by name', async () => {
    const ports = await keepPorts(join(folder, 'ports.json'), () => {});
    const asked = await freePort();
    const api = { host: '127.0.0.1', port: asked, portGiven: true, token: null, requestsPerSecond: 50 };
    expect(await apiPort(api, ports, () => {})).toBe(asked);
    await occupy(asked);
    await expect(apiPort(api, ports, () => {})).rejects.toMatchObject({
      kind: 'port-in-use',
      message: expect.stringMatching(new RegExp(`RATCHET_API_PORT=${asked}.*in use by`)),
    });
  });

  it('of the default give way to one of the home', async () => {
    const ports = await keepPorts(join(folder, 'ports.json'), () => {});
    const usual = await freePort();
    await occupy(usual);
    const lines: string[] = [];
    expect(
      await apiPort({ host: '127.0.0.1', port: usual, portGiven: false, token: null, requestsPerSecond: 50 }, ports, (line) =>
        lines.push(line),
      ),
    ).toBe(ports.api);
    expect(lines[0]).toContain(`port ${usual} is in use`);
  });
});
