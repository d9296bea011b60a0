import { useSyncExternalStore } from 'react';
import { ApiFailure } from '../data/client.js';
import { queries } from '../data/queries.js';

/** Whether the API wants to know who asks: some answer that the page needs was refused. */
export function useRefused(): boolean {
  return useSyncExternalStore(
    (listener) => queries.getQueryCache().subscribe(listener),
    () =>
      queries
        .getQueryCache()
        .getAll()
        .some(({ state }) => state.error instanceof ApiFailure && state.error.status === 401),
  );
}
