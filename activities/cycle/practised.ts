import type { EpisodeProgress, EpisodeSpec } from '../../domain/episode.js';

/** A practised episode, by reference. */
export interface Practised {
  readonly spec: EpisodeSpec;
  readonly progress: EpisodeProgress;
}

export interface Learned extends Practised {
  /** ledger key of the model's answer; null where there is none */
  readonly lesson: string | null;
}
