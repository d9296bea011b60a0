import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clearLeftovers, openProcessBook, readProcesses } from '../../infra/stack/processes.js';
import { ownIdentity } from '../../infra/stack/process-identity.js';

describe('what a killed owner left over', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ratchet-book-'));
  });
  afterEach(async () => rm(folder, { recursive: true }));

  it('is ended and named', async () => {
    const file = join(folder, 'processes.json');
    const child = spawn('sleep', ['60'], { detached: true });
    const ended = once(child, 'exit');
    await openProcessBook(file).enter('mongo', child.pid ?? 0);
    expect(await clearLeftovers(file)).toEqual([`mongo (process ${child.pid})`]);
    expect(await ended).toEqual([null, 'SIGKILL']);
    expect(await readProcesses(file)).toEqual({});
  });

  it('is never mistaken for a process that got its id later', async () => {
    const file = join(folder, 'processes.json');
    // This very process: it would not outlive the mistake.
    await writeFile(file, JSON.stringify({ mongo: { ...(await ownIdentity()), startedAt: 'another time' } }));
    expect(await clearLeftovers(file)).toEqual([]);
  });
});
