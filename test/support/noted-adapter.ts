import type { Held } from '../../domain/adapt/adapter.js';
import type { Adapter } from '../../ports/adapter.js';

export interface NotedAdapter extends Adapter {
  /** tasks of the rows of each training */
  readonly trained: (readonly string[])[];
  readonly cancelled: string[];
}

export const NOTED_HASH = 'a'.repeat(12);

/** Learns nothing, and notes what it was given. `gate`: a training waits for it. */
export function noted(old: Held | null = null, gate: Promise<void> = Promise.resolve()): NotedAdapter {
  const trained: (readonly string[])[] = [];
  const cancelled: string[] = [];
  return {
    trained,
    cancelled,
    tier: 't0',
    adapts: (base) => base === 'fake-1',
    prepare: async (_spec, { training, validation }) => ({
      data: 'data',
      training: training.length,
      validation: validation.length,
      tokens: 0,
      host: null,
      unused: {},
    }),
    train: async (spec, { training }, _before, signal) => {
      await Promise.race([
        gate,
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('cancelled')), { once: true })),
      ]);
      trained.push(training.map(({ task }) => task));
      return { ref: { hash: NOTED_HASH, model: `fake-1:${NOTED_HASH}`, at: 'model' }, job: spec.id };
    },
    evaluate: async () => ({ held: null, old, evidence: ['it was looked at'] }),
    cancel: async ({ id }) => void cancelled.push(id),
    publish: async () => ({ content: null }),
  };
}
