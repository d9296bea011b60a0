import { ApplicationFailure, CancelledFailure, Context } from '@temporalio/activity';
import type { ActivityInterceptors } from '@temporalio/worker';
import type { WorkerMetrics } from '../infra/telemetry/worker-metrics.js';
import { RatchetFailure } from '../ports/failures.js';

/** Well below the heartbeat timeout of the workflows (12 s): a worker that died is noticed soon, one that is busy is not. */
const HEARTBEAT_MS = 3_000;
/** Faults of our own are tried again a few times, in case the cause was passing; then the campaign pauses with them. */
const MAX_UNEXPECTED = 5;

/**
 * A worker may be killed, or a machine restarted, in any step, and a long one, as of an agent at work, meets many of these. One in
 * which it is lost so often in a row is what loses it: with the waits between tries that is some twenty minutes.
 */
const MAX_LOST = 25;

/** How many tries right before this one came to no end; each leaves it with its heartbeat. */
function lostInARow(details: unknown): number {
  const lost: unknown = typeof details === 'object' && details !== null ? Reflect.get(details, 'lost') : 0;
  return typeof lost === 'number' ? lost : 0;
}

function lostTooOften(lost: number, { info }: Context): Error {
  return ApplicationFailure.create({
    type: 'unexpected',
    message: `the worker was lost in this step ${lost} times in a row: it takes too much memory, or something kills it; the worker's log may say more`,
    nonRetryable: true,
    details: [{ since: info.scheduledTimestampMs }],
  });
}

/** Measures each try of a step. */
export function measure(metrics: WorkerMetrics): (context: Context) => ActivityInterceptors {
  return ({ info, cancellationSignal }) => ({
    inbound: {
      execute: (input, next) =>
        metrics.step(
          info.activityType,
          () => next(input),
          (error) => (cancellationSignal.aborted ? 'cancelled' : causeOf(error)),
        ),
    },
  });
}

/** Where it stands outside of the guard, it sees what that made of a failure. */
function causeOf(error: unknown): string {
  if (error instanceof ApplicationFailure) return error.type ?? 'unexpected';
  return error instanceof RatchetFailure ? error.kind : 'unexpected';
}

/** Makes activities beat while they run, and turns their failures into what the engine understands. */
export function guard(context: Context): ActivityInterceptors {
  return {
    inbound: {
      async execute(input, next) {
        const lost = lostInARow(context.info.heartbeatDetails);
        if (lost >= MAX_LOST) throw lostTooOften(lost, context);
        // what the next try is told, should this one never come to an end
        const begun = { lost: lost + 1 };
        context.heartbeat(begun);
        const beat = setInterval(() => context.heartbeat(begun), HEARTBEAT_MS);
        try {
          return await next(input);
        } catch (error) {
          context.heartbeat({ lost: 0 });
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
