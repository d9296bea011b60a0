import { afterEach, describe, expect, it } from 'vitest';
import { RatchetFailure } from '../../activities/failures.js';
import { probeEndpoint } from '../../infra/openai/doctor.js';
import { openModel } from '../../infra/openai/model.js';
import { jsonReply, plainReply, startStub, type StubEndpoint, type StubReply, type StubRequest } from '../support/stub-endpoint.js';
import { endpoint, never } from './endpoint.js';

let stub: StubEndpoint;
afterEach(() => stub.close());

const list = (...ids: readonly string[]): StubReply => jsonReply({ object: 'list', data: ids.map((id) => ({ id, object: 'model' })) });

describe('what a model says of itself', () => {
  it('is asked once', async () => {
    stub = await startStub(() => list('stub-1', 'stub-2'));
    const model = openModel(endpoint(stub.url));
    expect(await model.describe(never)).toEqual({ model: 'stub-1', languageModel: true, notes: [] });
    await model.describe(never);
    expect(stub.requests).toHaveLength(1);
  });

  it('can be that it is no language model', async () => {
    stub = await startStub(() => jsonReply({ data: [{ id: 'stub-1', owned_by: 'ratchet', ratchet: { languageModel: false, notes: ['searches'] } }] }));
    expect(await openModel(endpoint(stub.url)).describe(never)).toEqual({ model: 'stub-1', languageModel: false, notes: ['searches'] });
  });

  it('is said when the list lacks it, and when there is no list', async () => {
    stub = await startStub((_, index) => (index === 0 ? list('other') : jsonReply({ detail: 'Not Found' }, 404)));
    expect((await openModel(endpoint(stub.url)).describe(never)).notes).toEqual(['the endpoint does not list stub-1 among its 1 models']);
    expect((await openModel(endpoint(stub.url)).describe(never)).notes).toEqual(['the endpoint shows no list of its models']);
  });

  it('is no failure of a key that may not see the list', async () => {
    stub = await startStub(() => jsonReply({ error: { message: 'Missing scopes: api.model.read' } }, 403));
    expect((await openModel(endpoint(stub.url)).describe(never)).model).toBe('stub-1');
  });

  it('names the only model when none was named', async () => {
    stub = await startStub(() => list('the-one'));
    expect((await openModel(endpoint(stub.url, { name: null })).describe(never)).model).toBe('the-one');
  });

  it('is a failure when one must be chosen', async () => {
    stub = await startStub(() => list('one', 'two'));
    await expect(openModel(endpoint(stub.url, { name: null })).describe(never)).rejects.toThrow(/Set RATCHET_MODEL, for example to one of: one, two/);
  });

  it('is asked again after a failure', async () => {
    stub = await startStub((_, index) => (index === 0 ? jsonReply({ error: { message: 'starting' } }, 503) : list('stub-1')));
    const model = openModel(endpoint(stub.url));
    await expect(model.describe(never)).rejects.toBeInstanceOf(RatchetFailure);
    expect((await model.describe(never)).model).toBe('stub-1');
  });
});

describe('the doctor', () => {
  it('finds what an endpoint does well', async () => {
    stub = await startStub((asked) => {
      if (asked.method === 'GET') return list('stub-1');
      return plainReply(asked, Array.from({ length: Number(asked.body?.['n'] ?? 1) }, () => (asked.body?.['response_format'] === undefined ? 'blue' : '{"colour":"blue"}')));
    });
    expect(await probeEndpoint(endpoint(stub.url), never)).toEqual({
      url: stub.url,
      model: 'stub-1',
      models: ['stub-1'],
      structuredOutput: 'schema',
      severalChoices: true,
      seedAgreement: { calls: 4, agreeing: 4 },
      usage: 'reported',
      notes: [],
      costUsd: expect.closeTo((6 * (12 + 70)) / 1_000_000),
    });
  });

  it('finds what a plain one does not do', async () => {
    stub = await startStub(plainEndpoint);
    expect(await probeEndpoint(endpoint(stub.url), never)).toMatchObject({
      models: null,
      structuredOutput: 'text',
      severalChoices: false,
      seedAgreement: { calls: 4, agreeing: 1 },
      usage: 'estimated',
      notes: [
        'the endpoint shows no list of its models',
        'JSON schemas are refused: structured answers are only checked here',
        'JSON mode is refused: structured answers are taken out of plain text',
        'several choices in one call are refused: each choice is a call, and pays for the prompt again',
      ],
    });
  });
});

/** No list, no structured output, one choice, no usage, and another answer each time. */
function plainEndpoint(asked: StubRequest, index: number): StubReply {
  if (asked.method === 'GET') return jsonReply({ error: 'no such page' }, 404);
  if (asked.body?.['response_format'] !== undefined) return jsonReply({ error: 'response_format: unknown field' }, 400);
  const reply = plainReply(asked, [`answer ${index}`]);
  return { ...reply, body: reply.body.filter((part) => !part.includes('usage')) };
}
