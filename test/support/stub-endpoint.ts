import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Server } from 'node:net';
import { z } from 'zod';

export interface StubRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** parsed; null where there was none */
  readonly body: Readonly<Record<string, unknown>> | null;
}

export interface StubReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** sent one after the other; a stream may never end, or break */
  readonly body: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;
}

/** A reply whose parts are all there, and can be changed by a test. */
export interface TextReply extends StubReply {
  readonly body: readonly string[];
}

export interface StubEndpoint {
  /** ends with /v1 */
  readonly url: string;
  readonly requests: readonly StubRequest[];
  /** downloads that the other side broke off */
  readonly aborted: () => number;
  readonly close: () => Promise<void>;
}

/** An endpoint on a free port that answers what it is told to, byte by byte. `index` counts the requests from 0. */
export async function startStub(reply: (request: StubRequest, index: number) => StubReply): Promise<StubEndpoint> {
  const requests: StubRequest[] = [];
  let aborted = 0;
  const server = createServer((incoming, outgoing) => {
    void readRequest(incoming).then(async (request) => {
      requests.push(request);
      if (!(await send(reply(request, requests.length - 1), outgoing))) aborted += 1;
    });
  });
  return {
    url: `http://127.0.0.1:${await listen(server)}/v1`,
    requests,
    aborted: () => aborted,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}

/** Listens on a free port of this machine alone, and says which. */
export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return z.object({ port: z.number() }).parse(server.address()).port;
}

const jsonObject = z.record(z.string(), z.unknown());

async function readRequest(incoming: IncomingMessage): Promise<StubRequest> {
  let text = '';
  for await (const part of incoming.setEncoding('utf8')) text += part;
  return {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers: incoming.headers,
    body: text === '' ? null : jsonObject.parse(JSON.parse(text)),
  };
}

/** False when the other side hung up before all was sent. */
async function send(reply: StubReply, outgoing: ServerResponse): Promise<boolean> {
  let open = true;
  const gone = new Promise<void>((resolve) => {
    outgoing.on('close', () => {
      open = false;
      resolve();
    });
  });
  outgoing.writeHead(reply.status, reply.headers);
  outgoing.flushHeaders();
  for await (const part of until(gone, reply.body)) {
    if (!open) return false;
    if (!outgoing.write(part)) await Promise.race([gone, new Promise<void>((resolve) => outgoing.once('drain', () => resolve()))]);
  }
  if (!open) return false;
  outgoing.end();
  return true;
}

/** The parts of a body, as long as somebody reads them. */
async function* until(gone: Promise<void>, body: StubReply['body']): AsyncGenerator<string | Uint8Array, void, undefined> {
  const parts = Symbol.asyncIterator in body ? body[Symbol.asyncIterator]() : body[Symbol.iterator]();
  for (;;) {
    const next = await Promise.race([gone.then(() => 'gone' as const), parts.next()]);
    if (next === 'gone' || next.done === true) return;
    yield next.value;
  }
}

/** Wire bytes as text: a status line, headers, an empty line, the body. */
export function recorded(wire: string): TextReply {
  const [head = '', ...body] = wire.split('\n\n');
  const [statusLine = '', ...headerLines] = head.split('\n');
  const headers = headerLines.map(
    (line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()] as const,
  );
  return { status: Number(statusLine.split(' ')[1]), headers: Object.fromEntries(headers), body: [body.join('\n\n')] };
}

export function jsonReply(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): TextReply {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: [JSON.stringify(body)] };
}

/** Chat completions as they are meant to be: `n` texts, usage at the end, streamed when that is asked for. */
export function plainReply(
  request: StubRequest,
  texts: readonly string[],
  tokens: { readonly prompt: number; readonly completion: number } = { prompt: 12, completion: 7 },
): TextReply {
  const usage = { prompt_tokens: tokens.prompt, completion_tokens: tokens.completion, total_tokens: tokens.prompt + tokens.completion };
  const base = { id: 'chatcmpl-1', created: 1_763_600_000, model: 'stub-1' };
  if (request.body?.['stream'] !== true) {
    const choices = texts.map((content, index) => ({ index, message: { role: 'assistant', content }, finish_reason: 'stop' }));
    return jsonReply({ ...base, object: 'chat.completion', choices, usage });
  }
  const chunk = { ...base, object: 'chat.completion.chunk' };
  const frames = [
    ...texts.map((content, index) => ({ ...chunk, choices: [{ index, delta: { role: 'assistant', content }, finish_reason: null }] })),
    ...texts.map((_, index) => ({ ...chunk, choices: [{ index, delta: {}, finish_reason: 'stop' }] })),
    { ...chunk, choices: [], usage },
  ];
  return {
    status: 200,
    headers: { 'content-type': 'text/event-stream' },
    body: [...frames.map((frame) => `data: ${JSON.stringify(frame)}\n\n`), 'data: [DONE]\n\n'],
  };
}
