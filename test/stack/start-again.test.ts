import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../config/config.js';
import { ensureStack, type StackHandle } from '../../infra/stack/ensure.js';
import { placesOf } from '../../infra/stack/places.js';
import { readProcesses } from '../../infra/stack/processes.js';

const fixture = (name: string): string => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
const PROGRAMS = { model: fixture('served.mjs'), api: fixture('served.mjs'), worker: fixture('worker.mjs') };

describe('a stack whose own programs start again', () => {
  let home: string;
  let stack: StackHandle;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'ratchet-again-'));
    const config = readConfig({ RATCHET_HOME: home, RATCHET_API_PORT: '0', PATH: process.env['PATH'] });
    stack = await ensureStack(config, (line) => process.stderr.write(`${line}\n`), PROGRAMS);
  }, 20 * 60_000);
  afterAll(async () => {
    await stack.stop(AbortSignal.abort());
    await rm(home, { recursive: true, force: true });
  });

  async function pids(names: readonly string[]): Promise<readonly (number | undefined)[]> {
    const processes = await readProcesses(placesOf(home).processes);
    return names.map((name) => processes[name]?.pid);
  }

  it('keeps its servers, has each of them once, and starts them as often as it is asked', async () => {
    const ours = ['api', 'model', 'worker'];
    const servers = ['chroma', 'mongo', 'temporal'];
    const [oldOurs, oldServers] = [await pids(ours), await pids(servers)];
    await Promise.all([stack.startAgain?.(), stack.startAgain?.()]);
    const newOurs = await pids(ours);
    expect(await pids(servers)).toEqual(oldServers);
    expect(new Set([...oldOurs, ...newOurs]).size).toBe(6);
    expect(newOurs).not.toContain(undefined);
    expect(Object.keys(await readProcesses(placesOf(home).processes)).toSorted()).toEqual([...ours, ...servers].toSorted());
  });
});
