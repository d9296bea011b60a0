import { isGrpcCancelledError, isGrpcDeadlineError, QueryNotRegisteredError, WorkflowNotFoundError, type Client } from '@temporalio/client';
import { callFailure, isNoPoller } from './failures.js';

/**
 * Asks a workflow how it stands. Null while nobody can answer: no worker polls yet or in time (a call past its deadline may end
 * as cancelled), or the workflow has just begun or ended.
 */
export async function queryInTime<T>(client: Client, ask: () => Promise<T>): Promise<T | null> {
  try {
    return await client.withDeadline(Date.now() + PATIENCE_MS, ask);
  } catch (error) {
    if (
      error instanceof WorkflowNotFoundError ||
      error instanceof QueryNotRegisteredError ||
      isGrpcDeadlineError(error) ||
      isGrpcCancelledError(error) ||
      isNoPoller(error)
    )
      return null;
    throw callFailure('Temporal did not answer a query', error);
  }
}

const PATIENCE_MS = 2_000;
