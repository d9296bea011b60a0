import { ApiFailure } from '../client/client.js';
import { RatchetFailure } from '../ports/failures.js';
import { ConfigFailure } from '../config/config.js';
import { StackFailure } from '../infra/stack/failure.js';
import { SuiteFailure } from '../suites/failure.js';

/** Exit codes are a contract: people script against them. */
export const EXIT = { done: 0, failed: 1, usage: 2, missing: 3, interrupted: 4 } as const;
/** What `--help` says of them, and the page on operation. */
export const EXIT_CODES = 'Exit codes: 0 done, 1 failed, 2 wrong usage, 3 a part of the stack is missing, 4 budget or interrupted.';
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** An expected end of a command: what is wrong, where, and the way out. Printed without a stack trace. */
export class CliFailure extends Error {
  override readonly name = 'CliFailure';
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** A failure that was to be expected, as the end of a command; null for a fault of ours, which shows its stack trace. */
export function asCliFailure(error: unknown): CliFailure | null {
  if (error instanceof CliFailure) return error;
  if (error instanceof StackFailure) return new CliFailure(error.kind === 'configuration' ? EXIT.usage : EXIT.missing, error.message);
  if (error instanceof SuiteFailure || error instanceof ConfigFailure) return new CliFailure(EXIT.usage, error.message);
  if (error instanceof ApiFailure) return new CliFailure(exitOf(error), error.message);
  return error instanceof RatchetFailure ? new CliFailure(EXIT_BY_KIND[error.kind], error.message) : null;
}

/** What was asked for cannot be, or nobody is there to ask. */
function exitOf({ status }: ApiFailure): ExitCode {
  if (status === 429 || status >= 502) return EXIT.missing;
  return status >= 400 && status < 500 ? EXIT.usage : EXIT.failed;
}

const EXIT_BY_KIND: Record<RatchetFailure['kind'], ExitCode> = {
  'missing-record': EXIT.usage,
  'bad-request': EXIT.usage,
  conflict: EXIT.usage,
  unavailable: EXIT.missing,
  'sandbox-unavailable': EXIT.missing,
  budget: EXIT.interrupted,
  'rate-limited': EXIT.failed,
  'refused-access': EXIT.failed,
  'context-overflow': EXIT.failed,
  'request-refused': EXIT.failed,
  'content-filter': EXIT.failed,
  'answer-lost': EXIT.failed,
};
