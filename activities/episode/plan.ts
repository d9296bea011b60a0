import type { EpisodeProgress, EpisodeSpec } from '../../domain/episode.js';
import { planPrompt } from '../../domain/steps/prompts.js';
import type { EpisodePorts } from './episode-ports.js';
import { think } from './thought.js';

/** Asks how to go about the task; what the model says stands in the next questions. */
export function plan(
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
    { kind: 'plan', index, question: ({ strategy, task, tried }, step) => planPrompt(strategy, task, tried, step) },
    signal,
  );
}
