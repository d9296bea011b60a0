import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LANGUAGE_MODEL_PROGRAM } from '../../infra/stack/language-model/language-model.js';
import { isLanguageModelBuilt, PREPARED_WITHIN_MS, startSmallModel, type RunningLanguageModel } from '../support/language-model.js';

const completion = z.looseObject({
  system_fingerprint: z.string(),
  choices: z.array(z.looseObject({ message: z.object({ content: z.string() }).loose(), finish_reason: z.string() })),
  usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }).loose(),
});

const texts = ({ choices }: z.infer<typeof completion>): readonly string[] => choices.map(({ message }) => message.content);

describe.skipIf(!isLanguageModelBuilt)('a small language model (skipped where dist/ is not built)', () => {
  let model: RunningLanguageModel;
  beforeAll(async () => {
    model = await startSmallModel();
  }, PREPARED_WITHIN_MS);
  afterAll(() => model.close());

  const post = (change: object, signal?: AbortSignal): Promise<Response> => {
    const messages = [{ role: 'user', content: 'Write a Python function add(a, b).' }];
    const body = JSON.stringify({ model: model.name, messages, n: 3, temperature: 0.8, seed: 5, max_tokens: 12, ...change });
    return fetch(`${model.url}/chat/completions`, { method: 'POST', body, ...(signal === undefined ? {} : { signal }) });
  };
  const answer = async (change: object = {}): Promise<z.infer<typeof completion>> => completion.parse(await (await post(change)).json());

  it('gives the same texts for the same seed, whatever was asked in between', async () => {
    const first = await answer();
    const other = await answer({ seed: 6, n: 2, messages: [{ role: 'user', content: 'Name a colour.' }] });
    expect(await answer()).toEqual(first);
    expect(new Set(texts(first)).size).toBeGreaterThan(1);
    expect(texts(other)).not.toEqual(texts(first).slice(0, 2));
    expect(first.system_fingerprint).toMatch(/^smollm2@[0-9a-f]{12}-node-llama-cpp-\d/);
  });

  it('makes more choices than it makes side by side, and counts the prompt once', async () => {
    const [one, many] = [await answer({ n: 1, max_tokens: 2 }), await answer({ n: 9, max_tokens: 2 })];
    expect(many.choices).toHaveLength(9);
    expect(many.usage.prompt_tokens).toBe(one.usage.prompt_tokens);
    expect(many.usage.completion_tokens).toBeLessThanOrEqual(18);
    expect(texts(many)[0]).toBe(texts(one)[0]);
  });

  it('ends before a stop string', async () => {
    const whole = texts(await answer({ n: 1, temperature: 0 }))[0] ?? '';
    const stop = whole.slice(3, 6);
    const cut = await answer({ n: 1, temperature: 0, stop: [stop] });
    expect(cut.choices[0]).toMatchObject({ message: { content: whole.slice(0, whole.indexOf(stop)) }, finish_reason: 'stop' });
  });

  it('answers in the form of a schema', async () => {
    const schema = { type: 'object', properties: { yes: { type: 'boolean' } }, required: ['yes'], additionalProperties: false };
    const format = { type: 'json_schema', json_schema: { name: 'answer', schema } };
    const { choices } = await answer({
      n: 2,
      response_format: format,
      max_tokens: 24,
      messages: [{ role: 'user', content: 'Is water wet?' }],
    });
    for (const { message } of choices) expect(JSON.parse(message.content)).toEqual({ yes: expect.any(Boolean) as unknown });
  });

  it('refuses a prompt that is longer than its context, and says how long both are', async () => {
    const response = await post({ messages: [{ role: 'user', content: 'word '.repeat(5_000) }] });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: {
        code: 'context_length_exceeded',
        param: 'messages',
        message: expect.stringMatching(/4096 tokens.*5\d{3} tokens/) as unknown,
      },
    });
  });

  it('stops for whoever hangs up, and answers the next', async () => {
    const leaving = new AbortController();
    const left = await post({ n: 8, max_tokens: 2_000, stream: true }, leaving.signal);
    await left.body?.getReader().read();
    leaving.abort();
    expect((await answer({ n: 1, max_tokens: 1 })).choices).toHaveLength(1);
  });

  it('ends in order when it is told to, also while it works', async () => {
    const other = await startSmallModel();
    const work = fetch(`${other.url}/chat/completions`, {
      method: 'POST',
      body: JSON.stringify({ model: other.name, stream: true, n: 8, messages: [{ role: 'user', content: 'Count.' }] }),
    });
    await (await work).body?.getReader().read();
    const exited = once(other.child, 'exit');
    other.child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
  });
});

describe.skipIf(!isLanguageModelBuilt)('a language model that cannot be started (skipped where dist/ is not built)', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ratchet-no-model-'));
    await writeFile(join(folder, 'text.gguf'), 'once upon a time');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each([
    ['no weights', [], '--weights is missing'],
    ['weights that are none', ['--weights', 'text.gguf', '--engine', '.'], 'text.gguf is no GGUF file'],
    ['a number of threads that is none', ['--weights', 'text.gguf', '--engine', '.', '--threads', '0'], '--threads 0'],
  ])('says so: %s', async (_, args, message) => {
    const child = spawn(process.execPath, [LANGUAGE_MODEL_PROGRAM, ...args], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    const [[code], said] = await Promise.all([once(child, 'exit'), once(child.stderr, 'data')]);
    expect(code).toBe(2);
    expect(String(said[0])).toContain(message);
  });
});
