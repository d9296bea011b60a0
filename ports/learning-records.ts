import type { Choice } from '../domain/meta/controller.js';
import type { ScreenOutcome } from '../domain/screen.js';
import type { StrategyVersion } from '../domain/strategy.js';
import type { TrainResult } from '../domain/tactics/train-score.js';

/** What a campaign keeps of how it learns: which tactics were asked, and what came of it on train tasks. */

/** A proposal. Its id is its address. */
export interface ProposalRecord {
  readonly campaign: string;
  readonly branch: number;
  readonly cycle: number;
  /** the challenger; null where none came of it */
  readonly strategy: string | null;
  /** what it was made of, and how, in this campaign; missing in records of earlier versions, and where none was made */
  readonly made?: Pick<StrategyVersion, 'parent' | 'change'>;
  readonly because: string;
  /** ids of what people said (and rollbacks taught) that a model read for it; missing in records of earlier versions */
  readonly heard?: readonly string[];
  /** the choices of the controller, in order; the last made the challenger where there is one */
  readonly asked: readonly AskedTactic[];
}

export interface AskedTactic {
  readonly choice: Choice;
  /** why no challenger came of it; null where one did */
  readonly refused: string | null;
  readonly modelCalls: number;
  /** of the question to the model; missing in records of earlier versions */
  readonly costUsd?: number;
}

/** What a version came to on train tasks in one cycle. Its id is an address. Tactics, parents and ablations read it. */
export interface TrainingRecord {
  readonly campaign: string;
  readonly branch: number;
  readonly cycle: number;
  readonly strategy: string;
  readonly results: readonly TrainResult[];
}

/** What the screen of a challenger came to. Its id is an address. */
export interface ScreenRecord extends ScreenOutcome {
  readonly campaign: string;
  readonly branch: number;
  readonly cycle: number;
  readonly champion: string;
  readonly challenger: string;
  /** that its episodes took */
  readonly modelCalls: number;
  /** missing in records of earlier versions */
  readonly costUsd?: number;
}
