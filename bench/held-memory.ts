import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export interface HeldMemory {
  readonly heapBytes: number;
  readonly residentBytes: number;
}

/** What this process holds right after a full collection; without one the heap shows above all how lazy the collector is. */
export function heldMemory(): HeldMemory {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  const { heapUsed, rss } = process.memoryUsage();
  return { heapBytes: heapUsed, residentBytes: rss };
}
