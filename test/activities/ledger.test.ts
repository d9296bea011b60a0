import { afterEach, describe, expect, it } from 'vitest';
import { askModel } from '../../activities/asking/ask.js';
import { RatchetFailure } from '../../ports/failures.js';
import { callModel, type Call } from '../../activities/asking/ledger.js';
import { openModel } from '../../infra/openai/model.js';
import { endpoint, never } from '../openai/endpoint.js';
import { fakeModel } from '../support/fake-model.js';
import { openFakeStore } from '../support/fake-store.js';
import { jsonReply, plainReply, startStub, type StubEndpoint, type StubReply } from '../support/stub-endpoint.js';
import type { Model } from '../../ports/model.js';
import type { Store } from '../../ports/store.js';

const CALL: Call = {
  campaign: 'c',
  address: 'c/b0/c0/practise/0/t/answer/0',
  model: 'stub-1',
  messages: [{ role: 'user', content: 'Repair it.' }],
  n: 4,
  temperature: 0.5,
  topP: 1,
  maxTokens: 100,
  seed: 1,
};

let stub: StubEndpoint | null = null;
afterEach(async () => {
  await stub?.close();
  stub = null;
});

async function openStore(modelCalls: number | null = null): Promise<Store> {
  const store = openFakeStore();
  await store.budget.open('c', { modelCalls, costUsd: null });
  return store;
}

/** Answers that the endpoint was asked for and did not refuse. */
function served(): number {
  return (stub?.requests ?? []).reduce((sum, { body }) => sum + Number(body?.['n'] ?? 1), 0);
}

const stream = (body: StubReply['body']): StubReply => ({ status: 200, headers: { 'content-type': 'text/event-stream' }, body });
const frame = (content: string): string =>
  `data: ${JSON.stringify({ id: 'x', model: 'stub-1', choices: [{ index: 0, delta: { content }, finish_reason: null }] })}\n\n`;
async function* stalled(): AsyncGenerator<string> {
  yield frame('a');
  await new Promise(() => {});
}
function* endless(): Generator<string> {
  for (;;) yield frame('x'.repeat(65_536));
}

describe('an answer that was paid for and could not be taken', () => {
  it.each<[string, () => StubReply, timeoutMs?: number]>([
    ['ends before it is whole', () => stream([frame('def f():')])],
    ['stalls', () => stream(stalled()), 1_000],
    ['never ends', () => stream(endless()), 1_000],
    ['is no JSON', () => ({ status: 200, headers: { 'content-type': 'application/json' }, body: ['{"choices": [{"mess'] })],
    ['is a web page', () => ({ status: 200, headers: { 'content-type': 'text/html' }, body: ['<p>hello</p>'] })],
    ['holds no choice', () => jsonReply({ choices: [] })],
    ['breaks off with an error', () => stream([frame('a'), `data: ${JSON.stringify({ error: { code: 429, message: 'slow down' } })}\n\n`])],
    [
      'was read from a cut prompt',
      () =>
        jsonReply({ choices: [{ message: { content: 'a' }, finish_reason: 'stop' }], usage: { prompt_tokens: 300, completion_tokens: 3 } }),
    ],
    ['was waited for by a gateway in vain', () => jsonReply({ error: { message: 'upstream timed out' } }, 504)],
  ])('is counted by the most that it can have cost, where it %s', async (_, reply, timeoutMs = 2_000) => {
    stub = await startStub(reply);
    const [store, model] = [await openStore(), openModel(endpoint(stub.url, { timeoutMs }))];
    const messages = [{ role: 'user' as const, content: `Repair ${Array.from({ length: 900 }, (__, index) => `w${index}`).join(' ')}` }];
    await expect(callModel({ model, store }, { ...CALL, messages }, never)).rejects.toBeInstanceOf(RatchetFailure);
    const { spent, inFlight, lost } = await store.budget.read('c');
    // the endpoint may hear of a call only when nobody waits for it any more
    await expect.poll(served).toBe(spent.modelCalls);
    expect(spent).toMatchObject({ modelCalls: 4, ...model.estimate({ ...CALL, messages }) });
    expect(inFlight.modelCalls).toBe(0);
    expect(lost).toMatchObject({ modelCalls: 4, last: expect.stringContaining(stub.url) });
  });

  it('is counted where the call was cancelled while it was under way', async () => {
    stub = await startStub(() => stream(stalled()));
    const [store, stop] = [await openStore(), new AbortController()];
    const calling = callModel({ model: openModel(endpoint(stub.url)), store }, CALL, stop.signal);
    const reason = new Error('paused');
    await expect.poll(() => stub?.requests.length).toBe(1);
    stop.abort(reason);
    await expect(calling).rejects.toBe(reason);
    expect(await store.budget.read('c')).toMatchObject({
      spent: { modelCalls: 4 },
      inFlight: { modelCalls: 0 },
      lost: { modelCalls: 4, last: expect.stringContaining('cancelled') },
    });
  });

  it('is counted where one of several requests was lost, beside those that were not', async () => {
    stub = await startStub((asked, index) =>
      index === 0
        ? jsonReply({ error: { message: 'n must be 1', param: 'n' } }, 400)
        : index === 2
          ? stream([frame('a')])
          : plainReply(asked, ['a']),
    );
    const [store, model] = [await openStore(), openModel(endpoint(stub.url))];
    const { answer } = await callModel({ model, store }, CALL, never);
    expect(answer.choices).toHaveLength(3);
    expect(answer.usage.completionTokens).toBe(3 * 7 + CALL.maxTokens);
    expect((await store.budget.read('c')).spent).toMatchObject({
      modelCalls: 4,
      tokens: answer.usage.promptTokens + answer.usage.completionTokens,
    });
  });

  it('is counted when the call is made again after its worker was killed', async () => {
    stub = await startStub((asked) => plainReply(asked, ['a', 'b', 'c', 'd']));
    const [store, model] = [await openStore(12), openModel(endpoint(stub.url))];
    await new Promise<void>((sent) => {
      // A worker that dies behind the call, as far as the store can tell.
      const dies: Model = {
        ...openModel(endpoint(stub?.url ?? '')),
        estimate: (request) => model.estimate(request),
        complete: async (request, signal, begin) => (await model.complete(request, signal, begin), sent(), new Promise(() => {})),
      };
      void callModel({ model: dies, store }, CALL, never);
    });
    await callModel({ model, store }, CALL, never);
    expect((await store.budget.read('c')).spent.modelCalls).toBe(served());
    expect(served()).toBe(8);
    expect((await store.budget.read('c')).lost).toMatchObject({ modelCalls: 4, last: expect.stringContaining('worker') });
  });

  it('is not paid for beyond the budget, however often it is asked for', async () => {
    stub = await startStub(() => stream([frame('a')]));
    const [store, model] = [await openStore(20), openModel(endpoint(stub.url))];
    for (let index = 0; index < 10; index += 1)
      await callModel({ model, store }, { ...CALL, address: `c/${index}` }, never).catch(() => null);
    expect(served()).toBe(20);
    await expect(callModel({ model, store }, { ...CALL, address: 'c/more' }, never)).rejects.toMatchObject({
      kind: 'budget',
      message: expect.stringContaining('of 20 model calls: 20 spent, 0 reserved for calls in flight, 0 kept back'),
    });
  });

  it('counts what is asked for again where an endpoint gave fewer', async () => {
    stub = await startStub((asked) => plainReply(asked, ['a']));
    const store = await openStore(20);
    await callModel({ model: openModel(endpoint(stub.url)), store }, CALL, never);
    expect((await store.budget.read('c')).spent.modelCalls).toBe(served());
    expect(served()).toBe(7);
  });
});

