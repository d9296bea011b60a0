/** The ways in which the outside world fails. The kind decides what a campaign does about it. */
export const FAILURE_KINDS = [
  /** 429, with the server's wish where it gave one */
  'rate-limited',
  /** no connection, 5xx, a stalled or broken stream, an error inside a 200 */
  'unavailable',
  /** 401, 402, 403, a used-up quota, an endpoint that cuts prompts in silence: a person must act; the campaign pauses */
  'refused-access',
  /** the request itself is wrong for this endpoint (unknown model, unsupported setting) */
  'bad-request',
  /** what was ordered makes no sense as things stand: it is done, ends, or has ended */
  'conflict',
  /** the prompt is longer than the model takes: the strategy's fault, a failed attempt */
  'context-overflow',
  /** a model that answers others refuses this one request, in words that nobody knows: a failed attempt */
  'request-refused',
  /** a filter refused this one prompt or its answer: an outcome of each choice that was asked for */
  'content-filter',
  /** answer after answer to one request was paid for and could not be taken, while others could: a failed call */
  'answer-lost',
  /** the campaign's budget does not hold this call */
  'budget',
  /** a record that must be there is not: a fault of ours */
  'missing-record',
  /** the sandbox cannot start at all */
  'sandbox-unavailable',
] as const;

export type FailureKind = (typeof FAILURE_KINDS)[number];
