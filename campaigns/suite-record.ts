import type { SuiteRecord } from '../ports/records.js';
import { RatchetFailure } from '../ports/failures.js';
import type { Store } from '../ports/store.js';

export async function loadSuiteRecord(store: Store, id: string): Promise<SuiteRecord> {
  const suite = await store.find('suites', id);
  if (suite === null) throw new RatchetFailure('missing-record', `suite ${id} is not in the store`);
  return suite;
}
