import { availableParallelism } from 'node:os';

/** Episodes side by side that this machine bears: they wait for the model most of the time. */
export function usualConcurrency(): number {
  return Math.max(4, 2 * availableParallelism());
}
