import { once } from 'node:events';
import type { Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { RequestRefused, type EmbeddedModel, type Work } from '../../embedded/model.js';
import { openServer } from '../../embedded/server.js';

const chunk = z.looseObject({
  choices: z.array(
    z.object({ index: z.number(), delta: z.looseObject({ content: z.string().optional() }), finish_reason: z.string().nullable() }),
  ),
});

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function serving(take: EmbeddedModel['take']): Promise<string> {
  const server = openServer({ name: 'm', languageModel: true, notes: [], fingerprint: 'm-1', take });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? String(address?.port) : ''}/v1/chat/completions`;
}

function post(url: string, change: object = {}, signal?: AbortSignal): Promise<Response> {
  const body = { model: 'm', messages: [{ role: 'user', content: 'Hello' }], ...change };
  return fetch(url, { method: 'POST', body: JSON.stringify(body), ...(signal === undefined ? {} : { signal }) });
}

/** Emits a piece, then works until it is ended; both are told. */
function endless(seen: EventTarget): Work {
  return (signal, emit) =>
    new Promise((_, reject) => {
      emit(0, 'on and ');
      seen.dispatchEvent(new Event('begun'));
      signal.addEventListener('abort', () => {
        seen.dispatchEvent(new Event('ended'));
        reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
      });
    });
}

describe('the server of the embedded models', () => {
  it('sends pieces as they come, and every character once', async () => {
    const url = await serving(async () => async (_, emit) => {
      emit(1, 'be');
      emit(0, 'al');
      emit(1, 'ta');
      return {
        choices: [
          { text: 'alpha', finish: 'stop' },
          { text: 'beta', finish: 'length' },
        ],
        promptTokens: 3,
        completionTokens: 4,
      };
    });
    const events = (await (await post(url, { n: 2, stream: true, stream_options: { include_usage: true } })).text()).trim().split('\n\n');
    expect(events.at(-1)).toBe('data: [DONE]');
    const chunks = events.slice(0, -1).map((event) => chunk.parse(JSON.parse(event.replace('data: ', ''))));
    const said = (index: number): string =>
      chunks
        .flatMap(({ choices }) => choices)
        .filter((choice) => choice.index === index)
        .map(({ delta }) => delta.content ?? '')
        .join('');
    expect([said(0), said(1)]).toEqual(['alpha', 'beta']);
    expect(
      chunks
        .flatMap(({ choices }) => choices)
        .map(({ finish_reason: finish }) => finish)
        .filter((finish) => finish !== null),
    ).toEqual(['stop', 'length']);
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { prompt_tokens: 3, completion_tokens: 4, total_tokens: 7 } });
  });

  it.each([false, true])('ends the work for whoever hangs up, stream: %s', async (stream) => {
    const seen = new EventTarget();
    const [begun, ended] = [once(seen, 'begun'), once(seen, 'ended')];
    const url = await serving(async () => endless(seen));
    const leaving = new AbortController();
    const answer = post(url, { stream }, leaving.signal).then((response) => response.text());
    await begun;
    leaving.abort();
    await expect(answer).rejects.toThrow('abort');
    await ended;
  });

  it('hands on what the model refuses, in the words of the protocol', async () => {
    const url = await serving(() =>
      Promise.reject(new RequestRefused(400, 'context_length_exceeded', 'messages', 'maximum context length is 8 tokens')),
    );
    const response = await post(url, { stream: true });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: { code: 'context_length_exceeded', param: 'messages', type: 'invalid_request_error' },
    });
  });

  it('says when to come again where too many wait', async () => {
    const url = await serving(() => Promise.reject(new RequestRefused(429, 'queue_full', null, 'too many wait', 5)));
    const response = await post(url);
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '5']);
  });

  it('answers a fault of the model as a fault of the server', async () => {
    const url = await serving(async () => () => Promise.reject(new Error('the engine broke')));
    const response = await post(url);
    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject({ error: { message: 'the engine broke', type: 'server_error' } });
  });

  it.each([
    ['stop', { stop: [''] }],
    ['response_format.type', { response_format: { type: 'xml' } }],
    ['frequency_penalty', { frequency_penalty: 9 }],
  ])('names the field %s', async (param, change) => {
    const response = await post(await serving(() => Promise.reject(new Error('never asked'))), change);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { param: expect.stringContaining(param.split('.')[0] ?? '') as unknown } });
  });
});
