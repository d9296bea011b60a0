import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import type { NoticeQueue } from '../../ports/notices.js';
import { noticeWorkflowId, QUEUE, type NotifyWorkflow } from '../../workflows/contract.js';
import { callFailure } from './failures.js';

/** A workflow for each notice, which the engine runs once for an id. */
export function openNoticeQueue(client: Client): NoticeQueue {
  return {
    async handOver(notice) {
      try {
        await client.workflow.start<NotifyWorkflow>('notify', {
          workflowId: noticeWorkflowId(notice.id),
          taskQueue: QUEUE.orchestrate,
          args: [notice],
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
        });
      } catch (error) {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw callFailure('Temporal did not take a notice', error);
      }
    },
  };
}
