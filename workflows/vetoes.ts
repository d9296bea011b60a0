import { patched } from '@temporalio/workflow';
import { finalist } from '../domain/search/finalist.js';
import { vetoed } from '../domain/search/learn.js';
import type { SearchSettings, SearchState } from '../domain/search/state.js';
import { onStore } from './proxies.js';

/** The search without versions that a person does not want. */
export function without(state: SearchState, unwanted: readonly string[]): SearchState {
  return unwanted.reduce(vetoed, state);
}

/** What a person has vetoed since the last proposal earns no race. */
export async function asWanted(campaign: string, state: SearchState, settings: SearchSettings): Promise<SearchState> {
  if (!patched('vetoed-before-race')) return state;
  for (let now = state; ;) {
    const { variant } = finalist(now, settings);
    if (variant === null || !(await onStore.isVetoed({ campaign, strategy: variant }))) return now;
    now = without(now, [variant]);
  }
}
