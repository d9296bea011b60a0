import { createServer } from 'node:http';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { openExplainer } from '../../adaptation/explain.js';
import { openTuningServer, type TuningServer, type TuningServerOptions } from '../support/tuning-server.js';

const ANSWER = { model: 'ft:job-1', question: [{ role: 'user' as const, content: 'count' }], program: 'x', text: 'def f' };
const signal = new AbortController().signal;

describe('an answer of a model other than the offline one', () => {
  let server: TuningServer | null = null;
  const explained = async (options: TuningServerOptions) => {
    server = await openTuningServer(options);
    const tuning = { baseUrl: server.baseUrl, apiKey: null, usdPerMillion: null };
    return openExplainer({ home: 'nowhere', tuning }).explain(ANSWER, signal);
  };
  afterEach(async () => {
    await server?.close();
    server = null;
  });

  it('is explained by its tokens, where the endpoint says them', async () => {
    const token = { text: 'def', probability: 0.9, alternatives: [{ text: 'class', probability: 0.05 }], attention: [1] };
    expect(await explained({ explains: { input_tokens: ['count'], tokens: [token] } })).toEqual({
      kind: 'tokens',
      tokens: { input: ['count'], tokens: [token] },
    });
  });

  it.each([401, 400, 429, 500])('is refused by %i without the key, though the endpoint repeats it', async (status) => {
    const key = 'sk-that-nobody-else-may-see';
    const told = createServer((_, response) =>
      response.writeHead(status, { 'Content-Type': 'application/json', 'Retry-After-Ms': '1' }).end(`{"error":{"message":"no: ${key}"}}`),
    );
    await new Promise<void>((resolve) => told.listen(0, '127.0.0.1', resolve));
    const address = told.address();
    const baseUrl = `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}/v1`;
    const explainer = openExplainer({ home: 'nowhere', tuning: { baseUrl, apiKey: key, usdPerMillion: null } });
    const failure: unknown = await explainer.explain(ANSWER, signal).catch((error: unknown) => error);
    told.closeAllConnections();
    told.close();
    expect(String(failure)).toContain('no: (key)');
    expect(inspect(failure, { depth: 9 })).not.toContain(key);
  });

  it('is said not to be where the endpoint cannot, or there is none', async () => {
    expect(await explained({})).toMatchObject({ kind: 'nothing', because: expect.stringContaining('it has no /v1/explain') });
    expect(await openExplainer({ home: 'nowhere', tuning: null }).explain(ANSWER, signal)).toMatchObject({
      kind: 'nothing',
      because: expect.stringContaining('RATCHET_TUNING_BASE_URL'),
    });
  });
});
