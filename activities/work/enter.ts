import { within } from '../../domain/address.js';
import { testsRun } from '../../domain/agent/observation.js';
import { shownReadOnly } from '../../domain/agent/read-only.js';
import type { EpisodeProgress, EpisodeSpec } from '../../domain/episode.js';
import { loadStrategy } from '../../campaigns/strategies.js';
import { loadTask } from '../episode/episode-context.js';
import type { EpisodePorts } from '../episode/episode-ports.js';
import { judge } from '../episode/judge.js';
import { enterCommand } from './command.js';
import { checkoutsOf, openCheckout } from './checkout.js';
import { findIn } from './found.js';
import { workAddress } from '../../campaigns/works.js';

/** An agent enters a checkout of its own: what stands in it is kept, and where its strategy wants that, the visible tests run first. */
export async function enter(
  ports: EpisodePorts,
  spec: EpisodeSpec,
  progress: EpisodeProgress,
  signal: AbortSignal,
): Promise<EpisodeProgress> {
  const { store } = ports;
  const work = workAddress(spec, progress);
  const [task, { solver }] = await Promise.all([loadTask(store, spec.task), loadStrategy(store, spec.strategy)]);
  // there are no turns in which a command is asked what it wants done
  const begun: EpisodeProgress = { ...progress, work: { turns: 0, toDo: solver?.kind === 'command', ended: null } };
  if ((await store.find('entered', work)) !== null) return begun;
  const checkouts = checkoutsOf(ports, task);
  if (solver?.kind === 'command') {
    await enterCommand(ports, work, task);
    return begun;
  }
  const given =
    solver?.kind === 'agent' && solver.testFirst
      ? await judge(ports, within(spec.address, 'given'), { hash: spec.task, task, candidate: {}, which: 'visible' }, signal)
      : null;
  if (given !== null && 'voided' in given) return { ...progress, work: null, voided: given.voided };
  const workspace = await openCheckout(checkouts, task, signal);
  try {
    const found = await findIn(workspace, store, spec);
    const tests = given === null ? null : testsRun(given.verdict);
    await store.keep('entered', work, { ...found, readOnly: shownReadOnly(task), tests });
    await checkouts.put(work, { workspace, done: 0 });
  } catch (error) {
    await workspace.close();
    throw error;
  }
  return begun;
}
