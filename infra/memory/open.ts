import { ChromaIndex, connectChroma } from './chroma.js';
import { IndexedMemory } from './memory.js';
import type { Store } from '../../ports/store.js';
import type { Embedder } from '../../ports/memory.js';

/** Throws RatchetFailure `unavailable` when Chroma does not answer. */
export async function openMemory({
  chromaUrl,
  embedder,
  store,
}: {
  readonly chromaUrl: string;
  readonly embedder: Embedder;
  readonly store: Store;
}): Promise<IndexedMemory> {
  const client = await connectChroma(chromaUrl);
  return new IndexedMemory({ store, embedder, openIndex: (name) => new ChromaIndex(client, name) });
}
