import { afterEach, describe, expect, it } from 'vitest';
import { RatchetFailure } from '../../ports/failures.js';
import { checkModelAnswers, type EndpointCheck } from '../../infra/openai/doctor.js';
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
    expect(await model.describe(never)).toEqual({
      model: 'stub-1',
      languageModel: true,
      notes: [],
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    await model.describe(never);
    expect(stub.requests).toHaveLength(1);
  });

  it('can be that it is no language model', async () => {
    stub = await startStub(() =>
      jsonReply({ data: [{ id: 'stub-1', owned_by: 'ratchet', ratchet: { languageModel: false, notes: ['searches'] } }] }),
    );
    expect(await openModel(endpoint(stub.url)).describe(never)).toMatchObject({
      model: 'stub-1',
      languageModel: false,
      notes: ['searches'],
    });
  });

  it('is told by what it is, not by where it is served or since when', async () => {
    const fingerprints: string[] = [];
    for (const entry of [
      { created: 1, owned_by: 'vllm', permission: [{ id: 'a' }], ratchet: { languageModel: true, notes: ['one'], weights: 'w1' } },
      { created: 2, owned_by: 'vllm', permission: [{ id: 'b' }], ratchet: { languageModel: true, notes: ['two'], weights: 'w1' } },
      { created: 1, owned_by: 'vllm', ratchet: { languageModel: true, notes: ['one'], weights: 'w2' } },
      { created: 1, owned_by: 'vllm', meta: { n_params: 135_000_000, size: 7 } },
    ]) {
      stub = await startStub(() => jsonReply({ data: [{ id: 'stub-1', ...entry }] }));
      fingerprints.push((await openModel(endpoint(stub.url)).describe(never)).fingerprint);
      await stub.close();
    }
    const [one, again, ...others] = fingerprints;
    expect(again).toBe(one);
    expect(new Set([one, ...others]).size).toBe(3);
    stub = await startStub(() => list('stub-1'));
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
    await expect(openModel(endpoint(stub.url, { name: null })).describe(never)).rejects.toThrow(
      /Set RATCHET_MODEL, for example to one of: one, two/,
    );
  });

  it('is asked again after a failure', async () => {
    stub = await startStub((_, index) => (index === 0 ? jsonReply({ error: { message: 'starting' } }, 503) : list('stub-1')));
    const model = openModel(endpoint(stub.url));
    await expect(model.describe(never)).rejects.toBeInstanceOf(RatchetFailure);
    expect((await model.describe(never)).model).toBe('stub-1');
  });
});

const check = (): Promise<EndpointCheck> => checkModelAnswers({ ...endpoint(stub.url), name: 'stub-1' });

async function serve(models: StubReply, answer: (asked: StubRequest) => StubReply): Promise<void> {
  stub = await startStub((asked) => (asked.method === 'GET' ? models : answer(asked)));
}

describe('the doctor', () => {
  it('asks for one token and looks the model up', async () => {
    await serve(list('other', 'stub-1'), (asked) => plainReply(asked, ['yes']));
    expect(await check()).toEqual({
      answers: true,
      because: `RATCHET_MODEL=stub-1 at ${stub.url} answers, and is one of the 2 models that the endpoint lists`,
    });
    expect(stub.requests.map(({ body }) => body?.['max_completion_tokens'])).toEqual([undefined, 1]);
  });

  it.each([
    ['a bare list', jsonReply([{ id: 'stub-1' }, 'odd', {}]), /is one of the 1 models/],
    ['a tagged list', list('stub-1:latest'), /is one of the 1 models/],
    ['no list', jsonReply({ error: 'no such page' }, 404), /shows no list/],
    ['a list that lacks it', list('other'), /not among the 1 models/],
    ['a list that is broken', jsonReply({}, 500), /shows no list/],
  ])('takes an answer for an answer beside %s', async (_, models, because) => {
    await serve(models, (asked) => plainReply(asked, ['yes']));
    expect(await check()).toEqual({ answers: true, because: expect.stringMatching(because) });
  });

  it('takes a model that thinks first for one that answers', async () => {
    await serve(list('stub-1'), () =>
      jsonReply(
        {
          error: {
            message:
              'Could not finish the message because max_tokens or model output limit was reached. Please try again with higher max_tokens.',
          },
        },
        400,
      ),
    );
    expect(await check()).toMatchObject({ answers: true });
  });

  it.each([
    ['a wrong key', jsonReply({ error: { message: 'API key not valid.' } }, 400), /API key not valid\. Check OPENAI_API_KEY\./],
    ['no credit', jsonReply({ base_resp: { status_code: 1008, status_msg: 'insufficient balance' } }), /insufficient balance\. .*credit/],
    [
      'an unknown model',
      jsonReply({ error: { message: 'The model `stub-1` does not exist' } }, 404),
      /Check RATCHET_MODEL.* stub-1 is not among the models that the endpoint lists: one, two$/,
    ],
    ['an endpoint that is down', jsonReply({}, 503), /HTTP 503/],
  ])('says of %s what to mend', async (_, answer, because) => {
    await serve(list('one', 'two'), () => answer);
    expect(await check()).toEqual({ answers: false, because: expect.stringMatching(because) });
  });
});
