import { afterEach, describe, expect, it } from 'vitest';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { readConfig } from '../../config/config.js';
import { openEmbedder } from '../../infra/embedder/open-embedder.js';
import { jsonReply, startStub, type StubEndpoint, type StubReply, type StubRequest } from '../support/stub-endpoint.js';
import { never } from './endpoint.js';

const cosine = (a: readonly number[] = [], b: readonly number[] = []): number =>
  a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);

describe('the hashing embedder', () => {
  it('is what there is without a model for embeddings', async () => {
    expect(await openEmbedder(readConfig({}))).toMatchObject({ name: 'hashing-v1', dimension: 256 });
  });

  it('gives any text a vector of length one, always the same', async () => {
    const embedder = await openEmbedder(readConfig({}));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 4 }), async (texts) => {
        const embedded = await embedder.embed(texts, never);
        expect(embedded.map((vector) => vector.length)).toEqual(texts.map(() => 256));
        for (const vector of embedded) expect(cosine(vector, vector)).toBeCloseTo(1);
        expect(await embedder.embed(texts, never)).toEqual(embedded);
      }),
    );
  });

  it('keeps the numbers that rows were stored with', async () => {
    const [vector = []] = await (await openEmbedder(readConfig({}))).embed(['raised IndexError in a while loop'], never);
    const largest = [...vector.entries()].toSorted(([, a], [, b]) => Math.abs(b) - Math.abs(a)).slice(0, 3);
    expect(largest.map(([place, value]) => [place, Number(value.toFixed(4))])).toEqual([
      [29, -0.3029],
      [75, 0.3029],
      [76, -0.3029],
    ]);
  });

  it('puts texts with words in common nearer than others, also by parts of names', async () => {
    const [query, same, part, other] = await (
      await openEmbedder(readConfig({}))
    ).embed(
      [
        'raised IndexError: list index out of range',
        'IndexError while reading a list out of range',
        'index_error_handler',
        'returned a wrong sum of squares',
      ],
      never,
    );
    expect(cosine(query, same)).toBeGreaterThan(cosine(query, part));
    expect(cosine(query, part)).toBeGreaterThan(cosine(query, other) + 0.05);
  });
});

describe('the embeddings of an endpoint', () => {
  let stub: StubEndpoint;
  afterEach(() => stub.close());

  const open = async (reply: (asked: StubRequest) => StubReply): ReturnType<typeof openEmbedder> => {
    stub = await startStub(reply);
    return openEmbedder(readConfig({ OPENAI_BASE_URL: stub.url, OPENAI_API_KEY: 'sk-1', RATCHET_EMBEDDING_MODEL: 'embed-1' }));
  };

  it('come in the order of the texts, in calls of bounded size', async () => {
    const embedder = await open((asked) => vectors(asked, (text) => [text.length, 1]));
    expect(embedder).toMatchObject({ name: 'embed-1', dimension: 2 });
    const texts = Array.from({ length: 150 }, (_, index) => 'x'.repeat(index + 1));
    expect(await embedder.embed(texts, never)).toEqual(texts.map((text) => [text.length, 1]));
    expect(await embedder.embed([], never)).toEqual([]);
    expect(stub.requests.map((asked) => inputs(asked).length).toSorted((a, b) => a - b)).toEqual([1, 22, 64, 64]);
    expect(stub.requests[0]?.body).toMatchObject({ model: 'embed-1', encoding_format: 'float' });
  });

  it('of a text that is too long are those of its beginning', async () => {
    const embedder = await open((asked) =>
      inputs(asked).some((text) => text.length > 100)
        ? jsonReply(
            { error: { message: 'input (900 tokens) is too large to process. increase the physical batch size', type: 'server_error' } },
            500,
          )
        : vectors(asked, (text) => [text.length, 1]),
    );
    expect(await embedder.embed(['a', 'b'.repeat(300), 'c'], never)).toEqual([
      [1, 1],
      [75, 1],
      [1, 1],
    ]);
  });

  it.each([
    ['fewer than texts', (): StubReply => jsonReply({ data: [] })],
    ['no embeddings at all', (): StubReply => jsonReply({ hello: 'world' })],
    ['empty ones', (asked: StubRequest): StubReply => vectors(asked, () => [])],
    ['an error', (): StubReply => jsonReply({ error: { message: 'no such model: embed-1' } }, 404)],
  ])('%s are a failure that says how to mend it', async (_, reply) => {
    await expect(open(reply)).rejects.toThrow(/\/v1\/embeddings: .*(RATCHET_EMBEDDING_MODEL|RATCHET_MODEL)/);
  });

  it('of another length than before are a failure', async () => {
    const embedder = await open((asked) => vectors(asked, (text) => (text === 'dimension' ? [1, 0] : [1, 0, 0])));
    await expect(embedder.embed(['a'], never)).rejects.toThrow('embed-1 gave 3 numbers for a text and 2 before');
  });
});

describe('RATCHET_EMBEDDER', () => {
  it('hashing is what there is by itself, under the same name', async () => {
    expect((await openEmbedder(readConfig({ RATCHET_EMBEDDER: 'hashing' }))).name).toBe('hashing-v1');
  });

  it('minilm without its weights is refused with the command that fetches them, and is never another one', async () => {
    const config = readConfig({ RATCHET_EMBEDDER: 'minilm', RATCHET_CACHE: '/nowhere' });
    await expect(openEmbedder(config)).rejects.toThrow(/not in \/nowhere\/all-minilm[^]*RATCHET_NO_INSTALL=0 ratchet doctor --fix/);
  });

  it('a folder that holds no model is refused by its path', async () => {
    await expect(openEmbedder(readConfig({ RATCHET_EMBEDDER: '/nowhere/model' }))).rejects.toThrow('/nowhere/model is no model');
  });

  it.each([
    [{ RATCHET_EMBEDDER: 'minilmm' }, 'RATCHET_EMBEDDER=minilmm: expected hashing, minilm, or the path of a folder'],
    [{ RATCHET_EMBEDDER: 'minilm', RATCHET_EMBEDDING_MODEL: 'embed-1' }, 'each name an embedder: unset one'],
  ])('%o is refused', (given, why) => {
    expect(() => readConfig(given)).toThrow(why);
  });

  it('comes to the same in a process that is given its variables', () => {
    expect(readConfig({ RATCHET_EMBEDDER: 'models/mine' }).model.embedder).toBe(join(process.cwd(), 'models/mine'));
    expect(readConfig({}).model.embedder).toBeNull();
  });
});

describe('a model for embeddings without an endpoint', () => {
  it('is refused', async () => {
    await expect(openEmbedder(readConfig({ RATCHET_EMBEDDING_MODEL: 'embed-1' }))).rejects.toThrow('set OPENAI_BASE_URL');
  });
});

function inputs(asked: StubRequest): readonly string[] {
  const input = asked.body?.['input'];
  return Array.isArray(input) ? input.map(String) : [];
}

/** Out of order, as endpoints may answer. */
function vectors(asked: StubRequest, embed: (text: string) => readonly number[]): StubReply {
  return jsonReply({
    data: inputs(asked)
      .map((text, index) => ({ object: 'embedding', index, embedding: embed(text) }))
      .toReversed(),
  });
}
