/** How experiments are started and stopped. */
export interface ExperimentControl {
  /** Goes on with one that was started before. */
  start(id: string): Promise<void>;
  /** Starts no further campaign; those that run are stopped by themselves, as `CampaignControl` does. */
  stop(id: string, because: string): Promise<void>;
}
