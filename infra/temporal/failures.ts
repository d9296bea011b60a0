import { isGrpcServiceError, ServiceError, WorkflowNotFoundError, WorkflowUpdateRPCTimeoutOrCancelledError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { RatchetFailure } from '../../ports/failures.js';
import { FAILURE_KINDS } from '../../domain/failure.js';

/** What a call of the server ended with, in the words of the ports: an outage as one, and what is a fault of ours as it is. */
export function callFailure(what: string, error: unknown): unknown {
  return isOutage(error) ? outage(what, error) : error;
}

/** Runs a call of the server; an outage is what everybody understands as one. */
export async function translateTemporalErrors<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw callFailure(what, error);
  }
}

/** What is not there, or no longer. */
export function isGone(error: unknown): boolean {
  return error instanceof WorkflowNotFoundError || codeOf(error) === GRPC.notFound;
}

/** No worker has polled for the workflow that is asked. */
export function isNoPoller(error: unknown): boolean {
  return codeOf(error) === GRPC.failedPrecondition;
}

/** The failure of an activity that ended a workflow, as it was thrown there; anything else as it is. */
export function activityFailure(error: unknown): unknown {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (!(at instanceof ApplicationFailure)) continue;
    const { type, message } = at;
    const kind = FAILURE_KINDS.find((each) => each === type);
    if (kind !== undefined) return new RatchetFailure(kind, message, { cause: error });
  }
  return error;
}

/** The server did not answer, or not as it should; a call that is wrong in itself will not be right the next time. */
function isOutage(error: unknown): boolean {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return true;
  const code = codeOf(error instanceof ServiceError ? error.cause : error);
  return code !== null && code !== GRPC.invalidArgument && code !== GRPC.unimplemented;
}

/** The server is away, or has never been there. */
export function outage(what: string, error: unknown): RatchetFailure {
  return new RatchetFailure('unavailable', `${what}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
}

function codeOf(error: unknown): number | null {
  return isGrpcServiceError(error) ? error.code : null;
}

const GRPC = { invalidArgument: 3, notFound: 5, failedPrecondition: 9, unimplemented: 12 } as const;
