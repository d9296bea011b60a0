import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attach, attachedTo, untilAlone } from '../../infra/stack/attached.js';
import { type Places, placesOf } from '../../infra/stack/places.js';
import { identityOf } from '../../infra/stack/process-identity.js';

describe('what works on a stack', () => {
  let places: Places;
  const others: ChildProcess[] = [];
  beforeEach(async () => {
    places = placesOf(await mkdtemp(join(tmpdir(), 'ratchet-attached-')));
  });
  afterEach(async () => {
    for (const each of others.splice(0)) each.kill('SIGKILL');
    await rm(places.home, { recursive: true });
  });

  /** A process that says that it works on the stack, as `attach` writes it there. */
  async function other(what: string, startedAt?: string): Promise<ChildProcess> {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    others.push(child);
    const identity = await identityOf(child.pid ?? 0);
    await mkdir(places.attached, { recursive: true });
    await writeFile(
      join(places.attached, `${child.pid}-1.json`),
      JSON.stringify({ ...identity, what, ...(startedAt === undefined ? {} : { startedAt }) }),
    );
    return child;
  }

  it('is nobody in a home that nobody used, and never this process', async () => {
    expect(await attachedTo(places)).toEqual([]);
    const detach = await attach(places, 'ratchet solve');
    expect(await readdir(places.attached)).toHaveLength(1);
    expect(await attachedTo(places)).toEqual([]);
    await detach();
    expect(await readdir(places.attached)).toEqual([]);
  });

  it('is a process as long as it lives, and not another one that got its number', async () => {
    const child = await other('ratchet solve');
    await other('ratchet start', 'long ago');
    expect((await attachedTo(places)).map(({ pid, what }) => ({ pid, what }))).toEqual([{ pid: child.pid, what: 'ratchet solve' }]);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await attachedTo(places)).toEqual([]);
    expect(await readdir(places.attached)).toEqual([]);
  });

  it('is waited for and told, until it ends or there is hurry', async () => {
    const child = await other('ratchet solve');
    const told: string[] = [];
    const waiting = untilAlone(places, (line) => told.push(line), new AbortController().signal);
    await expect
      .poll(() => told)
      .toEqual([`the stack stays up for what still works on it: ratchet solve (process ${child.pid}). Ctrl-C ends it now.`]);
    child.kill('SIGKILL');
    await waiting;
    await other('ratchet start');
    await untilAlone(places, (line) => told.push(line), AbortSignal.abort());
    expect(told).toHaveLength(1);
  });
});
