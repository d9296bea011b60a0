/** How long the API waits for others. */
export interface ApiWaits {
  /** a part behind it has to say within so long that it is there */
  readonly partMs: number;
  /** the engine has to say within so long where a campaign stands: longer than it takes to find that no worker answers */
  readonly standingMs: number;
  /** what metrics tell of records is looked up at most so often, however many ask, by a clock that never jumps */
  readonly metricsMs: number;
  /** each of them has to come within so long: whoever asks for metrics waits for ten seconds, as a rule */
  readonly readMs: number;
  /** between two looks at whether what let the follower of a stream in still holds */
  readonly holderMs: number;
}

export const USUAL_WAITS: ApiWaits = { partMs: 2_000, standingMs: 2_500, metricsMs: 5_000, readMs: 3_000, holderMs: 5_000 };

export const WAITS = Symbol('ApiWaits');
