import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { packageRoot } from '../../config/package-root.js';
import { startStub, type StubEndpoint, type StubReply, type StubRequest } from '../support/stub-endpoint.js';

const TASKS = ['one', 'two', 'three'] as const;
type Name = (typeof TASKS)[number];

const summary = z.object({ of: z.number(), tasks: z.array(z.object({ id: z.string(), solved: z.boolean() })), modelCalls: z.number() });

/** How the endpoint answers what is asked of a task; `hang`: not before the other side hangs up. */
type Mood = 'answer' | 'refuse' | 'hang';

describe('a solve that is cut off', () => {
  let home: string;
  let stub: StubEndpoint;
  const moods = new Map<Name, Mood>();
  const asked = new Map<Name, number>();

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'ratchet-solve-'));
    await writeSuite(join(home, 'suite'));
    stub = await startStub((request) => reply(request));
    await ratchet('up').ended;
  }, 600_000);
  afterAll(async () => {
    await ratchet('down').ended;
    await stub.close();
    await rm(home, { recursive: true, force: true });
  }, 120_000);

  function reply({ method, body }: StubRequest): StubReply {
    if (method === 'GET') return json({ object: 'list', data: [{ id: 'm', object: 'model' }] });
    const name = TASKS.find((each) => JSON.stringify(body).includes(`task ${each}.`));
    if (name !== undefined) asked.set(name, (asked.get(name) ?? 0) + 1);
    const mood = name === undefined ? 'answer' : (moods.get(name) ?? 'answer');
    if (mood === 'refuse')
      return json({ error: { message: 'this key may not ask that', type: 'invalid_request_error', code: 'invalid_api_key' } }, 401);
    if (mood === 'hang') return { status: 200, headers: { 'content-type': 'application/json' }, body: never() };
    const choices = Array.from({ length: Number(body?.['n'] ?? 1) }, (_, index) => ({
      index,
      message: { role: 'assistant', content: '```python\ndef f(n):\n    return n + 1\n```' },
      finish_reason: 'stop',
    }));
    return json({
      id: 'c',
      object: 'chat.completion',
      created: 1,
      model: 'm',
      choices,
      usage: { prompt_tokens: 10, completion_tokens: 10, total_tokens: 20 },
    });
  }

  function ratchet(...args: readonly string[]): {
    readonly child: ChildProcess;
    readonly err: () => string;
    readonly ended: Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>;
  } {
    const env = {
      ...process.env,
      RATCHET_HOME: join(home, 'home'),
      RATCHET_API_PORT: '0',
      OPENAI_BASE_URL: stub.url,
      OPENAI_API_KEY: 'a-key-of-this-test',
      RATCHET_MODEL: 'm',
    };
    const child = spawn(process.execPath, [join(packageRoot, 'dist/cli/main.js'), ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    const ended = once(child, 'close').then(() => ({ code: child.exitCode, out, err }));
    return { child, err: () => err, ended };
  }

  function solve(seed: number): ReturnType<typeof ratchet> {
    return ratchet('solve', '--suite', join(home, 'suite'), '--attempts', '1', '--concurrency', '1', '--seed', String(seed), '--json');
  }

  it('by Ctrl-C prints what is finished, and the same command goes on from there', async () => {
    moods.set('two', 'hang');
    const first = solve(1);
    await expect.poll(() => asked.get('two') ?? 0, { timeout: 240_000 }).toBeGreaterThan(0);
    first.child.kill('SIGINT');
    const cut = await first.ended;
    expect(cut).toMatchObject({
      code: 4,
      err: expect.stringMatching(
        /interrupted, and nothing of it runs on: 2 of 3 tasks are finished and told above; the same command goes on from there/,
      ),
    });
    expect(summary.parse(JSON.parse(cut.out))).toMatchObject({
      of: 3,
      tasks: [
        { id: 'one', solved: true },
        { id: 'three', solved: true },
      ],
    });

    moods.clear();
    const [one, three] = [asked.get('one'), asked.get('three')];
    const whole = await solve(1).ended;
    expect(whole).toMatchObject({ code: 0, err: expect.stringContaining('2 of 3 tasks are finished') });
    expect(summary.parse(JSON.parse(whole.out)).tasks.map(({ id }) => id)).toEqual(['one', 'two', 'three'].toSorted());
    expect([asked.get('one'), asked.get('three')]).toEqual([one, three]);

    // nothing is left to go on with: a run of its own
    const again = await solve(1).ended;
    expect(again.code).toBe(0);
    expect(asked.get('one')).toBeGreaterThan(one ?? 0);
  }, 600_000);

  it('by a key that is refused prints what is finished, names the task, and goes on once it is mended', async () => {
    moods.set('two', 'refuse');
    const cut = await solve(2).ended;
    expect(cut).toMatchObject({
      code: 1,
      err: expect.stringMatching(
        /ratchet: task two: .*may not ask that[^]*2 of 3 tasks are finished and told above; the same command goes on from there/,
      ),
    });
    expect(summary.parse(JSON.parse(cut.out)).tasks.map(({ id }) => id)).toEqual(['one', 'three']);
    moods.clear();
    expect(summary.parse(JSON.parse((await solve(2).ended).out)).tasks).toHaveLength(3);
  }, 600_000);
});

function json(content: unknown, status = 200): StubReply {
  return { status, headers: { 'content-type': 'application/json' }, body: [JSON.stringify(content)] };
}

async function* never(): AsyncGenerator<string> {
  yield ' ';
  await new Promise(() => {});
}

async function writeSuite(folder: string): Promise<void> {
  const cases = [1, 2].map((n) => ({ id: `c${n}`, call: { fn: 'm:f', args: [n] }, expect: { returns: n + 1 } }));
  const files: Record<string, string> = { 'suite.json': JSON.stringify({ name: 'cut', description: 'Three tasks.' }) };
  for (const name of TASKS) {
    files[`${name}/task.json`] = JSON.stringify({
      id: name,
      language: 'python',
      kind: 'repair',
      family: name,
      prompt: `This is task ${name}.`,
      editable: ['m.py'],
    });
    files[`${name}/files/m.py`] = 'def f(n):\n    return n\n';
    files[`${name}/reference/m.py`] = 'def f(n):\n    return n + 1\n';
    files[`${name}/cases.json`] = JSON.stringify({ visible: cases.slice(0, 1), hidden: cases.slice(1) });
  }
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}
