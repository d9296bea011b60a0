import { type Rate, wilson } from './metrics.js';
import type { Change, StrategyVersion } from './strategy.js';
import type { End } from './meta/outcome.js';
import type { TrainResult } from './tactics/train-score.js';

/** One update of the strategy, as it is remembered: what was, what was done, what came of it, and why. */
export interface PromptUpdate {
  readonly strategy: string;
  readonly parent: string | null;
  readonly action: Change['action'] | 'first';
  readonly tactic: string;
  /** the changed part before and after */
  readonly old: string;
  readonly new: string;
  readonly because: string;
  readonly evidence: readonly string[];
  /** how far it came; null for a first version, or while that is open */
  readonly end: End | null;
  /** success on the train tasks that it practised, cycle by cycle */
  readonly curve: readonly SuccessPoint[];
}

interface SuccessPoint {
  readonly branch: number;
  readonly cycle: number;
  readonly solved: Rate;
}

export interface Practice {
  readonly strategy: string;
  readonly branch: number;
  readonly cycle: number;
  readonly results: readonly TrainResult[];
}

/** The updates of a campaign in the order in which they were made. */
export function promptHistory(
  versions: readonly StrategyVersion[],
  practice: readonly Practice[],
  endOf: (strategy: string) => End | null,
): readonly PromptUpdate[] {
  return versions.map(({ id, parent, change }) => ({
    strategy: id,
    parent,
    action: change?.action ?? 'first',
    tactic: change?.tactic ?? '',
    old: change?.old ?? '',
    new: change?.new ?? '',
    because: change?.because ?? 'the campaign began with it',
    evidence: change?.evidence ?? [],
    end: endOf(id),
    curve: practice
      .filter((each) => each.strategy === id)
      .map(({ branch, cycle, results }) => ({
        branch,
        cycle,
        solved: wilson(results.filter((each) => each.solved).length, results.length),
      })),
  }));
}
