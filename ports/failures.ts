import type { FailureKind } from '../domain/failure.js';

const RETRYABLE: ReadonlySet<FailureKind> = new Set(['rate-limited', 'unavailable', 'sandbox-unavailable']);

/**
 * The language's own complaint of a program is a fault of ours, which no second try mends. A connection that broke can be a
 * `TypeError` too, but then a cause or a code stands with it.
 */
export function isProgrammingError(error: unknown): boolean {
  if (error instanceof TypeError) return error.cause === undefined && !('code' in error);
  return error instanceof ReferenceError || (error instanceof RangeError && !('code' in error));
}

/** What an adapter throws when the outside world fails. `retryable` is what the engine goes by. */
export class RatchetFailure extends Error {
  override readonly name = 'RatchetFailure';
  readonly kind: FailureKind;
  /** the server's own wish, in milliseconds; null when it had none */
  readonly retryAfterMs: number | null;
  /** the request surely never reached a model, or was refused before anything was generated. Otherwise it may have been paid for */
  readonly unpaid: boolean;

  constructor(kind: FailureKind, message: string, options: { retryAfterMs?: number; unpaid?: boolean; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.kind = kind;
    this.retryAfterMs = options.retryAfterMs ?? null;
    this.unpaid = options.unpaid ?? false;
  }

  get retryable(): boolean {
    return RETRYABLE.has(this.kind);
  }
}

/** What an endpoint says, which may repeat the key that it was asked with. */
export function withoutKey(said: string, key: string | null): string {
  return key === null ? said : said.replaceAll(key, '(key)');
}
