import type { CampaignConfig } from './records.js';

/** Campaigns that begin by themselves, one a night. Throws `bad-request` and `missing-record` with the way out. */
export interface CampaignSchedules {
  create(name: string, cron: string, plan: NightPlan): Promise<void>;
  /** Those that are known by now: what was just made or deleted may be a moment late. */
  list(): Promise<readonly ScheduleState[]>;
  /** As it stands now, with what was just ordered of it. */
  show(name: string): Promise<Schedule>;
  pause(name: string, because: string): Promise<void>;
  resume(name: string): Promise<void>;
  /** What makes each of them anew; those that an earlier version made are not known well enough, and are named with `plan: null`. */
  plans(): Promise<readonly ScheduledPlan[]>;
  /** What it has started goes on. */
  delete(name: string): Promise<void>;
}

export interface NightPlan {
  /** the first night's strategy; each later night starts from what the last one that ended has learned */
  readonly strategy: string;
  /** false: each night starts from the strategy, and remembers nothing; missing: it inherits */
  readonly inherits?: boolean;
  readonly config: CampaignConfig;
}

export interface ScheduledPlan {
  readonly name: string;
  /** why it is paused; null where it is not */
  readonly paused: string | null;
  readonly plan: Schedule['plan'];
}

export interface ScheduleState {
  readonly name: string;
  readonly paused: boolean;
  /** why it is paused */
  readonly note: string;
  /** ISO 8601; null when there is none */
  readonly next: string | null;
  readonly last: string | null;
}

export interface Schedule extends ScheduleState {
  /** what makes each night anew; null where an earlier version made it */
  readonly plan: { readonly cron: string; readonly night: NightPlan } | null;
}
