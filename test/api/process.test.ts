import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../config/package-root.js';
import { withStack } from '../support/stack.js';

/** The process that users run, over a real store and a real Temporal. */
describe('the API process', () => {
  const services = withStack();
  const running: ChildProcess[] = [];
  let suite: string;

  beforeAll(async () => {
    suite = await mkdtemp(join(tmpdir(), 'ratchet-suite-'));
    await writeSuite(suite);
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map(end));
  });
  afterAll(() => rm(suite, { recursive: true, force: true }));

  async function start(
    env: Readonly<Record<string, string>> = {},
  ): Promise<{ readonly child: ChildProcess; readonly output: () => string; readonly url: Promise<string> }> {
    const lines: string[] = [];
    const child = spawn(process.execPath, [join(packageRoot, 'dist/api/main.js')], {
      env: {
        PATH: process.env['PATH'],
        TEMPORAL_ADDRESS: services().temporalAddress,
        MONGODB_URL: services().mongoUrl,
        RATCHET_MODEL: 'offline',
        RATCHET_API_PORT: '0',
        RATCHET_SUITES: suite,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.push(child);
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
    const output = (): string => lines.join('');
    const url = new Promise<string>((resolve, reject) => {
      const look = (): void => {
        const found = /"url":"([^"]+)"/.exec(output())?.[1];
        if (found !== undefined) resolve(found);
      };
      child.stdout.on('data', look);
      child.once('exit', (code) => reject(new Error(`the API ended with ${code}: ${output()}`)));
    });
    url.catch(() => {});
    return { child, output, url };
  }

  it('starts a campaign on a suite of this machine, and still knows it after a restart', async () => {
    const first = await start();
    const http = request(await first.url);
    expect((await http.get('/api/v1/health/ready')).body).toEqual({
      status: 'ready',
      checks: [
        { name: 'store', ready: true, message: 'answers', since: null },
        { name: 'temporal', ready: true, message: 'answers', since: null },
      ],
    });
    const refused = await http.post('/api/v1/campaigns').send({ suite, name: 'night', cycles: 2 });
    expect({ status: refused.status, text: refused.text }).toEqual({
      status: 400,
      text: expect.stringContaining('no challenger can be promoted; add tasks of other families'),
    });
    const started = await http.post('/api/v1/campaigns').send({ suite, name: 'night', cycles: 2, maxModelCalls: 50, force: true });
    expect(started.body).toMatchObject({
      id: 'night',
      status: 'running',
      config: { suite: 'toy', model: 'offline', cycles: 2, budget: { modelCalls: 50, costUsd: null } },
    });
    expect((await http.get('/api/v1/campaigns/night')).body).toMatchObject({ progress: { phase: 'starting', spent: { modelCalls: 0 } } });
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');

    const second = await start();
    const again = request(await second.url);
    expect((await again.get('/api/v1/campaigns')).body).toMatchObject({ campaigns: [{ id: 'night' }] });
    const { body } = await again.get('/api/v1/strategies?campaign=night');
    expect(body).toMatchObject({ strategies: [{ parent: null, change: null }], next: null });
    // an order is taken by the campaign itself, and no worker runs here
    const stop = await again.post('/api/v1/campaigns/night/stop');
    expect(stop.status).toBe(503);
    expect(stop.text).toContain('does a worker run?');
    second.child.kill('SIGTERM');
    expect(await once(second.child, 'exit')).toEqual([0, null]);
  });

  it('refuses an unknown suite with what there is', async () => {
    const { url } = await start();
    const answer = await request(await url)
      .post('/api/v1/campaigns')
      .send({ suite: 'none' });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('there is no suite that may be named here');
  });

  it.each([
    ['an outside address without a token', { RATCHET_API_HOST: '0.0.0.0' }, 'RATCHET_API_TOKEN'],
    ['no Temporal address', { TEMPORAL_ADDRESS: '' }, 'the API needs TEMPORAL_ADDRESS'],
    ['a short token', { RATCHET_API_TOKEN: 'short' }, 'a token has at least 16 characters'],
  ])('does not start with %s, and says why', async (_what, env, message) => {
    const { child, output } = await start(env);
    const [code] = await once(child, 'exit');
    expect(code).toBe(2);
    expect(output()).toContain(message);
  });
});

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** Three little tasks, enough for the three pools. */
async function writeSuite(folder: string): Promise<void> {
  const write = async (path: string, content: string): Promise<void> => {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), content);
  };
  await write('suite.json', JSON.stringify({ name: 'toy', description: 'three tasks' }));
  for (const name of ['one', 'two', 'three']) {
    const sides = [1, 2, 3, 4].map((n) => ({ id: `c${n}`, call: { fn: 'program:add', args: [n, n] }, expect: { returns: n + n } }));
    await write(
      `${name}/task.json`,
      JSON.stringify({ id: name, language: 'python', kind: 'repair', family: name, prompt: 'add(a, b) adds.', editable: ['program.py'] }),
    );
    await write(`${name}/files/program.py`, 'def add(a, b):\n    return a - b\n');
    await write(`${name}/reference/program.py`, 'def add(a, b):\n    return a + b\n');
    await write(`${name}/cases.json`, JSON.stringify(sides));
  }
}
