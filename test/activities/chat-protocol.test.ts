import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ModelAnswer } from '../../domain/model.js';
import { readChat } from '../../schemas/chat.js';
import { ask, commandWorld, said } from '../support/command-world.js';
import type { Script } from '../support/fake-model.js';

const toolCall = z.object({
  id: z.string().min(1),
  type: z.literal('function'),
  function: z.object({ name: z.string(), arguments: z.string() }),
});
const usage = z.object({ prompt_tokens: z.int(), completion_tokens: z.int(), total_tokens: z.int() });
const finish = z.enum(['stop', 'length', 'content_filter', 'tool_calls']);
const head = { id: z.string().min(1), created: z.int(), model: z.string().min(1) };
const completion = z.object({
  ...head,
  object: z.literal('chat.completion'),
  choices: z
    .array(
      z.object({
        index: z.int(),
        message: z.object({ role: z.literal('assistant'), content: z.string(), tool_calls: z.array(toolCall).min(1).optional() }),
        finish_reason: finish,
      }),
    )
    .min(1),
  usage,
});
const delta = z.object({
  role: z.literal('assistant').optional(),
  content: z.string().optional(),
  tool_calls: z.array(toolCall.extend({ index: z.int() })).optional(),
});
const chunk = z.object({
  ...head,
  object: z.literal('chat.completion.chunk'),
  choices: z.array(z.object({ index: z.int(), delta, finish_reason: finish.nullable() })),
  usage: usage.optional(),
});
const problem = z.object({
  error: z.object({ message: z.string().min(1), type: z.string(), param: z.string().nullable(), code: z.string() }),
});

function framesOf(body: string): readonly z.infer<typeof chunk>[] {
  const frames = body.split('\n\n').filter((frame) => frame !== '');
  expect(frames.at(-1)).toBe('data: [DONE]');
  return frames.slice(0, -1).map((frame) => chunk.parse(JSON.parse(frame.replace(/^data: /, ''))));
}

const CALLS = [{ id: 'call_7', name: 'bash', arguments: '{"command": "ls"}' }];
const TOOLS = [
  { type: 'function', function: { name: 'bash', description: 'runs', parameters: { type: 'object', properties: {} }, strict: true } },
];

function answering(choice: ModelAnswer['choices'][number]): Script {
  return () => ({
    choices: [choice],
    usage: { promptTokens: 5, completionTokens: 3, reasoningTokens: 0, estimated: false },
    costUsd: 0,
    fingerprint: 'fake-1',
  });
}

/** What comes back for one body. */
async function answered(body: object | string, script?: Script) {
  let answer = { status: 0, contentType: '', body: '' };
  const at = await commandWorld({
    ...(script === undefined ? {} : { script }),
    shell: async (command) => {
      answer = await ask(command, body);
      return {};
    },
  });
  await at.run();
  return { ...answer, requests: at.model.requests };
}

