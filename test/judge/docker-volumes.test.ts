import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { connect, type Engine } from '../../judge/docker/engine.js';
import { ownerLabels } from '../../judge/docker/labels.js';
import { sweepVolumes, volumeFor } from '../../judge/docker/volumes.js';
import { findOnHost } from '../../judge/host-tools.js';
import { preparationsOf } from '../../judge/preparations.js';
import { NO_TOOLS } from '../../judge/wasm/javascript.js';

const INFO = { OSType: 'linux', ServerVersion: '1', MemoryLimit: true, SwapLimit: true, CpuCfsQuota: true };
/** volume → how an engine answers the wish to remove it */
const REMOVALS: Readonly<Record<string, number>> = { old: 204, used: 409, gone: 404, present: 204 };

interface FakeEngine {
  readonly engine: Engine;
  /** the volumes that it was told to remove, and what it was asked to list them by */
  readonly asked: readonly string[];
}

let server: Server | null = null;
afterEach(() => void server?.close());

/** An engine with containers of these owners, and volumes of ours. */
async function engineWith(owners: readonly string[], volumes: readonly string[] | null): Promise<FakeEngine> {
  const asked: string[] = [];
  server = createServer(({ url = '', method = '' }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://engine');
    const say = (status: number, body: unknown): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (method === 'DELETE') {
      const name = pathname.replace('/volumes/', '');
      asked.push(name);
      return say(REMOVALS[name] ?? 500, {});
    }
    if (pathname === '/containers/json')
      return say(
        200,
        owners.map((owner) => ({ Id: owner, Labels: { 'ratchet.owner': owner } })),
      );
    if (pathname !== '/volumes') return say(200, pathname === '/info' ? INFO : []);
    asked.push(searchParams.get('filters') ?? '');
    return say(200, { Volumes: volumes?.map((name) => ({ Name: name })) ?? null });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    engine: await connect({ url: 'tcp://here', saidBy: 'DOCKER_HOST', options: { protocol: 'http', host: '127.0.0.1', port } }),
    asked,
  };
}

describe('the volumes of earlier versions', () => {
  const OWN = ownerLabels()['ratchet.owner'] ?? '';

  it('are removed by their label, but for those that are in use', async () => {
    const { engine, asked } = await engineWith([OWN], ['old', 'present', 'used', 'gone']);
    await sweepVolumes(engine, ['present']);
    expect(asked[0]).toBe('{"label":["ratchet.prepared"]}');
    expect(asked.slice(1).toSorted()).toEqual(['gone', 'old', 'used']);
  });

  it('are left while another process works with the engine, which may need them', async () => {
    const { engine, asked } = await engineWith([OWN, 'elsewhere/1-1'], ['old']);
    await sweepVolumes(engine, []);
    expect(asked).toEqual([]);
  });

  it('are none on an engine that has no volumes', async () => {
    const { engine } = await engineWith([], null);
    await expect(sweepVolumes(engine, [])).resolves.toBeUndefined();
  });

  it('are not hidden where the engine cannot remove them', async () => {
    const { engine } = await engineWith([], ['broken']);
    await expect(sweepVolumes(engine, [])).rejects.toThrow(/HTTP code 500/);
  });

  it('have the names of what they hold and of the image that filled them', () => {
    const images = { box: 'ratchet-box:1', tools: 'ratchet-box-tools:1' };
    const name = volumeFor({ name: 'jest', key: 'a' }, images);
    expect(name).toMatch(/^ratchet-jest-[0-9a-f]{12}$/);
    expect(
      new Set([
        name,
        volumeFor({ name: 'jest', key: 'b' }, images),
        volumeFor({ name: 'jest', key: 'a' }, { ...images, tools: 'ratchet-box-tools:2' }),
      ]).size,
    ).toBe(3);
  });
});

describe('what is prepared at present', () => {
  it('is what each language and each linter would ask for, and none of it is made', async () => {
    const names = (await preparationsOf({ find: findOnHost })).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['pytest', 'jest', 'typescript']));
    expect(new Set(names).size).toBe(names.length);
  });

  it('is nothing where there is no toolchain', async () => {
    expect(await preparationsOf(NO_TOOLS)).toEqual([]);
  });
});
