import { afterEach, describe, expect, it } from 'vitest';
import { RatchetFailure } from '../../ports/failures.js';
import { openModel } from '../../infra/openai/model.js';
import { jsonReply, plainReply, startStub, type StubEndpoint, type StubReply, type StubRequest } from '../support/stub-endpoint.js';
import { endpoint, never, request, SCHEMA } from './endpoint.js';

let stub: StubEndpoint;
afterEach(() => stub.close());

const refusal = (message: string, param: string | null = null): StubReply =>
  jsonReply({ error: { message, type: 'invalid_request_error', param, code: 'unsupported_parameter' } }, 400);

const bodies = (): StubRequest['body'][] => stub.requests.map((each) => each.body);
const sampling = (): unknown[] => bodies().map((body) => [body?.['temperature'], body?.['top_p']]);
const has = (asked: StubRequest, name: string): boolean => name in (asked.body ?? {});

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
  ['max_completion_tokens', 'Unrecognized request argument supplied: max_completion_tokens', null],
  [
    'temperature',
    "Unsupported value: 'temperature' does not support 0.7 with this model. Only the default (1) value is supported.",
    /samples as it likes/,
  ],
  ['top_p', 'temperature and top_p are not to be combined; please use only one', /top_p is refused/],
  ['top_p', 'The parameter `top_p` is not known', /top_p is refused/],
  ['seed', 'litellm.UnsupportedParamsError: provider does not support parameters: {"seed": 42}', /seeds are refused/],
  ['stream_options', "[{'type': 'extra_forbidden', 'loc': ('body', 'stream_options'), 'msg': 'Extra inputs are not permitted'}]", null],
  ['stream', 'Streaming is not supported for this model', null],
  ['n', "'n' must be 1 for this model", /several choices in one call are refused/],
  ['n', 'Multiple candidates is not enabled for this model', /several choices in one call are refused/],
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
    expect(
      bodies()
        .slice(first)
        .filter((body) => (setting === 'stream' ? body?.['stream'] === true : setting in (body ?? {}))),
    ).toEqual([]);
    const { notes } = await model.describe(never);
    expect(notes.some((each) => note?.test(each) === true)).toBe(note !== null);
  });

  it('max_tokens stands in for max_completion_tokens', async () => {
    stub = await startStub((asked) =>
      'max_completion_tokens' in (asked.body ?? {}) ? refusal('unknown field max_completion_tokens') : plainReply(asked, ['a']),
    );
    await openModel(endpoint(stub.url)).complete(request(), never);
    expect(bodies().map((body) => [body?.['max_completion_tokens'], body?.['max_tokens']])).toEqual([
      [256, undefined],
      [undefined, 256],
    ]);
  });

  it('a schema becomes JSON mode and then plain text', async () => {
    stub = await startStub((asked) =>
      'response_format' in (asked.body ?? {}) ? refusal('response_format is not supported') : plainReply(asked, ['{}']),
    );
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
    stub = await startStub((asked) =>
      asked.body?.['model'] === 'odd' ? refusal('neither max_completion_tokens nor max_tokens is known') : plainReply(asked, ['a']),
    );
    const model = openModel(endpoint(stub.url));
    const ended = await model.complete(request({ model: 'odd' }), never).catch((error: unknown) => error);
    expect(ended).toBeInstanceOf(RatchetFailure);
    expect(ended).toMatchObject({ kind: 'bad-request' });
    await model.complete(request(), never);
    expect(bodies().at(-1)).toHaveProperty('max_completion_tokens');
  });
});

describe('of temperature and top_p', () => {
  it('one is left out where only both together are refused', async () => {
    stub = await startStub((asked) =>
      has(asked, 'temperature') && has(asked, 'top_p')
        ? refusal('`temperature` and `top_p` cannot both be given to this model.')
        : plainReply(asked, ['a']),
    );
    const model = openModel(endpoint(stub.url));
    await model.complete(request(), never);
    await model.complete(request(), never);
    expect(sampling()).toEqual([
      [0.7, 0.95],
      [0.7, undefined],
      [0.7, undefined],
    ]);
  });

  it('the one that is refused is left out, and then the other', async () => {
    stub = await startStub((asked) => {
      const found = ['temperature', 'top_p'].find((name) => has(asked, name));
      return found === undefined ? plainReply(asked, ['a']) : refusal(`${found} is deprecated for this model`);
    });
    await openModel(endpoint(stub.url)).complete(request(), never);
    expect(sampling()).toEqual([
      [0.7, 0.95],
      [undefined, 0.95],
      [undefined, undefined],
    ]);
  });

  it('a value that is refused says nothing of the others', async () => {
    stub = await startStub((asked) =>
      asked.body?.['temperature'] === 0 ? refusal('`temperature` must be strictly positive') : plainReply(asked, ['a']),
    );
    const model = openModel(endpoint(stub.url));
    for (const temperature of [0, 0, 0.7]) await model.complete(request({ temperature }), never);
    expect(sampling()).toEqual([
      [0, 0.95],
      [undefined, 0.95],
      [undefined, 0.95],
      [0.7, 0.95],
    ]);
  });
});