describe('the protocol that an agent of a person’s own speaks', () => {
  it.each([
    ['calls', [{ role: 'assistant', content: 'x', tool_calls: Array.from({ length: 500_000 }, () => 0) }]],
    ['parts', [{ role: 'user', content: Array.from({ length: 1_000_000 }, () => 0) }]],
    ['messages', Array.from({ length: 1_000_000 }, () => 0)],
  ])('more %s than can be handed on are refused unread', (_, messages) => {
    expect(readChat({ messages })).toMatchObject({ refused: expect.stringContaining('at most 20000 can be handed on') });
  });

  it('any body yields a completion or an error of the protocol', async () => {
    const text = fc.oneof(
      fc.string(),
      fc.constant(null),
      fc.array(fc.record({ type: fc.constantFrom('text', 'image_url'), text: fc.string() })),
    );
    const message = fc.record(
      { role: fc.constantFrom('system', 'developer', 'user', 'assistant', 'tool', 'function'), content: text, tool_call_id: fc.string() },
      { requiredKeys: ['role'] },
    );
    const number = fc.oneof(fc.integer({ min: -2, max: 20 }), fc.double(), fc.string());
    const request = fc.record(
      {
        model: fc.anything(),
        messages: fc.array(message, { maxLength: 4 }),
        n: number,
        temperature: number,
        top_p: number,
        max_tokens: number,
        stop: fc.oneof(fc.string(), fc.array(fc.string())),
        stream: fc.oneof(fc.boolean(), fc.anything()),
        stream_options: fc.oneof(fc.record({ include_usage: fc.boolean() }), fc.anything()),
        tools: fc.oneof(fc.constant(TOOLS), fc.anything()),
        tool_choice: fc.oneof(fc.constant('auto'), fc.anything()),
        response_format: fc.anything(),
        logprobs: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    const likely = fc.record(
      {
        model: fc.string(),
        messages: fc.array(fc.record({ role: fc.constantFrom('system', 'user', 'assistant'), content: fc.string() }), { minLength: 1 }),
        n: fc.constantFrom(1, 2, null),
        stop: fc.oneof(fc.string({ minLength: 1 }), fc.constant(null)),
        stream: fc.boolean(),
        stream_options: fc.record({ include_usage: fc.boolean() }),
        tools: fc.constantFrom(TOOLS, [], null),
      },
      { requiredKeys: ['messages'] },
    );
    const anyBody = fc.oneof(fc.string(), fc.json(), fc.jsonValue(), request, likely);
    const bodies = fc.sample(anyBody, 400).map((each) => (typeof each === 'string' ? each : (JSON.stringify(each) ?? '')));
    const at = await commandWorld({
      solver: { calls: 10_000 },
      shell: async (command) => {
        for (const body of bodies) {
          const { status, contentType, body: out } = await ask(command, body);
          if (status === 400) problem.parse(JSON.parse(out));
          else if (status !== 200) throw new Error(`${status} for ${body}`);
          else if (contentType === 'text/event-stream') framesOf(out);
          else completion.parse(JSON.parse(out));
        }
        return {};
      },
    });
    await at.run();
    expect(at.model.calls()).toBeGreaterThan(0);
  });

  it('hands on what is asked for, and what the strategy says where nothing is', async () => {
    const parts = {
      role: 'user',
      content: [
        { type: 'text', text: 'a' },
        { type: 'text', text: 'b' },
      ],
    };
    const { requests } = await answered({
      model: 'gpt-whatever',
      messages: [{ role: 'developer', content: 'be brief' }, parts],
      temperature: 0.7,
      max_completion_tokens: 33,
      n: 2,
      response_format: { type: 'json_schema', json_schema: { name: 'x', schema: { type: 'object' } } },
    });
    expect(requests[0]).toMatchObject({
      model: 'fake-1',
      messages: [
        { role: 'system', content: 'be brief' },
        { role: 'user', content: 'ab' },
      ],
      temperature: 0.7,
      topP: 1,
      maxTokens: 33,
      n: 2,
      schema: { name: 'x', json: { type: 'object' } },
    });
    expect((await answered(said('x'))).requests[0]).toMatchObject({ temperature: 0, topP: 1, maxTokens: 8_192, n: 1 });
  });

  it('cuts an answer at the words that end it', async () => {
    const { body } = await answered({ ...said('x'), stop: ['END', 'STOP'] }, () => 'one STOP two END');
    expect(completion.parse(JSON.parse(body)).choices[0]).toMatchObject({ message: { content: 'one ' }, finish_reason: 'stop' });
  });

  it('hands tools on, their calls back, and what came of them on again', async () => {
    const first = { ...said('look'), tools: TOOLS };
    const { body, requests } = await answered(
      first,
      answering({ text: 'blocks', finish: 'stop', called: { said: 'I look.', calls: CALLS } }),
    );
    expect(requests[0]).toMatchObject({ tools: [{ name: 'bash', description: 'runs' }], toolChoice: 'auto' });
    const { message, finish_reason: why } = completion.parse(JSON.parse(body)).choices[0] ?? {};
    expect([message?.content, why]).toEqual(['I look.', 'tool_calls']);
    const goesOn = [...first.messages, message, { role: 'tool', tool_call_id: 'call_7', content: 'a.py' }];
    const then = await answered({ ...first, messages: goesOn, tool_choice: { type: 'function', function: { name: 'bash' } } });
    expect(then.requests[0]).toMatchObject({
      messages: [
        { role: 'user', content: 'look' },
        { role: 'assistant', content: 'I look.', calls: CALLS },
        { role: 'tool', content: 'a.py', outcomeOf: 'call_7' },
      ],
      toolChoice: { name: 'bash' },
    });
  });

  it('streams an answer whole, with its calls and its usage', async () => {
    const choice = { text: 'blocks', finish: 'stop', called: { said: 'I look.', calls: CALLS } } as const;
    const streamed = { ...said('look'), tools: TOOLS, stream: true, stream_options: { include_usage: true } };
    const frames = framesOf((await answered(streamed, answering(choice))).body);
    expect(frames.flatMap(({ choices }) => choices.map((each) => each.delta.content ?? '')).join('')).toBe('I look.');
    expect(frames.flatMap(({ choices }) => choices.flatMap((each) => each.delta.tool_calls ?? []))).toMatchObject([
      { index: 0, id: 'call_7' },
    ]);
    expect(frames.at(-2)?.choices[0]?.finish_reason).toBe('tool_calls');
    expect(frames.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: 8 } });
  });

  it.each([
    ['an image', { messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'data:' } }] }] }, /image_url/],
    ['functions of old', { ...said('x'), functions: [{ name: 'a' }] }, /functions/],
    ['probabilities', { ...said('x'), logprobs: true }, /logprobs/],
    ['a tool of another kind', { ...said('x'), tools: [{ type: 'web_search' }] }, /type "function"/],
    ['a form without a schema', { ...said('x'), response_format: { type: 'json_object' } }, /response_format/],
    ['no message', { messages: [] }, /messages/],
  ])('says that it cannot hand on %s', async (_what, body, why) => {
    const { status, body: out, requests } = await answered(body);
    expect(status).toBe(400);
    expect(problem.parse(JSON.parse(out)).error.message).toMatch(why);
    expect(requests).toHaveLength(0);
  });
});
