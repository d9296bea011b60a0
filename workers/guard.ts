import { Context, CancelledFailure, ApplicationFailure } from '@temporalio/activity';
import type { Duration } from '@temporalio/common';
import { RatchetFailure } from '../activities/failures.js';

/** Well below the heartbeat timeout of the workflows (30 s): a worker that died is noticed, one that is busy is not. */
const HEARTBEAT_MS = 5_000;
/** Faults of our own are tried again a few times, in case the cause was passing; then the campaign pauses with them. */
const MAX_UNEXPECTED = 5;

type Activity = (...args: never[]) => Promise<unknown>;

/** Makes activities beat while they run, and turns their failures into what the engine understands. */
export function guarded<T extends Record<string, Activity>>(activities: T): T {
  const entries = Object.entries(activities).map(([name, activity]) => [name, guard(activity)] as const);
  return Object.fromEntries(entries) as T;
}

export function activitySignal(): AbortSignal {
  return Context.current().cancellationSignal;
}

function guard(activity: Activity): Activity {
  return async (...args) => {
    const context = Context.current();
    const beat = setInterval(() => context.heartbeat(), HEARTBEAT_MS);
    try {
      return await activity(...args);
    } catch (error) {
      throw asTemporalFailure(error, context);
    } finally {
      clearInterval(beat);
    }
  };
}

function asTemporalFailure(error: unknown, context: Context): Error {
  if (context.cancellationSignal.aborted) return new CancelledFailure('cancelled');
  if (error instanceof RatchetFailure) {
    const wish: { nextRetryDelay?: Duration } = error.retryAfterMs === null ? {} : { nextRetryDelay: error.retryAfterMs };
    return ApplicationFailure.create({ type: error.kind, message: error.message, nonRetryable: !error.retryable, ...wish });
  }
  const message = error instanceof Error ? error.message : String(error);
  return ApplicationFailure.create({ type: 'unexpected', message, nonRetryable: context.info.attempt >= MAX_UNEXPECTED, ...(error instanceof Error ? { cause: error } : {}) });
}
