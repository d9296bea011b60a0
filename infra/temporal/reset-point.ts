import type { Client } from '@temporalio/client';
import { RatchetFailure } from '../../ports/failures.js';

const PAGE = 1_000;

/**
 * The event at which a history can be cut behind an activity: the end of the workflow task that took note of its
 * result. What that task decided, and all that came after it, is what a reset undoes. Throws the client's error when
 * the run is gone.
 */
export async function findResetPoint(
  client: Client,
  { workflowId, runId, activityId }: { readonly workflowId: string; readonly runId: string; readonly activityId: string },
): Promise<number> {
  let nextPageToken: Uint8Array = new Uint8Array();
  let scheduled: string | null = null;
  let completed = false;
  do {
    const page = await client.workflowService.getWorkflowExecutionHistory({
      namespace: client.options.namespace,
      execution: { workflowId, runId },
      maximumPageSize: PAGE,
      nextPageToken,
    });
    for (const event of page.history?.events ?? []) {
      const id = String(event.eventId);
      if (event.activityTaskScheduledEventAttributes?.activityId === activityId) scheduled = id;
      else if (scheduled !== null && String(event.activityTaskCompletedEventAttributes?.scheduledEventId) === scheduled) completed = true;
      else if (completed && event.workflowTaskCompletedEventAttributes) return Number(id);
    }
    nextPageToken = page.nextPageToken;
  } while (nextPageToken.length > 0);
  throw new RatchetFailure('unavailable', `run ${runId} has not gone on from ${activityId} yet`);
}
