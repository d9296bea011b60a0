import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { RequestRefused, type EmbeddedModel, type Work } from './model.js';
import { completionOf, errorBody, EventFrames, modelList } from './protocol.js';
import { completionRequest, type CompletionRequest } from './request.js';

export const MAX_REQUEST_BYTES = 4 * 1024 * 1024;
/** Clients give up a stream that is silent for a minute; one whose turn has not come says so more often. */
const HEARTBEAT_MS = 10_000;

export function openServer(model: EmbeddedModel): Server {
  return createServer((request, response) => {
    handle(model, request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else send(response, 500, failureBody(error));
    });
  });
}

async function handle(model: EmbeddedModel, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').split('?')[0];
  const route = `${request.method ?? 'GET'} ${path}`;
  if (route === 'GET /health') return send(response, 200, { status: 'ok', model: model.name });
  if (route === 'GET /v1/models') return send(response, 200, modelList(model));
  if (route === 'POST /v1/chat/completions') return completions(model, request, response);
  const known = 'there are POST /v1/chat/completions, GET /v1/models and GET /health';
  send(response, 404, errorBody(`there is no ${route}; ${known}`, null, 'not_found'));
}

async function completions(model: EmbeddedModel, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request);
  if (body === null)
    return send(response, 413, errorBody(`the request is larger than ${MAX_REQUEST_BYTES} bytes`, null, 'request_too_large'));
  const json = readJson(body);
  if (json === null) return send(response, 400, errorBody('the body is no JSON', null, 'invalid_json'));
  const parsed = completionRequest.safeParse(json.value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const field = issue === undefined ? '' : issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue.path.join('.');
    return send(response, 400, errorBody(`${field}: ${issue?.message ?? 'not valid'}`, field));
  }
  const asked = parsed.data;
  if (asked.model !== model.name && model.knows?.(asked.model) !== true) {
    return send(response, 404, errorBody(`model: there is no "${asked.model}" here, only "${model.name}"`, 'model', 'model_not_found'));
  }
  const work = await model.take(asked).catch(refusal);
  if (work instanceof RequestRefused) return refuse(response, work);
  const id = `chatcmpl-${createHash('sha256').update(body).digest('hex').slice(0, 24)}`;
  await answer(model, { id, asked, work }, response);
}

interface Taken {
  readonly id: string;
  readonly asked: CompletionRequest;
  readonly work: Work;
}

async function answer(model: EmbeddedModel, taken: Taken, response: ServerResponse): Promise<void> {
  const leaving = new AbortController();
  response.once('close', () => leaving.abort());
  try {
    if (taken.asked.stream) await stream(model, taken, response, leaving.signal);
    else send(response, 200, completionOf(model, taken.id, await taken.work(leaving.signal, () => {})));
  } catch (error) {
    // whoever has hung up is told nothing
    if (!leaving.signal.aborted) throw error;
  }
}

async function stream(model: EmbeddedModel, { id, asked, work }: Taken, response: ServerResponse, signal: AbortSignal): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  response.flushHeaders();
  const frames = new EventFrames(model, id);
  const heartbeat = setInterval(() => response.write(': at work\n\n'), HEARTBEAT_MS);
  try {
    const completion = completionOf(model, id, await work(signal, (choice, text) => response.write(frames.piece(choice, text))));
    for (const frame of frames.rest(completion, asked.stream_options?.include_usage === true)) response.write(frame);
    response.end();
  } finally {
    clearInterval(heartbeat);
  }
}

function refusal(error: unknown): RequestRefused {
  if (error instanceof RequestRefused) return error;
  throw error;
}

function refuse(response: ServerResponse, { status, message, param, code, retryAfterSeconds }: RequestRefused): void {
  if (retryAfterSeconds !== null) response.setHeader('retry-after', String(retryAfterSeconds));
  send(response, status, errorBody(message, param, code));
}

/** null when the body is too large; the rest of it is read and dropped so that the answer gets through. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    if (!Buffer.isBuffer(part)) continue;
    size += part.length;
    if (size <= MAX_REQUEST_BYTES) parts.push(part);
  }
  return size > MAX_REQUEST_BYTES ? null : Buffer.concat(parts).toString('utf8');
}

function readJson(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    // What is no JSON gets a 400 that says so.
    return null;
  }
}

function failureBody(error: unknown): object {
  return { error: { message: error instanceof Error ? error.message : String(error), type: 'server_error', param: null, code: null } };
}

function send(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}
