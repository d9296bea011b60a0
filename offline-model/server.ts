import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { complete } from './complete.js';
import { completionOf, completionRequest, errorBody, eventsOf, MODEL, modelList } from './protocol.js';
import type { Toolbox } from './rank/repair.js';

export const MAX_REQUEST_BYTES = 4 * 1024 * 1024;

/** What the server is made of, and says of itself. */
export interface Service {
  readonly toolbox: Toolbox;
  readonly notes: readonly string[];
  /** changes when the same request may get another answer */
  readonly fingerprint: string;
}

export function openServer(service: Service): Server {
  return createServer((request, response) => {
    handle(service, request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else
        send(response, 500, {
          error: { message: error instanceof Error ? error.message : String(error), type: 'server_error', param: null, code: null },
        });
    });
  });
}

async function handle(service: Service, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').split('?')[0];
  const route = `${request.method ?? 'GET'} ${path}`;
  if (route === 'GET /health') return send(response, 200, { status: 'ok', model: MODEL });
  if (route === 'GET /v1/models') return send(response, 200, modelList(service.notes));
  if (route === 'POST /v1/chat/completions') return completions(service, request, response);
  send(
    response,
    404,
    errorBody(`there is no ${route}; there are POST /v1/chat/completions, GET /v1/models and GET /health`, null, 'not_found'),
  );
}

async function completions(service: Service, request: IncomingMessage, response: ServerResponse): Promise<void> {
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
  if (parsed.data.model !== MODEL)
    return send(response, 404, errorBody(`model: there is no "${parsed.data.model}" here, only "${MODEL}"`, 'model', 'model_not_found'));
  const id = `chatcmpl-${createHash('sha256').update(body).digest('hex').slice(0, 24)}`;
  const completion = completionOf(parsed.data, complete(parsed.data, service.toolbox), id, service.fingerprint);
  if (!parsed.data.stream) return send(response, 200, completion);
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  for (const event of eventsOf(completion, parsed.data.stream_options?.include_usage === true)) response.write(event);
  response.end();
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

function send(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}
