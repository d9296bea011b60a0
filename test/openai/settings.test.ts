import { afterEach, describe, expect, it } from 'vitest';
import { RatchetFailure } from '../../activities/failures.js';
import { openModel } from '../../infra/openai/model.js';
import { jsonReply, plainReply, startStub, type StubEndpoint, type StubReply, type StubRequest } from '../support/stub-endpoint.js';
import { endpoint, never, request, SCHEMA } from './endpoint.js';

let stub: StubEndpoint;
afterEach(() => stub.close());

const refusal = (message: string, param: string | null = null): StubReply => jsonReply({ error: { message, type: 'invalid_request_error', param, code: 'unsupported_parameter' } }, 400);

const bodies = (): StubRequest['body'][] => stub.requests.map((each) => each.body);

describe('what is asked for', () => {
  it('always holds temperature, top_p, a seed and a cap', async () => {
    stub = await startStub((asked) => plainReply(asked, ['a', 'b']));
    await openModel(endpoint(stub.url)).complete(request({ n: 2, schema: SCHEMA }), never);
    expect(bodies()).toEqual([
      {
        model: 'stub-1',
        messages: [{ role: 'user', content: 'Repair this program.' }],
        temperature: 0.7,
        top_p: 0.95,
        seed: 42,
        n: 2,
        max_completion_tokens: 256,
        response_format: { type: 'json_schema', json_schema: { name: 'lesson', schema: SCHEMA.json, strict: true } },
        stream: true,
        stream_options: { include_usage: true },
      },
    ]);
  });

  it('carries the key, and nothing in its place without one', async () => {
    stub = await startStub((asked) => plainReply(asked, ['a']));
    await openModel(endpoint(stub.url)).complete(request(), never);
    await openModel(endpoint(stub.url, { apiKey: null })).complete(request(), never);
    expect(stub.requests.map((each) => each.headers['authorization'])).toEqual(['Bearer sk-secret-0123456789', undefined]);
  });

  it('keeps a query of the address, as some gateways need it', async () => {
    stub = await startStub((asked) => plainReply(asked, ['a']));
    await openModel(endpoint(`${stub.url}/?api-version=2026-01-01`)).complete(request(), never);
    expect(stub.requests[0]?.path).toBe('/v1/chat/completions?api-version=2026-01-01');
  });
});

/** What the endpoint refuses, how it says so, and what the user is told of it. */
const REFUSALS: readonly (readonly [string, string, RegExp | null])[] = [
  ['max_completion_tokens', "Unrecognized request argument supplied: max_completion_tokens", null],
  ['temperature', "Unsupported value: 'temperature' does not support 0.7 with this model. Only the default (1) value is supported.", /samples as it likes/],
  ['seed', 'litellm.UnsupportedParamsError: provider does not support parameters: {"seed": 42}', /seeds are refused/],
  ['stream_options', "[{'type': 'extra_forbidden', 'loc': ('body', 'stream_options'), 'msg': 'Extra inputs are not permitted'}]", null],
  ['stream', 'Streaming is not supported for this model', null],
  ['n', "'n' must be 1 for this model", /several choices in one call are refused/],
];

