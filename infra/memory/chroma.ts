import { createHash } from 'node:crypto';
import {
  ChromaClient,
  ChromaForbiddenError,
  ChromaNotFoundError,
  ChromaUnauthorizedError,
  ChromaValueError,
  type Collection,
} from 'chromadb';
import { isProgrammingError, RatchetFailure } from '../../ports/failures.js';
import type { IndexedKey, VectorIndex } from './vector-index.js';

const TIMEOUT_MS = 30_000;
/**
 * A denser graph than Chroma's own (16 neighbours, built and searched with 100). Texts alike are the rule here, and with 16
 * neighbours 51 of 75 questions for all of 155 such vectors missed some, up to 35 of them; with these numbers none did.
 */
const GRAPH = { max_neighbors: 64, ef_construction: 500, ef_search: 1_000 } as const;

/** Chroma's client at a URL. Nothing is asked of it yet: memory does without it while it is away. */
export function chromaAt(url: string): ChromaClient {
  const { hostname, port, protocol } = new URL(url);
  const ssl = protocol === 'https:';
  return new ChromaClient({ host: hostname, port: port === '' ? (ssl ? 443 : 80) : Number(port), ssl });
}

/** One Chroma collection. Who sees what is decided outside: a filter on metadata makes a query ten times slower. */
export class ChromaIndex implements VectorIndex {
  readonly #client: ChromaClient;
  readonly #name: string;
  #collection: Promise<Collection> | null = null;

  constructor(client: ChromaClient, name: string) {
    this.#client = client;
    this.#name = collectionName(name);
  }

  async size(): Promise<number> {
    return this.#with('count', (collection) => collection.count());
  }

  async ids(): Promise<ReadonlySet<string>> {
    const { ids } = await this.#with('ids', (collection) => collection.get({ include: [] }));
    return new Set(ids);
  }

  async put(keys: Parameters<VectorIndex['put']>[0]): Promise<void> {
    if (keys.length === 0) return;
    await this.#with('put', (collection) =>
      collection.upsert({
        ids: keys.map((key) => key.id),
        embeddings: keys.map((key) => [...key.vector]),
        documents: keys.map((key) => key.text),
      }),
    );
  }

  async nearest(vector: readonly number[], count: number, among?: readonly string[]): Promise<readonly IndexedKey[]> {
    const { ids, embeddings } = await this.#with('query', (collection) =>
      collection.query({
        queryEmbeddings: [[...vector]],
        nResults: count,
        include: ['embeddings'],
        ...(among === undefined ? {} : { ids: [...among] }),
      }),
    );
    const found = (ids[0] ?? []).map((id, position) => ({ id, vector: embeddings[0]?.[position] ?? [] }));
    // a graph with an island in it finds less than there is: then all are taken
    return found.length < count ? this.#all(among) : found;
  }

  async clear(): Promise<void> {
    await talk('delete', () => this.#client.deleteCollection({ name: this.#name })).catch((error: unknown) => {
      if (!(error instanceof RatchetFailure && error.cause instanceof ChromaNotFoundError)) throw error;
    });
    this.#collection = null;
  }

  async #all(among?: readonly string[]): Promise<readonly IndexedKey[]> {
    const { ids, embeddings } = await this.#with('read', (collection) =>
      collection.get({ include: ['embeddings'], ...(among === undefined ? {} : { ids: [...among] }) }),
    );
    return ids.map((id, position) => ({ id, vector: embeddings[position] ?? [] }));
  }

  /** A server that lost its data no longer knows the collection: it is made again, once. */
  async #with<T>(what: string, work: (collection: Collection) => Promise<T>): Promise<T> {
    try {
      return await talk(what, async () => work(await this.#open()));
    } catch (error) {
      if (!(error instanceof RatchetFailure && error.cause instanceof ChromaNotFoundError)) throw error;
      this.#collection = null;
      return talk(what, async () => work(await this.#open()));
    }
  }

  #open(): Promise<Collection> {
    this.#collection ??= this.#create();
    return this.#collection;
  }

  async #create(): Promise<Collection> {
    try {
      return await this.#client.getOrCreateCollection({
        name: this.#name,
        embeddingFunction: null,
        configuration: { hnsw: { space: 'cosine', ...GRAPH } },
      });
    } catch (error) {
      this.#collection = null;
      throw error;
    }
  }
}

/** Chroma takes letters, digits and `._-`; the hash keeps names apart that look the same after that. */
function collectionName(name: string): string {
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 12);
  return `ratchet.${name.replaceAll(/[^a-zA-Z0-9._-]+/g, '-').slice(0, 100)}.${hash}`;
}

async function talk<T>(what: string, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${TIMEOUT_MS} ms`)), TIMEOUT_MS);
  });
  try {
    return await Promise.race([work(), late]);
  } catch (cause) {
    if (isProgrammingError(cause) || cause instanceof ChromaValueError) throw cause;
    const denied = cause instanceof ChromaUnauthorizedError || cause instanceof ChromaForbiddenError;
    throw new RatchetFailure(
      denied ? 'refused-access' : 'unavailable',
      `Chroma failed at ${what}: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  } finally {
    clearTimeout(timer);
  }
}
