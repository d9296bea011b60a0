import type { Address } from '../../domain/address.js';
import type { AgentAction } from '../../domain/agent/action.js';
import { done, refused, testsRun, type Observation } from '../../domain/agent/observation.js';
import { readOnlyOf } from '../../domain/agent/read-only.js';
import { endOf } from '../../domain/agent/trajectory.js';
import type { EpisodeProgress, EpisodeSpec } from '../../domain/episode.js';
import { patchCandidate } from '../../domain/repo-task.js';
import { agentSolverOf } from '../../domain/strategy.js';
import type { Task } from '../../domain/task.js';
import type { ActionRecord } from '../../ports/work-records.js';
import type { Workspace } from '../../ports/workspace.js';
import { loadStrategy } from '../../campaigns/strategies.js';
import { loadTask } from '../episode/episode-context.js';
import type { EpisodePorts } from '../episode/episode-ports.js';
import { judge } from '../episode/judge.js';
import { runCommand } from './command.js';
import { putBack, takeCheckout, type Rebuilt } from './checkout.js';
import { handedIn } from './handed-in.js';
import { perform } from './perform.js';
import { actionId, loadTrajectory, turnRecord, workAddress } from '../../campaigns/works.js';

/**
 * Does what the last turn asked for, one action after the other; what came of one is on record before the next is begun.
 * Behind one that was refused nothing more is done: what was meant to follow rested on it.
 */
export async function act(
  ports: EpisodePorts,
  spec: EpisodeSpec,
  progress: EpisodeProgress,
  signal: AbortSignal,
): Promise<EpisodeProgress> {
  const { store } = ports;
  const turns = progress.work?.turns ?? 0;
  const work = workAddress(spec, progress);
  const [task, strategy] = await Promise.all([loadTask(store, spec.task), loadStrategy(store, spec.strategy)]);
  if (strategy.solver?.kind === 'command') {
    const { ended } = await runCommand(ports, spec, progress, strategy.solver, signal);
    return { ...progress, work: { turns, toDo: false, ended } };
  }
  const solver = agentSolverOf(strategy);
  const { actions } = await turnRecord(store, work, turns - 1);
  const before = await loadTrajectory(store, work, turns);
  const isDone = before.turns.at(-1)?.steps.every(({ observation }) => observation !== null) === true;
  if (isDone) return { ...progress, work: { turns, toDo: false, ended: endOf(before, solver) } };
  const { workspace, rebuilt } = await takeCheckout(ports, work, task, before, signal);
  try {
    let says: Rebuilt | null = rebuilt;
    let wasRefused = false;
    for (const [index, action] of actions.entries()) {
      const id = actionId(work, turns - 1, index);
      const doing: Doing = { spec, task, workspace, action, at: id, wasRefused, rebuilt: says };
      const known: ActionRecord | null = await store.find('actions', id);
      const record: ActionRecord = known ?? (await store.keep('actions', id, await recordOf(ports, doing, signal)));
      if (record.rebuilt !== undefined) says = null;
      wasRefused ||= record.observation.outcome === 'refused';
    }
    const after = await loadTrajectory(store, work, turns);
    await putBack(ports, work, workspace, after);
    return { ...progress, work: { turns, toDo: false, ended: endOf(after, solver) } };
  } catch (error) {
    await workspace.close();
    throw error;
  }
}

interface Doing {
  readonly spec: EpisodeSpec;
  readonly task: Task;
  readonly workspace: Workspace;
  readonly action: AgentAction;
  readonly at: Address;
  readonly wasRefused: boolean;
  readonly rebuilt: Rebuilt | null;
}

async function recordOf(ports: EpisodePorts, doing: Doing, signal: AbortSignal): Promise<ActionRecord> {
  const began = performance.now();
  const { observation, verdict } = doing.wasRefused
    ? { observation: refused('not done, since what was to come before it was not') }
    : await observe(ports, doing, signal);
  const { rebuilt } = doing;
  return {
    observation:
      rebuilt === null || rebuilt.differing.length === 0
        ? observation
        : { ...observation, text: `${observation.text}\n${otherwise(rebuilt)}` },
    wallMs: Math.round(performance.now() - began),
    ...(rebuilt === null ? {} : { rebuilt }),
    ...(verdict === undefined ? {} : { verdict }),
  };
}

function otherwise({ differing }: Rebuilt): string {
  return `(The checkout was lost and made anew by doing again what you had done. Otherwise than before came out: ${differing.join('; ')}.)`;
}

interface Observed {
  readonly observation: Observation;
  readonly verdict?: string;
}

async function observe(ports: EpisodePorts, { spec, task, workspace, action, at }: Doing, signal: AbortSignal): Promise<Observed> {
  if (action.kind === 'submit') return { observation: done('handed in') };
  if (action.kind !== 'test') return { observation: await perform(workspace, action, readOnlyOf(task), signal) };
  const made = await handedIn(workspace, task);
  if ('refused' in made) return { observation: refused(`the tests cannot be run on it: ${made.refused}`) };
  const judged = await judge(
    ports,
    at,
    { hash: spec.task, task, candidate: made.patch === '' ? {} : patchCandidate(made.patch), which: 'visible' },
    signal,
  );
  if ('voided' in judged) return { observation: refused(`the tests could not be run: ${judged.voided}`) };
  return { observation: testsRun(judged.verdict), verdict: judged.key };
}
