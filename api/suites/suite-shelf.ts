import type { Suite } from '../../domain/task.js';
import { loadSuite } from '../../suites/load.js';
import { openReference, openSuites, type OpenSuite } from '../../suites/open-suites.js';

/** The suites that may be named to the API. */
export interface SuiteShelf {
  list(): Promise<readonly OpenSuite[]>;
  /** Rejects with `SuiteFailure` for what may not be named, or is no suite. */
  read(reference: string): Promise<Suite>;
}

/** Only parts pools and cases of a set without hidden ones: here all of them are counted. */
const SEED = 1;

export function suiteShelf(folders: readonly string[]): SuiteShelf {
  return {
    list: () => openSuites(folders),
    read: async (reference) => loadSuite(await openReference(reference, folders), { seed: SEED }),
  };
}
