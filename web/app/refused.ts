import { useSyncExternalStore } from 'react';
import { ApiFailure } from '../data/client.js';
import { queries } from '../data/queries.js';

/** That the API wants to know who asks, and why: some answer that the page needs was refused. Null: none was. */
export function useRefused(): string | null {
  return useSyncExternalStore(
    (listener) => queries.getQueryCache().subscribe(listener),
    () =>
      queries
        .getQueryCache()
        .getAll()
        .flatMap(({ state: { error } }) =>
          error instanceof ApiFailure && error.status === 401 ? [error.faults[0]?.detail ?? error.message] : [],
        )[0] ?? null,
  );
}
