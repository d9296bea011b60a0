import { RatchetFailure } from '../../ports/failures.js';
import type { Notice, Webhook } from '../../ports/notices.js';

/** Who is told; null where this worker knows nobody. */
export interface NoticePorts {
  readonly webhook: Webhook | null;
}

export function createNoticeActivities({ webhook }: NoticePorts, signal: () => AbortSignal) {
  return {
    /** Another worker may know whom to tell, or this one after its next start. */
    async deliverNotice(notice: Notice): Promise<void> {
      if (webhook === null)
        throw new RatchetFailure('unavailable', `RATCHET_WEBHOOK_URL is not set for the worker that was to deliver ${notice.id}`);
      await webhook.deliver(notice, signal());
    },
  };
}

export type NoticeActivities = ReturnType<typeof createNoticeActivities>;
