import { RatchetFailure } from '../../ports/failures.js';
import type { Config } from '../../config/config.js';
import { SOLVER_NAMES } from '../openai/setting-names.js';
import { openEndpointEmbedder } from './endpoint.js';
import { hashingEmbedder } from './hashing.js';
import type { Embedder } from '../../ports/memory.js';

/** The endpoint's embeddings where a model for them is named; else words hashed on this machine. Its limits are the solver's. */
export async function openEmbedder({ model }: Pick<Config, 'model'>): Promise<Embedder> {
  const { embeddingModel, embeddingBaseUrl, embeddingApiKey } = model;
  if (embeddingModel === null) return hashingEmbedder;
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
