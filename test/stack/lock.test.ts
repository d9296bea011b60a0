import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockOwner, takeLock } from '../../infra/stack/lock.js';
import { ownIdentity } from '../../infra/stack/process-identity.js';

describe('the lock of a home', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ratchet-lock-'));
  });
  afterEach(async () => rm(folder, { recursive: true }));

  it('is taken once, and names its owner to whoever comes later', async () => {
    const path = join(folder, 'owner.json');
    const first = await takeLock(path);
    expect(first.held).toBe(true);
    expect(await takeLock(path)).toMatchObject({ held: false, owner: { pid: process.pid } });
  });

  it('is free again after its release, with nothing left behind', async () => {
    const path = join(folder, 'owner.json');
    const first = await takeLock(path);
    if (first.held) await first.release();
    expect(await lockOwner(path)).toBeNull();
    expect(await readdir(folder)).toEqual([]);
  });

  it('of a process that is gone does not count, even where its id is in use again', async () => {
    const path = join(folder, 'owner.json');
    await writeFile(path, JSON.stringify({ ...(await ownIdentity()), startedAt: 'another time' }));
    expect(await lockOwner(path)).toBeNull();
    expect((await takeLock(path)).held).toBe(true);
  });

  it('that a crash left half-written does not count', async () => {
    const path = join(folder, 'owner.json');
    await writeFile(path, '{"pid": 1');
    expect((await takeLock(path)).held).toBe(true);
  });
});
