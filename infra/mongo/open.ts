import { MongoBulkWriteError, MongoClient, MongoError, type Collection } from 'mongodb';
import { z } from 'zod';
import { RatchetFailure } from '../../ports/failures.js';
import type { Documents } from './documents.js';
import { InGroups } from './in-groups.js';
import { Reads } from './reads.js';
import { storeOver } from './store.js';
import type { Store } from '../../ports/store.js';

export interface StoreAddress {
  readonly url: string;
  readonly database: string;
}

export type OpenStore = Store & { close(): Promise<void> };

/** Answers once the server does; throws RatchetFailure `unavailable` when it does not within five seconds. */
export async function openStore({ url, database }: StoreAddress): Promise<OpenStore> {
  const client = await connect({ url, database });
  return { ...storeOver(new MongoDocuments(client, database)), close: () => client.close() };
}

export async function connect({ url, database }: StoreAddress): Promise<MongoClient> {
  const client = new MongoClient(url, {
    appName: 'ratchet',
    serverSelectionTimeoutMS: 5_000,
    socketTimeoutMS: 30_000,
    // on a replica set: nothing is told or answered that a change of the primary could take back
    writeConcern: { w: 'majority', journal: true },
    readConcern: { level: 'majority' },
  });
  await talk('ping', () => client.db(database).command({ ping: 1 }));
  return client;
}

export interface Stored {
  readonly _id: string;
  readonly schema: number;
  readonly record: string;
}

/** Raised when the form of the texts changes; a reader of version 1 then refuses what it does not know. */
export const SCHEMA = 1;
const envelope = z.object({ schema: z.literal(SCHEMA), record: z.string() });
const DUPLICATE_KEY = 11_000;
const NOT_ALLOWED: ReadonlySet<number | string | undefined> = new Set([13, 18, 8_000]);

/** What was encoded. Throws `missing-record` for what another version wrote. */
export function textOf(collection: string, { _id: id, ...found }: Stored): string {
  const parsed = envelope.safeParse(found);
  if (parsed.success) return parsed.data.record;
  throw new RatchetFailure(
    'missing-record',
    `${collection} ${id} is stored with schema ${String(found.schema)}; this version reads schema ${SCHEMA}`,
  );
}

/**
 * A collection, and the turns of its writes: together they take the embedded server a tenth of the time, and it never has two writers
 * wait for one another.
 */
interface Shelf {
  readonly reads: Reads<Stored>;
  readonly writes: InGroups<Stored, boolean>;
}

class MongoDocuments implements Documents {
  readonly #client: MongoClient;
  readonly #database: string;
  readonly #shelves = new Map<string, Shelf>();

  constructor(client: MongoClient, database: string) {
    this.#client = client;
    this.#database = database;
  }

  async get(collection: string, id: string): Promise<string | null> {
    const found = await talk(`get ${collection} ${id}`, () => this.#shelf(collection).reads.get(id));
    return found === null ? null : textOf(collection, found);
  }

  async insert(collection: string, id: string, text: string): Promise<boolean> {
    return talk(`insert ${collection} ${id}`, () => this.#shelf(collection).writes.do({ _id: id, schema: SCHEMA, record: text }));
  }

  #shelf(name: string): Shelf {
    const known = this.#shelves.get(name);
    if (known !== undefined) return known;
    const documents = this.#client.db(this.#database).collection<Stored>(name);
    const shelf = {
      // a filter of anything but the exact _id alone makes FerretDB read the whole collection
      reads: new Reads({ one: (id) => documents.findOne({ _id: id }), all: () => eachOf(documents) }),
      writes: new InGroups((group: readonly Stored[]) => insertAll(documents, group)),
    };
    this.#shelves.set(name, shelf);
    return shelf;
  }
}

const BATCH = 500;

/** Each document that was there when it was asked for, once, in no order; some of those that come meanwhile. */
export async function* eachOf(collection: Collection<Stored>): AsyncGenerator<readonly [id: string, stored: Stored]> {
  const cursor = collection.find({}, { batchSize: BATCH });
  try {
    for (;;) {
      const found = await talk(`all of ${collection.collectionName}`, () => cursor.next());
      if (found === null) return;
      const { _id: id } = found;
      yield [id, found];
    }
  } finally {
    await cursor.close();
  }
}

/** Whether each was inserted: false where its id was taken. */
export async function insertAll(collection: Collection<Stored>, group: readonly Stored[]): Promise<readonly boolean[]> {
  try {
    await collection.insertMany([...group], { ordered: false });
    return group.map(() => true);
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error;
    const taken = new Set([error.writeErrors].flat().flatMap(({ code, index }) => (code === DUPLICATE_KEY ? [index] : [])));
    // the driver dresses a lost connection as this error too: each document must be accounted for, and all of them safe
    if (error.insertedCount + taken.size !== group.length || error.result.getWriteConcernError() !== undefined) throw error;
    return group.map((_, index) => !taken.has(index));
  }
}

/** The driver's failures in the words of the ports. */
export async function talk<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof MongoError) && !isSocketError(cause)) throw cause;
    const kind = NOT_ALLOWED.has(cause.code) ? 'refused-access' : 'unavailable';
    throw new RatchetFailure(kind, `the document store failed at ${what}: ${cause.message}`, { cause });
  }
}

/** A connection that breaks under a write comes out of the driver as the socket's own error (EPIPE, ECONNRESET), not as one of its own. */
function isSocketError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code);
}
