import { afterEach, describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import type { ModelAnswer } from '../../domain/model.js';
import { openModel } from '../../infra/openai/model.js';
import { startStub, type StubEndpoint } from '../support/stub-endpoint.js';
import { endpoint, never, request } from './endpoint.js';

let stub: StubEndpoint | null = null;
afterEach(async () => {
  await stub?.close();
  stub = null;
});

async function complete(body: string, type = 'application/json', n = 1): Promise<ModelAnswer> {
  stub = await startStub(() => ({ status: 200, headers: type === '' ? {} : { 'content-type': type }, body: [body] }));
  return openModel(endpoint(stub.url)).complete(request({ n }), never);
}

const TEXT = 'def area(w, h):\n    return w * h\n';
const USAGE = { prompt_tokens: 40, completion_tokens: 12, total_tokens: 52 };

interface Fields {
  readonly choice?: Readonly<Record<string, unknown>>;
  readonly message?: Readonly<Record<string, unknown>>;
  readonly top?: Readonly<Record<string, unknown>>;
}

/** A right answer with some fields of its own. */
function whole({ choice = {}, message = {}, top = {} }: Fields = {}): Readonly<Record<string, unknown>> {
  return {
    id: 'c-1',
    object: 'chat.completion',
    model: 'm',
    choices: [{ index: 0, message: { role: 'assistant', content: TEXT, ...message }, finish_reason: 'stop', ...choice }],
    usage: USAGE,
    ...top,
  };
}

const chunk = (choice: unknown, top: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({ id: 'c-1', object: 'chat.completion.chunk', choices: choice === null ? [] : [choice], ...top });
const FRAMES = [
  chunk({ index: 0, delta: { content: TEXT.slice(0, 9) }, finish_reason: null }),
  chunk({ index: 0, delta: { content: TEXT.slice(9) } }),
  chunk({ index: 0, delta: {}, finish_reason: 'stop' }),
  chunk(null, { usage: USAGE }),
];
const events = (frames: readonly string[], end = '\n\n'): string => frames.map((frame) => `data: ${frame}${end}`).join('');

const FIELDS: readonly (readonly [string, Fields])[] = [
  ['error: null', { top: { error: null } }],
  ['an empty error text', { top: { error: '' } }],
  ['error: false', { top: { error: false } }],
  ['error: 0', { top: { error: 0 } }],
  ['an empty error object', { top: { error: {} } }],
  ['an error of empty fields', { top: { error: { code: 0, message: '', details: [] } } }],
  ['an error that says success', { top: { error: { code: 0, message: 'success' } } }],
  ['an empty error in the choice', { choice: { error: {} } }],
  ['an error text of the choice that is none', { choice: { error: 'none' } }],
  ['a status of success', { top: { code: 200, msg: 'ok', success: true } }],
  ['a numeric fingerprint', { top: { system_fingerprint: 7 } }],
  ['a fingerprint object', { top: { system_fingerprint: { a: 1 } } }],
  ['a numeric model', { top: { model: 7 } }],
  ['no model', { top: { model: undefined } }],
  ['another object name', { top: { object: 'something' } }],
  ['refusal: false', { message: { refusal: false } }],
  ['an empty refusal object', { message: { refusal: {} } }],
  ['reasoning as an object', { message: { reasoning: { summary: 'x' } } }],
  ['reasoning as a list', { message: { reasoning_content: [{ type: 'text', text: 'x' }] } }],
  ['reasoning: true', { message: { reasoning: true } }],
  ['an unknown role', { message: { role: 'narrator' } }],
  ['tool calls that are no list', { message: { tool_calls: {}, function_call: '' } }],
  ['annotations', { message: { annotations: [1], audio: null } }],
  ['content as parts', { message: { content: [{ type: 'text', text: TEXT }] } }],
  ['content as output parts', { message: { content: [{ type: 'output_text', text: { value: TEXT } }] } }],
  ['content as a list of texts', { message: { content: [TEXT] } }],
  [
    'thinking among the parts',
    {
      message: {
        content: [
          { type: 'reasoning', text: 'hmm' },
          { type: 'text', text: TEXT },
          { type: 'image', url: 'x' },
        ],
      },
    },
  ],
  ['content as an object', { message: { content: { text: TEXT } } }],
  ['an index that is text', { choice: { index: '0' } }],
  ['an index below 0', { choice: { index: -1 } }],
  ['no index', { choice: { index: undefined } }],
  ['a finish reason of null', { choice: { finish_reason: null } }],
  ['a finish reason that is a number', { choice: { finish_reason: 1 } }],
  ['a finish reason nobody knows', { choice: { finish_reason: 'eos_token' } }],
  ['a null delta beside the message', { choice: { delta: null } }],
  ['an empty delta beside the message', { choice: { delta: {} } }],
  ['logprobs of another form', { choice: { logprobs: 'none' } }],
  ['text beside the message', { choice: { text: '' } }],
  ['text and no message', { choice: { message: undefined, text: TEXT } }],
  ['a message that is text', { choice: { message: TEXT } }],
  ['a choice and no list', { top: { choices: { index: 0, message: { content: TEXT }, finish_reason: 'stop' } } }],
  [
    'something among the choices that is none',
    { top: { choices: [null, { index: 0, message: { content: TEXT }, finish_reason: 'stop' }] } },
  ],
];

describe('a right answer is read', () => {
  it.each(FIELDS)('beside %s', async (_, fields) => {
    const { choices, usage } = await complete(JSON.stringify(whole(fields)));
    expect(choices).toEqual([{ text: TEXT, finish: 'stop' }]);
    expect(usage).toEqual({ promptTokens: 40, completionTokens: 12, reasoningTokens: 0, estimated: false });
  });

  it('whatever stands in the fields beside it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('system_fingerprint', 'created', 'object', 'service_tier', 'usage', 'model', 'error', 'message', 'detail', 'x'),
        fc.jsonValue(),
        async (field, value) => {
          const { choices } = await complete(JSON.stringify({ ...whole(), [field]: value }));
          await stub?.close();
          stub = null;
          expect(choices).toEqual([{ text: TEXT, finish: 'stop' }]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** Bodies under content types that say something else, and with something around them. */
const BODIES: readonly (readonly [string, string, string])[] = [
  ['a document', 'application/json', JSON.stringify(whole())],
  ['a document under no type', '', JSON.stringify(whole())],
  ['a document as a web page', 'text/html; charset=utf-8', JSON.stringify(whole())],
  ['a document as plain text', 'text/plain', JSON.stringify(whole())],
  ['a document as bytes', 'application/octet-stream', JSON.stringify(whole())],
  ['a document as a stream', 'text/event-stream', JSON.stringify(whole())],
  ['a document over many lines as a stream', 'text/event-stream', JSON.stringify(whole(), null, 2)],
  ['a document over many lines that end with CR', 'text/event-stream', JSON.stringify(whole(), null, 2).replaceAll('\n', '\r')],
  ['a document behind a byte order mark', 'application/json', `\ufeff${JSON.stringify(whole())}`],
  ['a document behind blank lines', 'application/json', `\n \n\n${JSON.stringify(whole())}\n\n`],
  ['a document before rubbish', 'application/json', `${JSON.stringify(whole())}\n0\r\n\r\n`],
  ['a document with rubbish behind it', 'application/json', `${JSON.stringify(whole(), null, 1)}}\nnull`],
  ['a document behind a guard', 'application/json', `)]}',\n${JSON.stringify(whole())}`],
  ['a document in a list', 'application/json', JSON.stringify([whole()])],
  ['a document in an envelope', 'application/json', JSON.stringify({ code: 0, msg: 'success', data: whole() })],
  ['a document as one event', 'text/event-stream', events([JSON.stringify(whole())])],
  [
    'a document over many data lines',
    'text/event-stream',
    JSON.stringify(whole(), null, 1)
      .split('\n')
      .map((line) => `data: ${line}\n`)
      .join(''),
  ],
  ['a stream', 'text/event-stream', events([...FRAMES, '[DONE]'])],
  ['a stream as JSON', 'application/json', events([...FRAMES, '[DONE]'])],
  ['a stream as plain text', 'text/plain', events([...FRAMES, '[DONE]'])],
  ['a stream behind a byte order mark', 'text/event-stream', `\ufeff${events([...FRAMES, '[DONE]'])}`],
  ['a stream of CR', 'text/event-stream', events([...FRAMES, '[DONE]'], '\r\r')],
  ['a stream of single CR', 'text/event-stream', events([...FRAMES, '[DONE]'], '\r')],
  ['a stream of CR LF', 'text/event-stream', events([...FRAMES, '[DONE]'], '\r\n\r\n')],
  ['a stream without spaces', 'text/event-stream', [...FRAMES, '[DONE]'].map((frame) => `data:${frame}\n\n`).join('')],
  [
    'a stream with pings',
    'text/event-stream',
    events(['ping', ...FRAMES.flatMap((frame) => [frame, 'ping', '{}', '"keep"', 'null']), '[DONE]']),
  ],
  [
    'a stream with ping events',
    'text/event-stream',
    `event: ping\ndata: {"type": "ping"}\n\n: comment\n\nid: 4\nretry: 10\n${events([...FRAMES, '[DONE]'])}`,
  ],
  ['a stream without [DONE]', 'text/event-stream', events(FRAMES)],
  [
    'a stream that ends with the message over again',
    'text/event-stream',
    events([...FRAMES.slice(0, 2), JSON.stringify(whole()), '[DONE]']),
  ],
  [
    'a stream that complains after the answer',
    'text/event-stream',
    events([...FRAMES, '{"error": {"message": "no usage today"}}', '{"cut']),
  ],
  ['JSON line by line', 'application/x-ndjson', `${FRAMES.join('\n')}\n`],
  ['a list of frames', 'application/json', `[${FRAMES.join(',\n')}]`],
];

describe('an answer is read by what it holds', () => {
  it.each(BODIES)('%s (%s)', async (_, type, body) => {
    const { choices, usage } = await complete(body, type);
    expect(choices).toEqual([{ text: TEXT, finish: 'stop' }]);
    expect(usage).toMatchObject({ promptTokens: 40, completionTokens: 12, estimated: false });
  });

  it('also where three choices come', async () => {
    const choices = [2, 0, 1].map((index) => ({ index: String(index), message: { content: `${index}` }, finish_reason: null }));
    expect((await complete(JSON.stringify({ choices }), 'text/plain', 3)).choices.map(({ text }) => text)).toEqual(['0', '1', '2']);
  });
});

const NO_ANSWER: readonly (readonly [string, string])[] = [
  [
    'a frame that was cut in the middle of a stream',
    events([...FRAMES.slice(0, 1), FRAMES[1]?.slice(0, 30) ?? '', ...FRAMES.slice(2), '[DONE]']),
  ],
  ['a stream that ended before the answer', events(FRAMES.slice(0, 2))],
  ['lines that ended before the answer', FRAMES.slice(0, 2).join('\n')],
  ['a document that was cut', JSON.stringify(whole()).slice(0, -3)],
  ['an answer that ended with an error', JSON.stringify(whole({ choice: { finish_reason: 'error' } }))],
  [
    'part of an answer and the error that ended it',
    JSON.stringify(whole({ choice: { finish_reason: null }, top: { error: { message: 'the server went down' } } })),
  ],
];

describe('half an answer is none', () => {
  it.each(NO_ANSWER)('%s', async (_, body) => {
    await expect(complete(body, 'text/event-stream')).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('and a web page is none', async () => {
    await expect(
      complete('<!doctype html>\n<title>Welcome</title>\n<script>\n{"choices": [{"message": {"content": "no"}}]}\n</script>', 'text/html'),
    ).rejects.toMatchObject({
      kind: 'bad-request',
      message: expect.stringMatching(/a web page came instead of an answer: Welcome\. .*OPENAI_BASE_URL/),
    });
  });
});

/** What stands in `usage`, and which counts are believed of it. */
const USAGES: readonly (readonly [unknown, Partial<ModelAnswer['usage']>])[] = [
  [
    { prompt_tokens: '40', completion_tokens: '12', total_tokens: '52' },
    { promptTokens: 40, completionTokens: 12, estimated: false },
  ],
  [
    { input_tokens: 40, output_tokens: 12 },
    { promptTokens: 40, completionTokens: 12, estimated: false },
  ],
  [
    { ...USAGE, prompt_tokens_details: 'none', completion_tokens_details: [] },
    { promptTokens: 40, completionTokens: 12, estimated: false },
  ],
  [
    { ...USAGE, completion_tokens: 11.5, total_tokens: 51.5 },
    { promptTokens: 40, completionTokens: 12, estimated: false },
  ],
  [
    { prompt_tokens: 40, completion_tokens: -1, total_tokens: 39 },
    { promptTokens: 40, estimated: true },
  ],
  [{ prompt_tokens: 'many', completion_tokens: 'few' }, { estimated: true }],
  [{ prompt_tokens: 1e300, completion_tokens: 1e300, total_tokens: 1e300 }, { estimated: true }],
  [{ prompt_tokens: null, completion_tokens: {}, total_tokens: [] }, { estimated: true }],
  ['none', { estimated: true }],
  [[], { estimated: true }],
  [7, { estimated: true }],
  [null, { estimated: true }],
];

describe('a usage that is none', () => {
  it.each(USAGES)('%j means an estimate, and no other call', async (usage, expected) => {
    const answer = await complete(JSON.stringify({ ...whole(), usage }));
    expect(answer.choices[0]?.text).toBe(TEXT);
    expect(answer.usage).toMatchObject(expected);
    expect(answer.usage.promptTokens).toBeGreaterThan(0);
    expect(answer.usage.completionTokens).toBeGreaterThanOrEqual(12);
    expect(stub?.requests).toHaveLength(1);
  });

  it('can be a count that no context is so small for', async () => {
    stub = await startStub(() => ({
      status: 200,
      headers: {},
      body: [JSON.stringify({ ...whole(), usage: { prompt_tokens: 1, completion_tokens: 12, total_tokens: 13 } })],
    }));
    const { usage } = await openModel(endpoint(stub.url)).complete(
      request({ messages: [{ role: 'user', content: 'total += item.price * item.count\n'.repeat(200) }] }),
      never,
    );
    expect(usage.estimated).toBe(true);
    expect(usage.promptTokens).toBeGreaterThan(1_000);
  });
});
