import { RatchetFailure } from '../../ports/failures.js';
import type { Config } from '../../config/config.js';
import { openEndpointEmbedder } from './endpoint.js';
import { hashingEmbedder } from './hashing.js';
import type { Embedder } from '../../ports/memory.js';

/** The endpoint's embeddings where a model for them is named; else words hashed on this machine. */
export async function openEmbedder({ model }: Pick<Config, 'model'>): Promise<Embedder> {
  const { baseUrl, embeddingModel } = model;
  if (embeddingModel === null) return hashingEmbedder;
  if (baseUrl === null)
    throw new RatchetFailure(
      'bad-request',
      `RATCHET_EMBEDDING_MODEL=${embeddingModel} needs an endpoint: set OPENAI_BASE_URL, or unset RATCHET_EMBEDDING_MODEL to embed without a model.`,
    );
  return openEndpointEmbedder({ ...model, baseUrl }, embeddingModel);
}
