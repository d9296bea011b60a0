import type { CheckpointRecord, ResetPoint, CampaignCarried } from './campaign-records.js';
import type { CampaignConfig } from './records.js';

/** The runs of campaigns as the engine has them: what a rollback works on. Throws RatchetFailure `unavailable` when the server is away. */
export interface CampaignRuns {
  /** Where the history goes on after a checkpoint; null when it is no longer kept. */
  resetPoint(checkpoint: CheckpointRecord): Promise<ResetPoint | null>;
  /**
   * Tells the run that its branch is left, and answers once it stands still and no child of it runs. One that does not obey has its
   * children ended.
   */
  hold(campaign: string, order: RolledBack, signal: AbortSignal): Promise<void>;
  /** Replays the history up to the point, once; answers the new run, or null when the history is gone after all. */
  reset(campaign: string, point: ResetPoint, why: { readonly id: string; readonly because: string }): Promise<string | null>;
  /** Whether a run of the campaign goes on. */
  running(campaign: string): Promise<boolean>;
  /** Starts the campaign afresh from what a checkpoint kept, once for an id; answers the new run. */
  restart(id: string, campaign: string, config: CampaignConfig, carried: CampaignCarried): Promise<string>;
}

/** What a run is told before it is rolled back. */
export interface RolledBack {
  readonly id: string;
  /** the branch that is left */
  readonly from: number;
  /** the strategy that is gone back to */
  readonly to: string;
  readonly why: string;
}
