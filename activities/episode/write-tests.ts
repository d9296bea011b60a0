import { within } from '../../domain/address.js';
import type { EpisodeProgress, EpisodeSpec } from '../../domain/episode.js';
import { testsPrompt } from '../../domain/steps/prompts.js';
import { canWrite, MAX_WRITTEN } from '../../domain/steps/written-tests.js';
import { loadTask } from './episode-context.js';
import type { EpisodePorts } from './episode-ports.js';
import { judge } from './judge.js';
import { asGiven } from './lint.js';
import { think } from './thought.js';
import { writtenIn } from './prepared.js';

/** Asks for cases from what the task says; nothing is asked where a task has no calls to write cases for. */
export function writeTests(
  ports: EpisodePorts,
  spec: EpisodeSpec,
  progress: EpisodeProgress,
  index: number,
  signal: AbortSignal,
): Promise<EpisodeProgress> {
  return think(
    ports,
    spec,
    progress,
    {
      kind: 'write-tests',
      index,
      question: ({ strategy, task }, step) => (canWrite(task) ? testsPrompt(strategy, task, step, MAX_WRITTEN) : null),
    },
    signal,
  );
}

/**
 * Which of the cases that were written last can say something. What a visible case says, or contradicts, is none of them
 * from the start; of a program that is only begun, each must fail.
 */
export async function checkTests(
  ports: EpisodePorts,
  spec: EpisodeSpec,
  progress: EpisodeProgress,
  signal: AbortSignal,
): Promise<EpisodeProgress> {
  const { thoughts = [] } = progress;
  const place = thoughts.findLastIndex((each) => each.step === 'write-tests' && each.kept === undefined);
  const written = thoughts[place];
  if (written === undefined) return progress;
  const task = await loadTask(ports.store, spec.task);
  const cases = await writtenIn(ports.store, task, written);
  const all = cases.map((_, index) => index);
  const keep = (kept: readonly number[], more: Partial<EpisodeProgress> = {}): EpisodeProgress => ({
    ...progress,
    thoughts: thoughts.with(place, { ...written, kept }),
    ...more,
  });
  if (task.kind !== 'implement' || cases.length === 0) return keep(all);
  const judging = { hash: spec.task, task, candidate: asGiven(task), which: { written: cases } };
  const judged = await judge(ports, within(spec.address, 'given', place), judging, signal);
  const probes = (progress.probes ?? 0) + 1;
  if ('voided' in judged) return keep([], { voided: judged.voided, probes });
  return keep(
    all.filter((index) => judged.verdict.tests[index]?.status !== 'passed'),
    { probes },
  );
}
