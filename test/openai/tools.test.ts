import { afterEach, describe, expect, it } from 'vitest';
import { readActions } from '../../domain/agent/read-actions.js';
import { AGENT_TOOLS } from '../../domain/agent/tools.js';
import { openModel } from '../../infra/openai/model.js';
import { jsonReply, plainReply, startStub, type StubEndpoint, type StubReply } from '../support/stub-endpoint.js';
import { endpoint, never, request } from './endpoint.js';

let stub: StubEndpoint;
afterEach(() => stub.close());

const USAGE = { prompt_tokens: 9, completion_tokens: 2, total_tokens: 11 };

function streamed(...deltas: readonly object[]): StubReply {
  const frames = [
    ...deltas.map((delta) => ({ model: 'stub-1', choices: [{ index: 0, delta, finish_reason: null }] })),
    { model: 'stub-1', choices: [{ index: 0, delta: {}, finish_reason: 'tool_calls' }], usage: USAGE },
  ];
  return {
    status: 200,
    headers: { 'content-type': 'text/event-stream' },
    body: [...frames.map((frame) => `data: ${JSON.stringify(frame)}\n\n`), 'data: [DONE]\n\n'],
  };
}

const call = (index: number, name: string | null, args: string): object => ({
  index,
  type: 'function',
  function: { ...(name === null ? {} : { name }), arguments: args },
});

async function said(reply: StubReply): Promise<string> {
  stub = await startStub(() => reply);
  const { choices } = await openModel(endpoint(stub.url)).complete(request({ tools: AGENT_TOOLS }), never);
  return choices[0]?.text ?? '';
}

describe('calls of tools', () => {
  it('are asked for where a request has tools', async () => {
    await said(streamed({ content: 'x' }));
    expect(stub.requests[0]?.body).toMatchObject({ tools: AGENT_TOOLS.map(({ name }) => ({ type: 'function', function: { name } })) });
  });

  it('come in pieces of a stream, beside words', async () => {
    const text = await said(
      streamed(
        { content: 'I look.' },
        { tool_calls: [call(0, 'view', '{"path": "a')] },
        { tool_calls: [call(0, null, '.py", "from": 3}')] },
        { tool_calls: [call(1, 'run', '{"command": "ls"}')] },
      ),
    );
    expect(readActions(text)).toEqual({
      actions: [
        { kind: 'view', path: 'a.py', from: 3, to: 0 },
        { kind: 'run', command: 'ls' },
      ],
    });
    expect(text).toMatch(/^I look\./);
  });

  it('come in one piece, without words or arguments, with text that holds fences', async () => {
    const write = { path: 'a.md', text: '```\nx\n```\n' };
    const calls = [
      { type: 'function', function: { name: 'write', arguments: JSON.stringify(write) } },
      { type: 'function', function: { name: 'submit', arguments: '' } },
    ];
    const text = await said(
      jsonReply({
        model: 'stub-1',
        choices: [{ index: 0, message: { content: null, tool_calls: calls }, finish_reason: 'tool_calls' }],
        usage: USAGE,
      }),
    );
    expect(readActions(text)).toEqual({ actions: [{ kind: 'write', ...write }, { kind: 'submit' }] });
  });

  it('are not asked for again where an endpoint refuses tools', async () => {
    stub = await startStub((asked, index) =>
      index === 0
        ? jsonReply({ error: { message: 'Unrecognized request argument supplied: tools', param: 'tools' } }, 400)
        : plainReply(asked, ['```submit\n```']),
    );
    const { choices } = await openModel(endpoint(stub.url)).complete(request({ tools: AGENT_TOOLS }), never);
    expect(readActions(choices[0]?.text ?? '')).toEqual({ actions: [{ kind: 'submit' }] });
    expect(stub.requests.map(({ body }) => body !== null && 'tools' in body)).toEqual([true, false]);
  });
});

describe('calls of tools for whoever reads them apart', () => {
  const asks = { tools: AGENT_TOOLS, toolChoice: 'auto' } as const;

  it('come beside what was said, with their ids, or with ones of ours', async () => {
    stub = await startStub(() =>
      streamed(
        { content: 'I look.' },
        { tool_calls: [{ ...call(0, 'view', '{"path": '), id: 'call_a' }] },
        { tool_calls: [call(0, null, '"a.py"}')] },
        { tool_calls: [call(1, 'test', '')] },
      ),
    );
    const { choices } = await openModel(endpoint(stub.url)).complete(request(asks), never);
    expect(choices[0]?.called).toEqual({
      said: 'I look.',
      calls: [
        { id: 'call_a', name: 'view', arguments: '{"path": "a.py"}' },
        { id: 'call_1', name: 'test', arguments: '{}' },
      ],
    });
    expect(stub.requests[0]?.body).toMatchObject({ tool_choice: 'auto' });
  });

  it('go back with what came of them', async () => {
    stub = await startStub(() => streamed({ content: 'x' }));
    const calls = [{ id: 'call_a', name: 'view', arguments: '{}' }];
    const messages = [
      { role: 'user', content: 'look' },
      { role: 'assistant', content: '', calls },
      { role: 'tool', content: 'a.py', outcomeOf: 'call_a' },
    ] as const;
    await openModel(endpoint(stub.url)).complete(request({ ...asks, messages, toolChoice: { name: 'view' } }), never);
    expect(stub.requests[0]?.body).toMatchObject({
      messages: [
        { role: 'user', content: 'look' },
        { role: 'assistant', content: null, tool_calls: [{ id: 'call_a', type: 'function', function: { name: 'view', arguments: '{}' } }] },
        { role: 'tool', content: 'a.py', tool_call_id: 'call_a' },
      ],
      tool_choice: { type: 'function', function: { name: 'view' } },
    });
  });

  it('are not given up for an endpoint that refuses them: whoever asked is told', async () => {
    stub = await startStub(() => jsonReply({ error: { message: 'tools are not supported', param: 'tools', code: 'unsupported' } }, 400));
    await expect(openModel(endpoint(stub.url)).complete(request(asks), never)).rejects.toThrow(/tools are not supported/);
    expect(stub.requests).toHaveLength(1);
  });
});
