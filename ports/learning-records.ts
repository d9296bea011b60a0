import type { Foretold } from '../domain/foretold.js';
import type { Choice } from '../domain/meta/controller.js';
import type { Search } from '../domain/search/eras.js';
import type { RulePair } from '../domain/search/rule-counts.js';
import type { ScreenOutcome } from '../domain/screen.js';
import type { StrategyVersion } from '../domain/strategy.js';
import type { TrainResult } from '../domain/tactics/train-score.js';
import type { Paid } from './records.js';

/** What a campaign keeps of how it learns: which tactics were asked, and what came of it on train tasks. */

/** A proposal. Its id is its address. */
export interface ProposalRecord {
  readonly campaign: string;
  readonly branch: number;
  readonly cycle: number;
  /** the how-manieth of its search it is, from 0; missing where no search asked */
  readonly number?: number;
  /** the challenger; null where none came of it */
  readonly strategy: string | null;
  /** what it was made of, and how, in this campaign; missing in records of earlier versions, and where none was made */
  readonly made?: Pick<StrategyVersion, 'parent' | 'change'>;
  /** versions on the way to it, where several edits made it */
  readonly through?: readonly string[];
  /** what was said of train tasks before it was tried; missing where nothing was, and in records of earlier versions */
  readonly foretold?: Foretold;
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
  /** that its episodes took; missing in records of earlier versions */
  readonly spent?: Paid;
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

/** Where the search of a campaign stood when a cycle left it. Its id is an address; the campaign carries the latest one. */
export interface SearchRecord extends Search {
  readonly campaign: string;
  readonly branch: number;
  readonly cycle: number;
  readonly champion: string;
  readonly work: SearchWork;
  /** the version that was furthest ahead of the champion; null: the champion was alone */
  readonly best: SearchLead | null;
  /** why it stopped */
  readonly because: string;
  /** versions that differ by one rule alone, and how both did; missing in records of earlier versions */
  readonly rules?: readonly RulePair[];
  /** the environment was found to be another one: what was run before says nothing of what is run from here on */
  readonly moved?: true;
}

/** What a search did in one cycle. */
export interface SearchWork {
  readonly proposals: number;
  /** versions that came of them, of taking edits away, and of those what entered the pool */
  readonly made: number;
  readonly entered: number;
  readonly episodes: number;
  /** of the episodes alone: what a proposal took is on its own record */
  readonly modelCalls: number;
  readonly costUsd: number;
}

/** A version beside the champion, on train places that both have run. */
export interface SearchLead {
  readonly strategy: string;
  readonly places: number;
  readonly wins: number;
  readonly losses: number;
}

/** What the search of a cycle may spend, decided once: a cycle that was cut goes on with it. Its id is an address. */
export interface SearchShare {
  readonly modelCalls: number;
}
