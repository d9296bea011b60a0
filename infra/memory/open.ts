import { ChromaIndex, chromaAt } from './chroma.js';
import { IndexedMemory, type Patience } from './memory.js';
import type { Store } from '../../ports/store.js';
import type { Embedder } from '../../ports/memory.js';

/** Asks Chroma nothing yet: where it is away, memory goes without it and says so. */
export function openMemory({
  chromaUrl,
  embedder,
  store,
  ...patience
}: {
  readonly chromaUrl: string;
  readonly embedder: Embedder;
  readonly store: Store;
  readonly patience?: Partial<Patience>;
}): IndexedMemory {
  const client = chromaAt(chromaUrl);
  return new IndexedMemory({ store, embedder, openIndex: (name) => new ChromaIndex(client, name), ...patience });
}
