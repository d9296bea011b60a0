import { RatchetFailure } from '../../ports/failures.js';
import { Connection, type ConnectionSettings } from '../openai/connection.js';
import type { Embedder } from '../../ports/memory.js';

const PATH = '/embeddings';
/** Texts in one call: what every endpoint takes. */
const BATCH = 64;

/** Opens the embeddings of an endpoint; asks once, within the time that a call has, to learn how long its vectors are. */
export async function openEndpointEmbedder(settings: ConnectionSettings, name: string): Promise<Embedder> {
  const connection = new Connection(settings);
  const [probe] = await embedBatch(connection, name, ['dimension'], AbortSignal.timeout(settings.timeoutMs));
  const dimension = probe?.length ?? 0;
  const embed = async (texts: readonly string[], embedSignal: AbortSignal): Promise<readonly (readonly number[])[]> => {
    const batches = Array.from({ length: Math.ceil(texts.length / BATCH) }, (_, index) => texts.slice(index * BATCH, (index + 1) * BATCH));
    const vectors = (await Promise.all(batches.map((batch) => embedAsLong(connection, name, batch, embedSignal)))).flat();
    const odd = vectors.find((vector) => vector.length !== dimension);
    if (odd !== undefined) throw wrong(connection, `${name} gave ${odd.length} numbers for a text and ${dimension} before`);
    return vectors;
  };
  return { name, dimension, embed };
}

/** Shorter texts are not halved: what refuses them means something else. */
const HALVED_FROM = 32;

/** A text that is longer than the model takes is found again by its beginning. */
async function embedAsLong(
  connection: Connection,
  model: string,
  input: readonly string[],
  signal: AbortSignal,
): Promise<readonly (readonly number[])[]> {
  try {
    return await embedBatch(connection, model, input, signal);
  } catch (error) {
    const [text] = input;
    if (!(error instanceof RatchetFailure) || error.kind !== 'context-overflow' || text === undefined) throw error;
    if (input.length > 1) return (await Promise.all(input.map((each) => embedAsLong(connection, model, [each], signal)))).flat();
    if (text.length < HALVED_FROM) throw error;
    return embedAsLong(connection, model, [text.slice(0, Math.floor(text.length / 2))], signal);
  }
}

async function embedBatch(
  connection: Connection,
  model: string,
  input: readonly string[],
  signal: AbortSignal,
): Promise<readonly (readonly number[])[]> {
  const { data } = await connection.call(PATH, signal, (client, callSignal) =>
    // Asked for nothing, the client asks for base64, which not all endpoints know.
    client.embeddings.create({ model, input: [...input], encoding_format: 'float' }, { signal: callSignal }),
  );
  const vectors = Array.isArray(data) ? data.toSorted((a, b) => a.index - b.index).map((each) => each.embedding) : [];
  if (vectors.length !== input.length || vectors.some((vector) => vector.length === 0))
    throw wrong(connection, `${model} gave ${vectors.length} embeddings for ${input.length} texts`);
  return vectors;
}

function wrong(connection: Connection, what: string): RatchetFailure {
  return new RatchetFailure(
    'unavailable',
    `${connection.url}${PATH}: ${what}. Check RATCHET_EMBEDDING_MODEL, or unset it to embed without a model.`,
  );
}
