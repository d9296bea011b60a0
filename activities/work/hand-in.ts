import type { EpisodeProgress, EpisodeSpec } from '../../domain/episode.js';
import { loadTask } from '../episode/episode-context.js';
import type { EpisodePorts } from '../episode/episode-ports.js';
import { handedIn } from './handed-in.js';
import { takeCheckout } from './checkout.js';
import { loadTrajectory, turnRecord, workAddress } from '../../campaigns/works.js';

/** What an agent made becomes an answer like any other, and its checkout is removed. */
export async function handIn(
  ports: EpisodePorts,
  spec: EpisodeSpec,
  progress: EpisodeProgress,
  signal: AbortSignal,
): Promise<EpisodeProgress> {
  const { store } = ports;
  const { work: state } = progress;
  if (state === undefined || state === null || state.ended === null) return progress;
  const { turns, ended } = state;
  const work = workAddress(spec, progress);
  if ((await store.find('works', work)) === null) {
    const [task, trajectory] = await Promise.all([loadTask(store, spec.task), loadTrajectory(store, work, turns)]);
    const { workspace } = await takeCheckout(ports, work, task, trajectory, signal);
    try {
      const made = await handedIn(workspace, task);
      const records = await Promise.all(trajectory.turns.map((_, index) => turnRecord(store, work, index)));
      await store.keep('works', work, {
        ended,
        turns,
        patch: 'patch' in made ? made.patch : '',
        leftOut: 'leftOut' in made ? made.leftOut : [],
        refused: 'refused' in made ? made.refused : '',
        calls: records.flatMap(({ ledger }) => ledger ?? []),
      });
    } finally {
      await workspace.close();
    }
  }
  await ports.checkouts?.drop(work);
  return { ...progress, work: null, answers: [...progress.answers, { ledger: null, work, n: 1, verdicts: [] }] };
}