describe('a setting that the endpoint refuses', () => {
  it.each(REFUSALS)('%s is left out once it was refused, and stays out', async (setting, message, note) => {
    stub = await startStub((asked) => {
      if (asked.path === '/v1/models') return jsonReply({ data: [{ id: 'stub-1' }] });
      const sent = setting === 'stream' ? asked.body?.['stream'] === true : setting in (asked.body ?? {});
      return sent ? refusal(message) : plainReply(asked, ['a']);
    });
    const model = openModel(endpoint(stub.url));
    const wanted = request({ n: 2 });
    expect((await model.complete(wanted, never)).choices).toHaveLength(2);
    const first = stub.requests.length;
    await model.complete(wanted, never);
    expect(bodies().slice(first).filter((body) => (setting === 'stream' ? body?.['stream'] === true : setting in (body ?? {})))).toEqual([]);
    const { notes } = await model.describe(never);
    expect(notes.some((each) => note?.test(each) === true)).toBe(note !== null);
  });

  it('max_tokens stands in for max_completion_tokens', async () => {
    stub = await startStub((asked) => ('max_completion_tokens' in (asked.body ?? {}) ? refusal('unknown field max_completion_tokens') : plainReply(asked, ['a'])));
    await openModel(endpoint(stub.url)).complete(request(), never);
    expect(bodies().map((body) => [body?.['max_completion_tokens'], body?.['max_tokens']])).toEqual([[256, undefined], [undefined, 256]]);
  });

  it('a schema becomes JSON mode and then plain text', async () => {
    stub = await startStub((asked) => ('response_format' in (asked.body ?? {}) ? refusal('response_format is not supported') : plainReply(asked, ['{}'])));
    const model = openModel(endpoint(stub.url));
    await model.complete(request({ schema: SCHEMA }), never);
    await model.complete(request({ schema: SCHEMA }), never);
    const formats = bodies().map((body) => body?.['response_format']);
    expect(formats).toEqual([expect.objectContaining({ type: 'json_schema' }), { type: 'json_object' }, undefined, undefined]);
  });

  it('several at a time are left out one by one', async () => {
    const refused = ['seed', 'temperature', 'max_completion_tokens'];
    stub = await startStub((asked) => {
      const found = refused.find((name) => name in (asked.body ?? {}));
      return found === undefined ? plainReply(asked, ['a']) : refusal('unsupported parameter', found);
    });
    await openModel(endpoint(stub.url)).complete(request(), never);
    expect(stub.requests).toHaveLength(4);
  });

  it('a refusal that no plainer request mends is a failure, and nothing is remembered of it', async () => {
    stub = await startStub((asked) => (asked.body?.['model'] === 'odd' ? refusal('max_completion_tokens is too large, and so is max_tokens') : plainReply(asked, ['a'])));
    const model = openModel(endpoint(stub.url));
    const ended = await model.complete(request({ model: 'odd' }), never).catch((error: unknown) => error);
    expect(ended).toBeInstanceOf(RatchetFailure);
    expect(ended).toMatchObject({ kind: 'bad-request' });
    await model.complete(request(), never);
    expect(bodies().at(-1)).toHaveProperty('max_completion_tokens');
  });
});

describe('several choices from an endpoint that gives one', () => {
  it('are asked for side by side with seeds of their own, and all are paid for', async () => {
    stub = await startStub((asked) => plainReply(asked, [`seed ${String(asked.body?.['seed'])}`], { prompt: 10, completion: 5 }));
    const model = openModel(endpoint(stub.url));
    const answer = await model.complete(request({ n: 3 }), never);
    expect(new Set(answer.choices.map((choice) => choice.text)).size).toBe(3);
    expect(answer.usage).toEqual({ promptTokens: 30, completionTokens: 15, reasoningTokens: 0, estimated: false });
    expect(answer.costUsd).toBeCloseTo((30 + 150) / 1_000_000);
    expect((await model.complete(request({ n: 3 }), never)).choices).toEqual(answer.choices);
    expect(bodies().filter((body) => 'n' in (body ?? {}))).toHaveLength(1);
  });

  it.each([
    ['one', [2], 3],
    ['all others', [1, 2, 3], 1],
  ])('come short when %s fail, rather than pay for the rest twice', async (_, failing, had) => {
    stub = await startStub((asked, index) => (failing.includes(index) ? jsonReply({ error: { message: 'busy' } }, 503) : plainReply(asked, ['a'])));
    const answer = await openModel(endpoint(stub.url)).complete(request({ n: 4 }), never);
    expect(answer.choices).toHaveLength(had);
  });

  it('are a failure when none can be had', async () => {
    stub = await startStub((asked, index) => (index === 0 ? plainReply(asked, ['a']) : index === 1 ? plainReply(asked, ['b']) : jsonReply({ error: { message: 'busy' } }, 503)));
    const model = openModel(endpoint(stub.url));
    await model.complete(request({ n: 2 }), never);
    await expect(model.complete(request({ n: 2 }), never)).rejects.toMatchObject({ kind: 'unavailable' });
  });
});

describe('several choices in one call', () => {
  it('are cut to the number that was asked for', async () => {
    stub = await startStub((asked) => plainReply(asked, ['a', 'b', 'c']));
    const answer = await openModel(endpoint(stub.url)).complete(request({ n: 2 }), never);
    expect(answer.choices.map((choice) => choice.text)).toEqual(['a', 'b']);
  });

  it('pay for one prompt, once the endpoint has shown that it gives them', async () => {
    stub = await startStub((asked) => plainReply(asked, ['a', 'b']));
    const model = openModel(endpoint(stub.url));
    const wanted = request({ n: 2 });
    const before = model.estimate(wanted).tokens;
    await model.complete(wanted, never);
    expect(before - model.estimate(wanted).tokens).toBe(model.estimate(request()).tokens - request().maxTokens);
  });
});
