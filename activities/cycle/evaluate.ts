import type { EpisodeSpec } from '../../domain/episode.js';
import { resultOf, type RunResult } from '../../domain/search/runs.js';
import { policyOf } from '../../domain/strategy.js';
import { loadStrategy } from '../../campaigns/strategies.js';
import { episode } from '../episode/episode.js';
import type { EpisodePorts } from '../episode/episode-ports.js';

/** An episode of a search. The rest of its policy is the strategy's. */
export interface EvaluateInput extends Omit<EpisodeSpec, 'samples' | 'reflections' | 'recall' | 'steps' | 'limits'> {
  /** candidates that an episode of the search may have judged; `attempts` are those that the campaign allows */
  readonly atMost: number;
}

/** What it came to. Small: a search has hundreds of them in one history. */
export interface Evaluated {
  readonly result: RunResult;
  readonly modelCalls: number;
  readonly costUsd: number;
}

/** One variant on one place. */
export async function evaluate(ports: EpisodePorts, { atMost, ...input }: EvaluateInput, signal: AbortSignal): Promise<Evaluated> {
  const policy = policyOf(await loadStrategy(ports.store, input.strategy), input.attempts, atMost);
  const record = await episode(ports, { ...input, ...policy }, signal);
  return { result: resultOf(record), modelCalls: record.modelCalls, costUsd: record.costUsd };
}
