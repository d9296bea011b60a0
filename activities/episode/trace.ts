import { isTrainEpisode } from '../../domain/address.js';
import type { EpisodeProgress, EpisodeSpec } from '../../domain/episode.js';
import { traceText } from '../../domain/trace.js';
import { traceList } from '../../ports/lists.js';
import type { EpisodeRecord } from '../../ports/records.js';
import type { Store } from '../../ports/store.js';
import { loadContext, loadReflections } from './episode-context.js';

/** Keeps how a train episode went, for whoever proposes. Of gate and sealed tasks nothing is kept. */
export async function recordTrace(
  store: Store,
  spec: EpisodeSpec,
  progress: EpisodeProgress,
  { solved, plausible, status }: Pick<EpisodeRecord, 'solved' | 'plausible' | 'status'>,
): Promise<void> {
  if (!isTrainEpisode(spec.address) || status === 'void') return;
  const [{ task, tried }, reflections] = await Promise.all([loadContext(store, spec, progress), loadReflections(store, spec, progress)]);
  const text = traceText({ task, tried, reflections, solved, plausible });
  await store.keep('traces', spec.address, { taskId: task.id, family: task.family, strategy: spec.strategy, solved, text });
  await store.append(traceList(spec.campaign), spec.address);
}
