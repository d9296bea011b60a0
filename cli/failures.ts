/** Exit codes are a contract: people script against them. */
export const EXIT = { done: 0, failed: 1, usage: 2, missing: 3, interrupted: 4 } as const;

/** An expected end of a command: what is wrong, where, and the way out. Printed without a stack trace. */
export class CliFailure extends Error {
  override readonly name = 'CliFailure';
  readonly exitCode: number;

  constructor(exitCode: (typeof EXIT)[keyof typeof EXIT], message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}