describe('a call that surely reached no model', () => {
  it.each([400, 401, 403, 404, 429, 503])('costs nothing where it was refused with %i', async (status) => {
    stub = await startStub(() => jsonReply({ error: { message: 'no' } }, status));
    const store = await openStore();
    await expect(callModel({ model: openModel(endpoint(stub.url)), store }, CALL, never)).rejects.toMatchObject({ unpaid: true });
    expect(await store.budget.read('c')).toMatchObject({ spent: { modelCalls: 0 }, inFlight: { modelCalls: 0 }, lost: { modelCalls: 0 } });
  });

  it('costs nothing where nothing listens, or an error stands in the place of the answer', async () => {
    stub = await startStub(() => jsonReply({ error: { code: 429, message: 'slow down' } }));
    const store = await openStore();
    await expect(callModel({ model: openModel(endpoint(stub.url)), store }, CALL, never)).rejects.toMatchObject({ kind: 'rate-limited' });
    await stub.close();
    await expect(callModel({ model: openModel(endpoint(stub.url)), store }, CALL, never)).rejects.toMatchObject({ kind: 'unavailable' });
    stub = null;
    expect(await store.budget.read('c')).toMatchObject({ spent: { modelCalls: 0 }, inFlight: { modelCalls: 0 } });
  });

  it('reserves nothing while it waits for its turn', async () => {
    stub = await startStub(() => stream(stalled()));
    const [store, model, stop] = [await openStore(), openModel(endpoint(stub.url, { concurrency: 1 })), new AbortController()];
    const calling = ['one', 'two', 'three'].map((address) =>
      callModel({ model, store }, { ...CALL, address }, stop.signal).catch((error: unknown) => error),
    );
    await expect.poll(() => stub?.requests.length).toBe(1);
    expect((await store.budget.read('c')).inFlight.modelCalls).toBe(4);
    stop.abort();
    await Promise.all(calling);
    expect((await store.budget.read('c')).spent.modelCalls).toBe(served());
  });
});

/** What four tries of a call end with. */
async function tries(store: Store, model: Model): Promise<readonly unknown[]> {
  const ended: unknown[] = [];
  for (let index = 0; index < 4; index += 1) ended.push(await callModel({ model, store }, CALL, never).catch((error: unknown) => error));
  return ended;
}

describe('answer after answer that is lost at one call', () => {
  const lost = new RatchetFailure('unavailable', 'the stream ended before the answer did');
  it('pauses the campaign where no other answer came meanwhile', async () => {
    const model = fakeModel(() => {
      throw lost;
    });
    const ended = await tries(await openStore(), model);
    expect(ended.slice(0, 3)).toEqual([lost, lost, lost]);
    expect(ended[3]).toMatchObject({
      kind: 'refused-access',
      message: expect.stringMatching(/^4 answers in a row .*the stream ended before the answer did/),
      retryable: false,
    });
  });

  it('is a failed call where others are answered', async () => {
    const model = fakeModel(({ messages }) => {
      if (messages[0]?.content === 'Repair it.') throw lost;
      return 'fine';
    });
    const store = await openStore();
    await callModel({ model, store }, CALL, never).catch(() => null);
    await callModel({ model, store }, { ...CALL, address: 'c/other', messages: [{ role: 'user', content: 'Another.' }] }, never);
    expect((await tries(store, model)).at(-1)).toMatchObject({ kind: 'answer-lost', retryable: false });
    expect(await askModel({ model, store }, { ...CALL, purpose: 'solving two-sum' }, never)).toEqual({
      missed: expect.stringMatching(/^solving two-sum: \d+ answers in a row .*the stream ended/),
    });
  });
});
