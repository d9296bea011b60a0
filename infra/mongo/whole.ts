import type { Collection } from 'mongodb';
import { connect, eachOf, insertAll, SCHEMA, talk, textOf, type Stored, type StoreAddress } from './open.js';

export interface StoredText {
  readonly id: string;
  readonly text: string;
}

/** The store as documents, whatever they mean: what a backup reads and a restore writes. */
export interface WholeStore {
  collections(): Promise<readonly string[]>;
  /** Each document that was there when it was asked for, once, in no order; some of those that come meanwhile. */
  all(collection: string): AsyncGenerator<StoredText>;
  get(collection: string, id: string): Promise<string | null>;
  /** Those whose id is taken stay as they are. */
  insert(collection: string, group: readonly StoredText[]): Promise<void>;
  /** Of records alone, and of those that nobody reads any more: an entry of a journal is never removed. */
  remove(collection: string, ids: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export async function openWholeStore(address: StoreAddress): Promise<WholeStore> {
  const client = await connect(address);
  const db = client.db(address.database);
  const documents = (name: string): Collection<Stored> => db.collection<Stored>(name);
  return {
    collections: () => talk('list of collections', async () => (await db.listCollections().toArray()).map(({ name }) => name)),
    async *all(collection) {
      for await (const [id, found] of eachOf(documents(collection))) yield { id, text: textOf(collection, found) };
    },
    async get(collection, id) {
      const found = await talk(`get ${collection} ${id}`, () => documents(collection).findOne({ _id: id }));
      return found === null ? null : textOf(collection, found);
    },
    async insert(collection, group) {
      const stored = group.map(({ id, text }) => ({ _id: id, schema: SCHEMA, record: text }));
      await talk(`insert ${group.length} into ${collection}`, () => insertAll(documents(collection), stored));
    },
    async remove(collection, ids) {
      // one by one: the embedded server finds nothing but an exact _id without reading all
      for (const id of ids) await talk(`remove ${collection} ${id}`, () => documents(collection).deleteOne({ _id: id }));
    },
    close: () => client.close(),
  };
}
