export const NOTICE_KINDS = ['promotion', 'rollback', 'incident', 'budget', 'end'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Something of a campaign that somebody wants to be told, wherever he is. */
export interface Notice {
  /** the same for the same thing, whoever finds it and however often it is sent */
  readonly id: string;
  readonly kind: NoticeKind;
  readonly campaign: string;
  /** ISO 8601 */
  readonly at: string;
  readonly what: string;
  /** may hold what a model said */
  readonly because: string;
  readonly strategy: string | null;
}

export interface Webhook {
  /**
   * Answers once the receiver has taken it. Throws RatchetFailure: `unavailable` where it may do so later, `bad-request` where it
   * refuses.
   */
  deliver(notice: Notice, signal: AbortSignal): Promise<void>;
}

/** What is noticed is handed to the engine, which delivers it however long that takes; the same notice is handed over once. */
export interface NoticeQueue {
  handOver(notice: Notice): Promise<void>;
}
