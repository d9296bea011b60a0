import type { Store } from '../activities/ports.js';
import { type Config, readConfig } from '../infra/config.js';
import { openStore, type StoreAddress } from '../infra/mongo/open.js';
import { readStack } from '../infra/stack/addresses.js';
import { CliFailure, EXIT } from './failures.js';

/** Opens the store of the configured server or of the running stack, and closes it whatever happens. */
export async function withStore<T>(use: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(await storeAddress(readConfig()));
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

async function storeAddress({ mongo, home }: Config): Promise<StoreAddress> {
  if (mongo.url !== null) return { url: mongo.url, database: mongo.database };
  const stack = await readStack(home);
  if (stack !== null) return stack.mongo;
  throw new CliFailure(EXIT.missing, `no stack runs in ${home}: start it with "ratchet up", or name a database with MONGODB_URL`);
}
