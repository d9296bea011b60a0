import { within } from '../../domain/address.js';
import type { EpisodeProgress, EpisodeSpec } from '../../domain/episode.js';
import { type Files, type TaskKind, WRITTEN_KINDS } from '../../domain/task.js';
import { loadTask, measured } from './episode-context.js';
import { canGrow } from '../../domain/tree/solver.js';
import { judge } from './judge.js';
import { recall } from './recall.js';
import { loadStrategy } from '../../campaigns/strategies.js';
import type { EpisodePorts } from './episode-ports.js';

/** What they begin with is nothing that could fail in a way worth telling. */
const WITHOUT_PROGRAM: readonly TaskKind[] = ['implement', ...WRITTEN_KINDS, 'repo'];

/** Begins an episode: the program as it was given is judged, so that its failures can be told, and memory is asked once. */
export async function open(ports: EpisodePorts, spec: EpisodeSpec, signal: AbortSignal): Promise<EpisodeProgress> {
  const task = await loadTask(ports.store, spec.task);
  const strategy = await loadStrategy(ports.store, spec.strategy);
  const works = strategy.solver !== undefined && strategy.solver.kind !== 'tree' && task.repo !== undefined;
  const grows = strategy.solver?.kind === 'tree' && canGrow(task);
  const begun: EpisodeProgress = {
    given: null,
    answers: [],
    reflections: [],
    passed: null,
    voided: '',
    ...(works ? { work: null } : {}),
    ...(grows ? { grows } : {}),
  };
  if (WITHOUT_PROGRAM.includes(task.kind)) {
    await recall(ports, spec, null);
    return begun;
  }
  const judging = {
    hash: spec.task,
    task,
    candidate: programOf(task.files, task.editable),
    which: 'visible',
    ...measured(strategy),
  } as const;
  const judged = await judge(ports, within(spec.address, 'given'), judging, signal);
  if ('voided' in judged) return { ...begun, voided: judged.voided };
  await recall(ports, spec, judged.verdict);
  return { ...begun, given: judged.key };
}

function programOf(files: Files, editable: readonly string[]): Files {
  return Object.fromEntries(editable.map((path) => [path, files[path] ?? '']));
}
