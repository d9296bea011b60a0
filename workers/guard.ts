import { ApplicationFailure, CancelledFailure, Context } from '@temporalio/activity';
import type { ActivityInterceptors } from '@temporalio/worker';
import { RatchetFailure } from '../ports/failures.js';

/** Well below the heartbeat timeout of the workflows (12 s): a worker that died is noticed soon, one that is busy is not. */
const HEARTBEAT_MS = 3_000;
/** Faults of our own are tried again a few times, in case the cause was passing; then the campaign pauses with them. */
const MAX_UNEXPECTED = 5;

/** Makes activities beat while they run, and turns their failures into what the engine understands. */
export function guard(context: Context): ActivityInterceptors {
  return {
    inbound: {
      async execute(input, next) {
        const beat = setInterval(() => context.heartbeat(), HEARTBEAT_MS);
        try {
          return await next(input);
        } catch (error) {
          throw asTemporalFailure(error, context);
        } finally {
          clearInterval(beat);
        }
      },
    },
  };
}

export function activitySignal(): AbortSignal {
  return Context.current().cancellationSignal;
}

function asTemporalFailure(error: unknown, context: Context): Error {
  if (context.cancellationSignal.aborted) return new CancelledFailure('cancelled');
  // The engine forgets when it first asked for a step that is tried again; people are told since when it waits.
  const details = [{ since: context.info.scheduledTimestampMs }];
  if (error instanceof RatchetFailure) {
    const wish = error.retryAfterMs === null ? {} : { nextRetryDelay: error.retryAfterMs };
    return ApplicationFailure.create({ type: error.kind, message: error.message, nonRetryable: !error.retryable, details, ...wish });
  }
  const message = error instanceof Error ? error.message : String(error);
  return ApplicationFailure.create({
    type: 'unexpected',
    message,
    nonRetryable: context.info.attempt >= MAX_UNEXPECTED,
    details,
    ...(error instanceof Error ? { cause: error } : {}),
  });
}
