import type { ExperimentDefinition } from '../schemas/experiment.js';
import type { BudgetLimits, CampaignConfig } from './records.js';

/** A campaign of an experiment, settled before anything is spent. */
export interface PlannedCell {
  readonly campaign: string;
  /** as it was asked for */
  readonly suite: string;
  readonly seed: number;
  readonly arm: string;
  readonly config: CampaignConfig;
  /** what it begins with */
  readonly strategy: string;
}

/** An experiment as it was started. Its id is its name. */
export interface ExperimentRecord {
  readonly id: string;
  readonly createdAt: string;
  readonly definition: ExperimentDefinition;
  /** what a person types to run it again */
  readonly command: string;
  readonly model: string;
  /** what the endpoint called itself; empty where it says nothing */
  readonly fingerprint: string;
  /** of all campaigns together */
  readonly budget: BudgetLimits;
  /** campaigns side by side */
  readonly parallel: number;
  /** in pairs: all arms of a suite and a seed stand together */
  readonly cells: readonly PlannedCell[];
}

/** How an experiment ended. Its id is that of the experiment. */
export interface ExperimentEnd {
  readonly ended: 'done' | 'stopped';
  readonly because: string;
  readonly at: string;
  /** campaigns that came to no end, and why */
  readonly failed: readonly { readonly campaign: string; readonly because: string }[];
}