describe('what one model refuses', () => {
  it('is asked of another all the same', async () => {
    stub = await startStub((asked) => {
      if (asked.path === '/v1/models') return jsonReply({ data: [{ id: 'stub-1' }, { id: 'plain' }] });
      return asked.body?.['model'] === 'plain' && 'seed' in asked.body ? refusal('Unknown parameter: seed') : plainReply(asked, ['a']);
    });
    const model = openModel(endpoint(stub.url));
    for (const name of ['plain', 'stub-1', 'plain']) await model.complete(request({ model: name }), never);
    expect(bodies().map((body) => [body?.['model'], 'seed' in (body ?? {})])).toEqual([
      ['plain', true],
      ['plain', false],
      ['stub-1', true],
      ['plain', false],
    ]);
    expect((await model.describe(never)).notes).toEqual(['plain: seeds are refused: the same request gets different answers']);
  });

  it('is no measure for how many choices another gives', async () => {
    stub = await startStub((asked) => plainReply(asked, asked.body?.['model'] === 'plain' ? ['a'] : ['a', 'b']));
    const model = openModel(endpoint(stub.url));
    for (const name of ['plain', 'stub-1']) await model.complete(request({ model: name, n: 2 }), never);
    expect(bodies().filter((body) => 'n' in (body ?? {}))).toHaveLength(2);
    expect(model.estimate(request({ model: 'plain', n: 2 })).tokens).toBeGreaterThan(model.estimate(request({ n: 2 })).tokens);
  });
});

const odd = (asked: StubRequest): boolean => JSON.stringify(asked.body?.['messages']).includes('odd');

async function ask(model: ReturnType<typeof openModel>, content: string): Promise<string> {
  const ended = await model.complete(request({ messages: [{ role: 'user', content }] }), never).catch((error: unknown) => error);
  return ended instanceof RatchetFailure ? ended.kind : 'answered';
}

describe('a request that is refused in words that nobody knows', () => {
  it('is a fault of the one request where others are answered, and for a person where none is', async () => {
    stub = await startStub((asked) => (odd(asked) ? refusal('the moon is in the wrong house') : plainReply(asked, ['a'])));
    const model = openModel(endpoint(stub.url));
    const ended: string[] = [];
    for (const content of ['odd', 'plain', 'odd', 'odd', 'plain', 'odd', 'odd', 'odd', 'odd', 'odd', 'odd', 'plain'])
      ended.push(await ask(model, content));
    const [refused, person] = ['request-refused', 'bad-request'];
    expect(ended).toEqual([
      person,
      'answered',
      refused,
      refused,
      'answered',
      refused,
      refused,
      refused,
      refused,
      person,
      refused,
      'answered',
    ]);
  });

  it('is for a person where the key, the credit or the name is what is wrong', async () => {
    stub = await startStub((asked) => (odd(asked) ? refusal('m is not a valid model ID') : plainReply(asked, ['a'])));
    const model = openModel(endpoint(stub.url));
    expect([await ask(model, 'plain'), await ask(model, 'odd')]).toEqual(['answered', 'bad-request']);
  });
});

describe('a refusal of JSON', () => {
  it('is told from a setting that stands in an invalid JSON payload', async () => {
    stub = await startStub((asked) =>
      'seed' in (asked.body ?? {})
        ? refusal('Invalid JSON payload received. Unknown name "seed": Cannot find field.')
        : plainReply(asked, ['{}']),
    );
    await openModel(endpoint(stub.url)).complete(request({ schema: SCHEMA }), never);
    expect(bodies().map((body) => [body?.['response_format'] !== undefined, 'seed' in (body ?? {})])).toEqual([
      [true, true],
      [true, false],
    ]);
  });

  it('can be an answer that came out as no JSON', async () => {
    stub = await startStub((asked) =>
      'response_format' in (asked.body ?? {})
        ? jsonReply(
            {
              error: {
                message: "Failed to generate JSON. See 'failed_generation'.",
                code: 'json_validate_failed',
                failed_generation: 'seed temperature',
              },
            },
            400,
          )
        : plainReply(asked, ['{}']),
    );
    expect((await openModel(endpoint(stub.url)).complete(request({ schema: SCHEMA }), never)).choices).toHaveLength(1);
  });

  it('can name the setting in the place of the error', async () => {
    stub = await startStub((asked) =>
      'stream_options' in (asked.body ?? {})
        ? jsonReply(
            { detail: [{ type: 'extra_forbidden', loc: ['body', 'stream_options'], msg: 'Extra inputs are not permitted', input: {} }] },
            422,
          )
        : plainReply(asked, ['a']),
    );
    await openModel(endpoint(stub.url)).complete(request(), never);
    expect(stub.requests).toHaveLength(2);
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
    stub = await startStub((asked, index) =>
      failing.includes(index) ? jsonReply({ error: { message: 'busy' } }, 503) : plainReply(asked, ['a']),
    );
    const answer = await openModel(endpoint(stub.url)).complete(request({ n: 4 }), never);
    expect(answer.choices).toHaveLength(had);
  });

  it('are a failure when none can be had', async () => {
    stub = await startStub((asked, index) =>
      index === 0 ? plainReply(asked, ['a']) : index === 1 ? plainReply(asked, ['b']) : jsonReply({ error: { message: 'busy' } }, 503),
    );
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
