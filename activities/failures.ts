/** What an adapter throws when the outside world fails. `kind` decides what the workflow does; `retryable` is its rule. */
export type FailureKind =
  /** 429, with the server's wish where it gave one */
  | 'rate-limited'
  /** no connection, 5xx, a stalled or broken stream, an error inside a 200 */
  | 'unavailable'
  /** 401, 402, 403, a used-up quota, an endpoint that cuts prompts in silence: a person must act; the campaign pauses */
  | 'refused-access'
  /** the request itself is wrong for this endpoint (unknown model, unsupported setting) */
  | 'bad-request'
  /** the prompt is longer than the model takes: the strategy's fault, a failed attempt */
  | 'context-overflow'
  /** the campaign's budget does not hold this call */
  | 'budget'
  /** a record that must be there is not: a fault of ours */
  | 'missing-record'
  /** the sandbox cannot start at all */
  | 'sandbox-unavailable';

const RETRYABLE: ReadonlySet<FailureKind> = new Set(['rate-limited', 'unavailable', 'sandbox-unavailable']);

export class RatchetFailure extends Error {
  override readonly name = 'RatchetFailure';
  readonly kind: FailureKind;
  /** the server's own wish, in milliseconds; null when it had none */
  readonly retryAfterMs: number | null;

  constructor(kind: FailureKind, message: string, options: { retryAfterMs?: number; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.kind = kind;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }

  get retryable(): boolean {
    return RETRYABLE.has(this.kind);
  }
}
