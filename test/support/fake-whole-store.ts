import type { Documents } from '../../infra/mongo/documents.js';
import type { StoredText, WholeStore } from '../../infra/mongo/whole.js';

/** Documents in memory that can also be read as a whole. `beforeEach` is called before each document that is read so. */
export class FakeWholeStore implements Documents, WholeStore {
  readonly held = new Map<string, Map<string, string>>();
  beforeEach: (collection: string) => Promise<void> = async () => {};

  async collections(): Promise<readonly string[]> {
    return [...this.held.keys()];
  }

  async *all(collection: string): AsyncGenerator<StoredText> {
    for (const [id, text] of Array.from(this.held.get(collection) ?? [])) {
      await this.beforeEach(collection);
      yield { id, text };
    }
  }

  async get(collection: string, id: string): Promise<string | null> {
    return this.held.get(collection)?.get(id) ?? null;
  }

  insert(collection: string, group: readonly StoredText[]): Promise<void>;
  insert(collection: string, id: string, text: string): Promise<boolean>;
  async insert(collection: string, what: string | readonly StoredText[], text = ''): Promise<boolean | void> {
    const documents = this.held.get(collection) ?? new Map<string, string>();
    this.held.set(collection, documents);
    if (typeof what === 'string') {
      if (documents.has(what)) return false;
      documents.set(what, text);
      return true;
    }
    for (const each of what) if (!documents.has(each.id)) documents.set(each.id, each.text);
  }

  async remove(collection: string, ids: readonly string[]): Promise<void> {
    for (const id of ids) this.held.get(collection)?.delete(id);
  }

  async close(): Promise<void> {}
}
