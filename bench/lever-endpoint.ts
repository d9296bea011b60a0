import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { z } from 'zod';
import type { Model } from '../ports/model.js';

const asked = z.looseObject({
  model: z.string(),
  seed: z.int().default(0),
  messages: z.array(z.looseObject({ role: z.enum(['system', 'user', 'assistant']), content: z.string() })),
});

export interface Endpoint {
  readonly url: string;
  close(): Promise<void>;
}

/** Models of this process behind the usual protocol, each by its name, for other programs. */
export async function openEndpoint(models: ReadonlyMap<string, Model>): Promise<Endpoint> {
  const server = createServer((request, response) => void answer(models, request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the endpoint has no port');
  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

export async function withEndpoint<T>(models: ReadonlyMap<string, Model>, use: (url: string) => Promise<T>): Promise<T> {
  const endpoint = await openEndpoint(models);
  try {
    return await use(endpoint.url);
  } finally {
    await endpoint.close();
  }
}

async function answer(models: ReadonlyMap<string, Model>, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    response.setHeader('content-type', 'application/json');
    const isList = request.method === 'GET';
    response.end(JSON.stringify(isList ? { data: [...models.keys()].map((id) => ({ id })) } : await completed(models, request)));
  } catch (error) {
    response.statusCode = 400;
    response.end(JSON.stringify({ error: { message: String(error) } }));
  }
}

async function completed(models: ReadonlyMap<string, Model>, request: IncomingMessage) {
  const { model: name, messages, seed } = asked.parse(JSON.parse(await textOf(request)));
  const model = models.get(name);
  if (model === undefined) throw new RangeError(`there is no model ${name}`);
  const { choices, usage } = await model.complete(
    { model: name, messages, seed, n: 1, temperature: 1, topP: 1, maxTokens: 1_024 },
    new AbortController().signal,
  );
  return {
    choices: choices.map(({ text, finish }, index) => ({ index, message: { role: 'assistant', content: text }, finish_reason: finish })),
    usage: { prompt_tokens: usage.promptTokens, completion_tokens: usage.completionTokens },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) if (Buffer.isBuffer(part)) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
