import { RatchetFailure } from '../../ports/failures.js';
import type { Config } from '../../config/config.js';
import { SOLVER_NAMES } from '../openai/setting-names.js';
import { openEndpointEmbedder } from './endpoint.js';
import { hashingEmbedder } from './hashing.js';
import { nameOfFolder, openLocalEmbedder } from './local.js';
import { isMinilmThere, MINILM, minilmFolder } from './minilm.js';
import type { Embedder } from '../../ports/memory.js';

/** The endpoint's embeddings where a model for them is named; else what RATCHET_EMBEDDER says, by itself words hashed on this machine. */
export async function openEmbedder({ model, cache }: Pick<Config, 'model' | 'cache'>): Promise<Embedder> {
  const { embeddingModel, embeddingBaseUrl, embeddingApiKey } = model;
  if (embeddingModel === null) return openOwn(model.embedder ?? DEFAULT_EMBEDDER, cache);
  const baseUrl = embeddingBaseUrl ?? model.baseUrl;
  if (baseUrl === null)
    throw new RatchetFailure(
      'bad-request',
      `RATCHET_EMBEDDING_MODEL=${embeddingModel} needs an endpoint: set OPENAI_BASE_URL or RATCHET_EMBEDDING_BASE_URL, or unset RATCHET_EMBEDDING_MODEL to embed without a model.`,
    );
  // Nobody's key goes to somebody else.
  const isElsewhere = baseUrl !== model.baseUrl;
  const settings = {
    ...SOLVER_NAMES,
    model: 'RATCHET_EMBEDDING_MODEL',
    ...(embeddingBaseUrl === null ? {} : { baseUrl: 'RATCHET_EMBEDDING_BASE_URL' }),
    ...(embeddingApiKey === null && !isElsewhere ? {} : { apiKey: 'RATCHET_EMBEDDING_API_KEY' }),
  };
  return openEndpointEmbedder(
    { ...model, baseUrl, apiKey: embeddingApiKey ?? (isElsewhere ? null : model.apiKey), settings },
    embeddingModel,
  );
}

/** Measured: docs/benchmarks.md, memory. */
export const DEFAULT_EMBEDDER = 'hashing';
/** What fetches the weights, also where RATCHET_NO_INSTALL forbids it otherwise. */
export const FETCHES_MINILM = 'RATCHET_EMBEDDER=minilm RATCHET_NO_INSTALL=0 ratchet doctor --fix';

/** Never another than is asked for: their vectors would stand apart, and nobody would know which one found what. */
async function openOwn(embedder: string, cache: string): Promise<Embedder> {
  if (embedder === 'hashing') return hashingEmbedder;
  if (embedder !== 'minilm') return openLocalEmbedder(embedder, await nameOfFolder(embedder));
  if (!(await isMinilmThere(cache)))
    throw new RatchetFailure(
      'bad-request',
      `RATCHET_EMBEDDER=minilm: the weights of ${MINILM.title} are not in ${minilmFolder(cache)}. This fetches them: ${FETCHES_MINILM}`,
    );
  return openLocalEmbedder(minilmFolder(cache), 'minilm-v1');
}
