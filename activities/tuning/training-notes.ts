import { randomUUID } from 'node:crypto';
import type { AdaptationEvent, AdaptProgress, TrainingEnd } from '../../ports/adapter.js';
import { ADAPTATIONS, adaptationEventList } from '../../ports/lists.js';
import type { Store } from '../../ports/store.js';

/** Steps that say nothing but where a training stands are noted so often at most. */
const STEP_MS = 10_000;

/** Notes what was heard of a training: it is there before what follows, so that a crash leaves the truth as far as it is known. */
export async function noteTraining(store: Store, adaptation: string, what: AdaptationEvent['what']): Promise<void> {
  const id = `${adaptation}/${randomUUID()}`;
  await store.keep('adaptationEvents', id, { adaptation, at: new Date().toISOString(), what });
  await store.append(adaptationEventList(adaptation), id);
  await store.append(ADAPTATIONS, adaptation);
}

export async function noteEnd(
  store: Store,
  adaptation: string,
  kind: TrainingEnd,
  said: { because?: string; hash?: string },
): Promise<void> {
  await noteTraining(store, adaptation, { kind, because: said.because ?? '', hash: said.hash ?? null });
}

/** Notes each new figure of a training, and now and then where it stands. */
export function notingSteps(store: Store, adaptation: string): (progress: AdaptProgress) => Promise<void> {
  let last = { step: '', figure: -1, at: Number.NEGATIVE_INFINITY };
  return async ({ step, point }) => {
    const figure = point?.step ?? -1;
    const isDue = step !== last.step && performance.now() - last.at >= STEP_MS;
    if (figure === last.figure && !isDue) return;
    last = { step, figure, at: performance.now() };
    await noteTraining(store, adaptation, { kind: 'step', step, point: figure === -1 ? null : point });
  };
}
