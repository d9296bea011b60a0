import type { Documents } from '../../infra/mongo/documents.js';
import { storeOver } from '../../infra/mongo/store.js';
import type { Store } from '../../ports/store.js';

/** Documents in memory. Each call gives way once, so that what runs side by side is interleaved as with a server. */
export class FakeDocuments implements Documents {
  readonly #collections = new Map<string, Map<string, string>>();

  async get(collection: string, id: string): Promise<string | null> {
    await Promise.resolve();
    return this.#collections.get(collection)?.get(id) ?? null;
  }

  async insert(collection: string, id: string, text: string): Promise<boolean> {
    await Promise.resolve();
    const documents = this.#collections.get(collection) ?? new Map<string, string>();
    this.#collections.set(collection, documents);
    if (documents.has(id)) return false;
    documents.set(id, text);
    return true;
  }
}

/** Of which some can no longer be read. */
export class SpoiledDocuments extends FakeDocuments {
  readonly #spoiled = new Set<string>();

  spoil(collection: string, id: string): void {
    this.#spoiled.add(`${collection} ${id}`);
  }

  override async get(collection: string, id: string): Promise<string | null> {
    return this.#spoiled.has(`${collection} ${id}`) ? 'no JSON' : super.get(collection, id);
  }
}

/** The store over documents in memory. Two stores over the same documents are two processes at one server. */
export function openFakeStore(documents: Documents = new FakeDocuments()): Store {
  return storeOver(documents);
}
