/**
 * What an episode may take, whatever its strategy does. It follows from the attempts that the campaign allows and from
 * nothing else, so that both sides of a race have the same, and the gate never certifies mere spending.
 */
export interface Limits {
  /** answers that may be asked for: candidates, and thoughts between them */
  readonly calls: number;
  /** tokens that the model may write */
  readonly tokens: number;
}

/** For each attempt a candidate, a thought about it and a second look at it. */
const CALLS_PER_ATTEMPT = 3;
/** Room for models that think long before they answer. */
const TOKENS_PER_ATTEMPT = 65_536;

export function limitsOf(attempts: number): Limits {
  return { calls: CALLS_PER_ATTEMPT * attempts, tokens: TOKENS_PER_ATTEMPT * attempts };
}
