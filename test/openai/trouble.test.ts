import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { RatchetFailure } from '../../ports/failures.js';
import { openModel } from '../../infra/openai/model.js';
import { plainReply, startStub, type StubEndpoint, type StubReply } from '../support/stub-endpoint.js';
import { endpoint, KEY, never, request } from './endpoint.js';

let stub: StubEndpoint | null = null;
afterEach(async () => {
  await stub?.close();
  stub = null;
});

const SSE = { 'content-type': 'text/event-stream' };
const FRAME = `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: 'x'.repeat(1_000) }, finish_reason: null }] })}\n\n`;

async function failure(url: string, timeoutMs = 5_000): Promise<RatchetFailure> {
  const ended = await openModel(endpoint(url, { timeoutMs }))
    .complete(request(), never)
    .catch((error: unknown) => error);
  expect(ended).toBeInstanceOf(RatchetFailure);
  return ended instanceof RatchetFailure ? ended : new RatchetFailure('missing-record', 'no failure');
}

async function serve(reply: StubReply): Promise<string> {
  stub = await startStub(() => reply);
  return stub.url;
}

describe('an endpoint that cannot be reached', () => {
  it('refuses the connection', async () => {
    const closed = await startStub(() => ({ status: 200, headers: {}, body: [] }));
    await closed.close();
    const ended = await failure(closed.url);
    expect(ended).toMatchObject({ kind: 'unavailable', retryable: true });
    expect(ended.message).toBe(`${closed.url}/chat/completions: nothing listens there. Start the endpoint, or mend OPENAI_BASE_URL.`);
  });

  it('has a name that nobody knows', async () => {
    const ended = await failure('http://nowhere.invalid/v1');
    expect(ended.kind).toBe('unavailable');
    expect(ended.message).toMatch(/host name .* OPENAI_BASE_URL|looked up now/);
  });

  it('cuts the connection', async () => {
    const url = await serve({ status: 200, headers: SSE, body: breaking() });
    expect(await failure(url)).toMatchObject({ kind: 'unavailable' });
  });
});

/** A connection that is given up after a frame. */
async function* breaking(): AsyncGenerator<string, void, undefined> {
  yield FRAME;
  await sleep(20);
  await stub?.close();
  stub = null;
}

describe('an endpoint that is silent', () => {
  it('is given up when a stream stalls, long before the whole call is', async () => {
    const url = await serve({ status: 200, headers: SSE, body: stalling() });
    const ended = await failure(url, 4_000);
    expect(ended.kind).toBe('unavailable');
    expect(ended.message).toMatch(/stalled: nothing came for 2 s.*RATCHET_MODEL_TIMEOUT_SECONDS/);
    await expect.poll(() => stub?.aborted()).toBe(1);
  });

  it('is given up when it drips without an end', async () => {
    const url = await serve({ status: 200, headers: SSE, body: dripping() });
    const ended = await failure(url, 2_000);
    expect(ended).toMatchObject({ kind: 'unavailable' });
    expect(ended.message).toMatch(/no full answer within 2 s/);
    await expect.poll(() => stub?.aborted()).toBe(1);
  });
});

async function* stalling(): AsyncGenerator<string, void, undefined> {
  yield FRAME;
  await new Promise<never>(() => {});
}

async function* dripping(): AsyncGenerator<string, void, undefined> {
  for (;;) {
    yield ': still there\n\n';
    await sleep(50);
  }
}

describe('an answer of 50 MB', () => {
  const MEGABYTE = 'x'.repeat(1_048_576);

  it.each([
    ['as one document', 'application/json', '{"choices":[{"message":{"content":"', MEGABYTE],
    ['as one endless frame', 'text/event-stream', 'data: {"choices":[{"delta":{"content":"', MEGABYTE],
    ['as a stream of frames', 'text/event-stream', FRAME, FRAME.repeat(1_000)],
    ['as an error', 'application/json', '{"error":{"message":"', MEGABYTE],
  ])('%s is stopped on its way', async (title, type, head, part) => {
    const sent = { parts: 0 };
    const url = await serve({
      status: title === 'as an error' ? 500 : 200,
      headers: { 'content-type': type },
      body: fifty(head, part, sent),
    });
    const ended = await failure(url, 20_000);
    expect(ended.kind).toBe('unavailable');
    expect(ended.message).toMatch(/longer than 32 MiB and was stopped/);
    expect(sent.parts).toBeLessThan(50);
    await expect.poll(() => stub?.aborted()).toBe(1);
  });
});

function* fifty(head: string, part: string, sent: { parts: number }): Generator<string, void, undefined> {
  yield head;
  for (; sent.parts < 50; sent.parts += 1) yield part;
}

describe('a person who stops the call', () => {
  it('gets their own reason back, and the endpoint is told', async () => {
    const url = await serve({ status: 200, headers: SSE, body: dripping() });
    const stop = new AbortController();
    const call = openModel(endpoint(url, { timeoutMs: 25_000 })).complete(request(), stop.signal);
    const reason = new Error('paused by a person');
    setTimeout(() => stop.abort(reason), 100);
    await expect(call).rejects.toBe(reason);
    await expect.poll(() => stub?.aborted()).toBe(1);
  });

  it('also while waiting for a turn', async () => {
    const url = await serve({ status: 200, headers: SSE, body: dripping() });
    const model = openModel(endpoint(url, { concurrency: 1 }));
    const first = new AbortController();
    const running = model.complete(request(), first.signal);
    const second = new AbortController();
    const waiting = model.complete(request(), second.signal);
    second.abort('second');
    await expect(waiting).rejects.toBe('second');
    first.abort('first');
    await expect(running).rejects.toBe('first');
    expect(stub?.requests.length).toBeLessThanOrEqual(1);
  });
});

describe('settings that no call could work with', () => {
  it.each([
    ['http://me:pass@example.org/v1', KEY, /holds a user or a password/],
    ['ftp://example.org/v1', KEY, /no http address/],
    ['http://example.org/v1', 'sk-one\nsk-two', /OPENAI_API_KEY holds/],
  ])('%s is refused before any call', (baseUrl, apiKey, message) => {
    const open = (): unknown => openModel(endpoint(baseUrl, { apiKey }));
    expect(open).toThrow(RatchetFailure);
    expect(open).toThrow(message);
    expect(open).not.toThrow(/pass@|sk-one/);
  });
});

describe('the number of calls', () => {
  it('side by side stays within the limit', async () => {
    const held: (() => void)[] = [];
    stub = await startStub((asked) => {
      const reply = plainReply(asked, ['a']);
      return { ...reply, body: heldBack(reply.body, held) };
    });
    const model = openModel(endpoint(stub.url, { concurrency: 3 }));
    const calls = Promise.all(Array.from({ length: 10 }, () => model.complete(request(), never)));
    for (let answered = 0; answered < 10; answered += 1) {
      const running = Math.min(3, 10 - answered);
      await expect.poll(() => held.length).toBe(running);
      // those that may not come yet had the time that these took
      expect(stub.requests).toHaveLength(answered + running);
      held.shift()?.();
    }
    await calls;
  });
});

async function* heldBack(parts: readonly string[], held: (() => void)[]): AsyncGenerator<string, void, undefined> {
  await new Promise<void>((release) => held.push(release));
  yield* parts;
}
