import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readConfig } from '../../config/config.js';
import { readStack } from '../../infra/stack/addresses.js';
import { endOwner } from '../../infra/stack/down.js';
import { connectStack } from '../../infra/stack/running.js';
import { handOverModel } from '../../infra/stack/hand-over.js';
import { placesOf } from '../../infra/stack/places.js';
import { identityOf, isAlive } from '../../infra/stack/process-identity.js';
import { readProcesses } from '../../infra/stack/processes.js';
import { stackStatus, troubleLines } from '../../infra/stack/status.js';

const said = z.union([
  z.object({ line: z.string() }),
  z.object({ ready: z.object({ started: z.boolean(), addresses: z.object({ pid: z.number(), mongo: z.object({ url: z.string() }) }) }) }),
]);

interface Owner {
  readonly child: ChildProcess;
  readonly started: boolean;
  readonly mongoUrl: string;
  readonly lines: readonly string[];
}

describe('the owner of a home', () => {
  let home: string;
  const owners: ChildProcess[] = [];
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'ratchet-owner-'));
  });
  afterEach(async () => {
    for (const child of owners.splice(0)) child.kill('SIGKILL');
    await eventually(async () => (await livingServices()).length === 0);
    await rm(home, { recursive: true, force: true });
  });

  async function startOwner(): Promise<Owner> {
    const child = fork(new URL('fixtures/owner.mjs', import.meta.url), {
      env: { ...process.env, RATCHET_HOME: home, RATCHET_API_PORT: '0' },
    });
    owners.push(child);
    const lines: string[] = [];
    return new Promise((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`the owner ended with ${String(code)}:\n${lines.join('\n')}`)));
      child.on('message', (message) => {
        const word = said.parse(message);
        if ('line' in word) lines.push(word.line);
        else resolve({ child, lines, started: word.ready.started, mongoUrl: word.ready.addresses.mongo.url });
      });
    });
  }

  async function livingServices(): Promise<readonly string[]> {
    const entries = Object.entries(await readProcesses(placesOf(home).processes));
    const alive = await Promise.all(entries.map(async ([name, identity]) => ((await isAlive(identity)) ? [name] : [])));
    return alive.flat().toSorted();
  }

  it('brings up every part, lets others attach, and ends everything in order when it is asked to', async () => {
    await expect(connectStack(home)).rejects.toMatchObject({ kind: 'missing', message: expect.stringContaining('ratchet up') });
    const owner = await startOwner();
    expect(owner.started).toBe(true);
    expect(await livingServices()).toEqual(['api', 'chroma', 'model', 'mongo', 'temporal', 'worker']);
    expect(await stackStatus(home)).toMatchObject({ state: 'up', owner: owner.child.pid });

    const second = await startOwner();
    expect(second.started).toBe(false);
    expect(second.mongoUrl).toBe(owner.mongoUrl);
    expect(second.lines[0]).toContain('is there already: attaching to it');

    expect(await endOwner(home, () => {})).toBe(owner.child.pid);
    expect(await livingServices()).toEqual([]);
    expect(await readStack(home)).toBeNull();
    expect(await readFile(join(home, 'run', 'ended'), 'utf8')).toBe('worker\napi\nmodel\n');
    expect(await stackStatus(home)).toMatchObject({ state: 'down', owner: null });
  });

  it('stays up for what still works on its stack, until that ends, also by kill -9', async () => {
    const owner = await startOwner();
    const other = await startOwner();
    owner.child.removeAllListeners('exit');
    owner.child.kill('SIGINT');
    await eventually(async () =>
      owner.lines.some((line) => line.includes(`stays up for what still works on it: ratchet (process ${other.child.pid})`)),
    );
    expect(await stackStatus(home)).toMatchObject({ state: 'up', owner: owner.child.pid });
    const ended = once(owner.child, 'exit');
    other.child.removeAllListeners('exit');
    other.child.kill('SIGKILL');
    await ended;
    expect(await livingServices()).toEqual([]);
    expect(await stackStatus(home)).toMatchObject({ state: 'down', owner: null });
  });

  it('ends at once when it is asked a second time, whoever works on its stack', async () => {
    const owner = await startOwner();
    const other = await startOwner();
    owner.child.removeAllListeners('exit');
    const ended = once(owner.child, 'exit');
    owner.child.kill('SIGINT');
    await eventually(async () => owner.lines.some((line) => line.includes('stays up for')));
    owner.child.kill('SIGINT');
    await ended;
    expect(await isAlive((await identityOf(other.child.pid ?? 0)) ?? { pid: 1, startedAt: '' })).toBe(true);
    expect(await livingServices()).toEqual([]);
  });

  it('killed with -9 leaves no process over, and the next one has the same addresses and documents', async () => {
    const first = await startOwner();
    await withNotes(first.mongoUrl, async (notes) => notes.insertOne({ _id: 'kept' }));
    first.child.removeAllListeners('exit');
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    await eventually(async () => (await livingServices()).length === 0);

    const second = await startOwner();
    expect(second.started).toBe(true);
    expect(second.mongoUrl).toBe(first.mongoUrl);
    expect(await withNotes(second.mongoUrl, async (notes) => notes.findOne({ _id: 'kept' }))).toEqual({ _id: 'kept' });
  });

  it('takes over the settings of the model that a command hands it, and keeps what it had where they are no good', async () => {
    const owner = await startOwner();
    const config = readConfig({
      RATCHET_HOME: home,
      OPENAI_BASE_URL: 'http://127.0.0.1:9/v1',
      OPENAI_API_KEY: 'sesame-new',
      RATCHET_MODEL: 'm',
      RATCHET_MODEL_CONCURRENCY: '3',
    });
    const lines: string[] = [];
    expect(await handOverModel(config, (line) => lines.push(line))).toBe(true);
    expect(await handOverModel(config, () => {})).toBe(false);
    expect((await readStack(home))?.model).toEqual({ baseUrl: 'http://127.0.0.1:9/v1', name: 'm', kind: 'endpoint' });
    const settings = async (): Promise<readonly string[]> =>
      (await readFile(join(home, 'run', 'worker-settings'), 'utf8')).trim().split('\n');
    expect((await settings()).slice(1)).toEqual(['http://127.0.0.1:9/v1 sesame-new m 3']);

    const reviewed = readConfig({
      RATCHET_HOME: home,
      RATCHET_REVIEW_MODEL: 'large',
      RATCHET_REVIEW_BASE_URL: 'http://127.0.0.1:10/v1',
      RATCHET_REVIEW_API_KEY: 'sesame-review',
    });
    expect(await handOverModel(reviewed, (line) => lines.push(line))).toBe(true);
    expect(await readStack(home)).toMatchObject({
      model: { baseUrl: 'http://127.0.0.1:9/v1', name: 'm' },
      roles: { reviewer: { baseUrl: 'http://127.0.0.1:10/v1', name: 'large' } },
    });
    expect(lines.at(-1)).toBe('its reviewer is large at http://127.0.0.1:10/v1');
    expect((await settings()).slice(2)).toEqual(['http://127.0.0.1:9/v1 sesame-new m 3']);

    const broken = { ...config, model: { ...config.model, apiKey: 'breaks' } };
    await expect(handOverModel(broken, () => {})).rejects.toMatchObject({
      message: expect.stringMatching(/goes on with those that it had: .*the worker ended while it started/),
    });
    expect((await settings()).at(-1)).toBe('http://127.0.0.1:9/v1 sesame-new m 3');
    expect(await livingServices()).toEqual(['api', 'chroma', 'model', 'mongo', 'temporal', 'worker']);
    expect(await handOverModel(readConfig({ RATCHET_HOME: home, OPENAI_API_KEY: 'sesame-alone' }), () => {})).toBe(false);

    const kept = (await readdir(home, { recursive: true, withFileTypes: true })).filter(
      (file) => file.isFile() && file.name !== 'worker-settings',
    );
    const texts = await Promise.all(kept.map((file) => readFile(join(file.parentPath, file.name), 'latin1').catch(() => '')));
    expect([...texts, ...lines, ...owner.lines].filter((text) => text.includes('sesame'))).toEqual([]);
  });

  it('says which part is not well, why and since when', async () => {
    const stub = createServer((_, answer) => answer.end('{"data": []}')).listen(0, '127.0.0.1');
    await once(stub, 'listening');
    const address = stub.address();
    const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/v1`;
    await startOwner();
    await handOverModel(readConfig({ RATCHET_HOME: home, OPENAI_BASE_URL: url, RATCHET_MODEL: 'm' }), () => {});
    expect(await stackStatus(home)).toMatchObject({ state: 'up' });
    expect(await troubleLines(home)).toEqual([]);
    stub.close();
    stub.closeAllConnections();
    await eventually(async () => (await stackStatus(home)).parts.some(({ name, since }) => name === 'model' && since !== null));
    expect(await stackStatus(home)).toMatchObject({
      state: 'degraded',
      parts: expect.arrayContaining([
        expect.objectContaining({ name: 'model', up: false, because: expect.stringContaining('ECONNREFUSED') }),
      ]),
    });
    expect(await troubleLines(home)).toEqual([
      expect.stringMatching(/^not well, since \d\d:\d\d:\d\d: model does not answer \(ECONNREFUSED\)$/),
    ]);
  });

  it('starts a crashed server again at the same address, and what was acknowledged is there', async () => {
    const owner = await startOwner();
    await withNotes(owner.mongoUrl, async (notes) => notes.insertOne({ _id: 'acknowledged' }));
    const before = await readProcesses(placesOf(home).processes);
    process.kill(before['mongo']?.pid ?? 0, 'SIGKILL');
    await eventually(async () => owner.lines.includes('MongoDB is back'));
    expect((await readProcesses(placesOf(home).processes))['mongo']?.pid).not.toBe(before['mongo']?.pid);
    expect(await withNotes(owner.mongoUrl, async (notes) => notes.findOne({ _id: 'acknowledged' }))).toEqual({ _id: 'acknowledged' });
    expect(await stackStatus(home)).toMatchObject({ state: 'up' });
  });
});

async function withNotes<T>(url: string, use: (notes: ReturnType<typeof notesOf>) => Promise<T>): Promise<T> {
  const client = await new MongoClient(url).connect();
  try {
    return await use(notesOf(client));
  } finally {
    await client.close();
  }
}

function notesOf(client: MongoClient) {
  return client.db('trial').collection<{ _id: string }>('notes');
}

async function eventually(condition: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 300_000;
  while (!(await condition()) && performance.now() < deadline) await sleep(100);
  expect(await condition()).toBe(true);
}
