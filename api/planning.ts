import type { ExperimentRecord } from '../ports/experiment-records.js';
import type { NightPlan } from '../ports/campaign-schedules.js';
import type { ExperimentDefinition } from '../schemas/experiment.js';
import type { CampaignRequest } from '../schemas/settings.js';

/** What is asked of an experiment beside its definition. */
interface ExperimentAsked {
  readonly name: string;
  readonly definition: ExperimentDefinition;
  readonly seeds: number;
  readonly maxModelCalls: number | null;
  readonly maxCostUsd: number | null;
  readonly parallel: number;
  readonly force: boolean;
  /** what a person types to run it again */
  readonly command: string;
}

/**
 * Settles and stores what several campaigns begin with. Rejects with `SuiteFailure` or a `bad-request` `RatchetFailure`, and stores
 * nothing then.
 */
export interface Planning {
  night(request: CampaignRequest, inherits: boolean): Promise<NightPlan>;
  experiment(asked: ExperimentAsked): Promise<{ readonly record: ExperimentRecord; readonly resumed: boolean }>;
}
