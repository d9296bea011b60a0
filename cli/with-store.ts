import type { Store } from '../activities/ports.js';
import { readConfig } from '../infra/config.js';
import { openStore } from '../infra/mongo/open.js';
import { CliFailure, EXIT } from './failures.js';

/** Opens the store, and closes it whatever happens. */
export async function withStore<T>(use: (store: Store) => Promise<T>): Promise<T> {
  const { mongo } = readConfig();
  if (mongo.url === null) throw new CliFailure(EXIT.missing, 'no database is named: set MONGODB_URL');
  const store = await openStore({ url: mongo.url, database: mongo.database });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}
