export type StackFailureKind =
  /** something that the machine lacks; the message holds the command that mends it */
  | 'missing'
  /** settings that contradict each other or the machine */
  | 'configuration'
  | 'port-in-use'
  | 'no-space'
  /** a service did not come up or does not answer */
  | 'unhealthy';

/** The stack cannot be had: what, where and the way out. */
export class StackFailure extends Error {
  override readonly name = 'StackFailure';
  readonly kind: StackFailureKind;

  constructor(kind: StackFailureKind, message: string, options: { cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.kind = kind;
  }
}

/** The first line of whatever was thrown, for a message that says why. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (
    text
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? 'no reason given'
  );
}
