import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { packageRoot } from '../../config/package-root.js';
import { MAX_REQUEST_BYTES } from '../../embedded/server.js';
import { MODEL } from '../../offline-model/name.js';
import { openServer } from '../../offline-model/server.js';
import { COUNT_UP, promptOf, taskOf, toolbox } from './fixtures.js';

const request = { model: MODEL, messages: promptOf(taskOf(COUNT_UP)), n: 3, temperature: 0.4, seed: 5, max_tokens: 2_000 };

const completion = z.looseObject({
  choices: z.array(z.looseObject({ message: z.object({ role: z.string(), content: z.string() }) })),
  usage: z.looseObject({ prompt_tokens: z.number() }),
});
const chunk = z.looseObject({
  choices: z.array(
    z.object({
      index: z.number(),
      delta: z.object({ role: z.string().optional(), content: z.string().optional() }),
      finish_reason: z.string().nullable(),
    }),
  ),
  usage: z.object({}).optional(),
});

let server: Server;
let base: string;

beforeAll(async () => {
  server = openServer({ toolbox: toolbox(), notes: ['a note'], fingerprint: 'test', adapters: '/nowhere' });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = addressOf(server);
});

afterAll(() => {
  server.close();
});

function addressOf(listening: Server): string {
  const address: AddressInfo | string | null = listening.address();
  return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
}

function post(body: unknown, url = base): Promise<Response> {
  return fetch(`${url}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

describe('the server', () => {
  it('says that it is no language model', async () => {
    const list: unknown = await (await fetch(`${base}/v1/models`)).json();
    expect(list).toMatchObject({ data: [{ id: MODEL, owned_by: 'ratchet', ratchet: { languageModel: false, notes: ['a note'] } }] });
    expect((await fetch(`${base}/health`)).status).toBe(200);
  });

  it('answers n different choices with their usage', async () => {
    const answer = completion.parse(await (await post(request)).json());
    expect(answer).toMatchObject({ object: 'chat.completion', choices: [{ index: 0, finish_reason: 'stop' }, { index: 1 }, { index: 2 }] });
    const characters = request.messages.map((message) => message.content).join('').length;
    expect(answer.usage.prompt_tokens).toBe(Math.ceil(characters / 4));
  });

  it('cuts a choice at max_tokens and says so', async () => {
    const answer: unknown = await (await post({ ...request, n: 1, max_tokens: 5 })).json();
    expect(answer).toMatchObject({ choices: [{ finish_reason: 'length' }], usage: { completion_tokens: 5 } });
  });

  it('streams the same text', async () => {
    const whole = completion.parse(await (await post(request)).json());
    const stream = await post({ ...request, stream: true, stream_options: { include_usage: true } });
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const events = (await stream.text())
      .trim()
      .split('\n\n')
      .map((event) => event.replace('data: ', ''));
    expect(events.at(-1)).toBe('[DONE]');
    const chunks = events.slice(0, -1).map((event) => chunk.parse(JSON.parse(event)));
    const texts = whole.choices.map((_, index) =>
      chunks
        .flatMap((each) => each.choices)
        .filter((choice) => choice.index === index)
        .map((choice) => choice.delta.content ?? '')
        .join(''),
    );
    expect(texts).toEqual(whole.choices.map((choice) => choice.message.content));
    expect(chunks.at(-1)?.usage).toBeDefined();
  });

  it('takes a schema', async () => {
    expect(
      (await post({ ...request, response_format: { type: 'json_schema', json_schema: { name: 'reflection', strict: true, schema: {} } } }))
        .status,
    ).toBe(200);
  });

  it.each([
    ['no JSON', '{', 400, null],
    ['no messages', { ...request, messages: [] }, 400, 'messages'],
    ['a wrong type', { ...request, temperature: 'warm' }, 400, 'temperature'],
    ['too many choices', { ...request, n: 1_000 }, 400, 'n'],
    ['an unknown field', { ...request, tempratur: 1 }, 400, 'tempratur'],
    ['another model', { ...request, model: 'gpt' }, 404, 'model'],
    ['too large a body', 'x'.repeat(MAX_REQUEST_BYTES + 1), 413, null],
  ])('refuses %s and names the field', async (_, body, status, param) => {
    const response = await post(body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { param } });
  });

  it('has no other routes', async () => {
    expect((await fetch(`${base}/v1/embeddings`, { method: 'POST' })).status).toBe(404);
  });

  it('answers a prompt that is none of Ratchet’s', async () => {
    const answer: unknown = await (await post({ model: MODEL, messages: [{ role: 'user', content: 'Hello' }] })).json();
    expect(answer).toMatchObject({ choices: [{ finish_reason: 'stop' }] });
  });
});

const built = join(packageRoot, 'dist', 'offline-model', 'main.js');

describe.skipIf(!existsSync(built))('the process (skipped where dist/ is not built)', () => {
  it('gives the same bytes to the same request after a restart', async () => {
    const home = await mkdtemp(join(tmpdir(), 'ratchet-offline-'));
    try {
      expect(await askNewProcess(home)).toBe(await askNewProcess(home));
    } finally {
      await rm(home, { recursive: true });
    }
  });

  it('says which port it cannot use', async () => {
    const child = spawn(process.execPath, [built, '--port', 'many'], { stdio: ['ignore', 'ignore', 'pipe'] });
    const [[code], said] = await Promise.all([once(child, 'exit'), once(child.stderr, 'data')]);
    expect(code).toBe(2);
    expect(String(said[0])).toContain('--port many');
  });
});

async function askNewProcess(home: string): Promise<string> {
  const child = spawn(process.execPath, [built, '--port', '0'], {
    env: { ...process.env, RATCHET_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [line] = await once(child.stdout, 'data');
    return await (await post(request, String(line).replace(/^.*(http:.*)\/v1\s*$/, '$1'))).text();
  } finally {
    child.kill();
  }
}
