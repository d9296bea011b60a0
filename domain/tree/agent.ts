import type { Address } from '../address.js';
import type { EpisodeProgress, EpisodeSpec } from '../episode.js';
import type { Grant, TreeSpent } from './grant.js';
import type { Helper } from './plan.js';

/** An agent of a tree, by reference. Stands in histories, so it stays small. */
export interface AgentSpec {
  readonly episode: EpisodeSpec;
  /** the answer that it is for */
  readonly tree: Address;
  /** below that, with the names of the agents down to this one */
  readonly at: Address;
  /** null: the first of the tree */
  readonly mother: MotherNow | null;
  /** earlier answers of the episode, of which the first agent alone is told; null for the others */
  readonly earlier: EpisodeProgress | null;
  readonly want: Want;
  readonly grant: Grant;
  /** where it stood when its mother wanted more of it; null: it is new */
  readonly before: AgentEnd | null;
  readonly bounds: AgentBounds;
}

/** What its mother hands to an agent. */
export interface MotherNow {
  /** what she wrote last, and what came of what she wrote before; null: nothing came of anything yet */
  readonly round: Address;
  readonly proof: Address | null;
  /** its name there */
  readonly helper: string;
  readonly beside: readonly Beside[];
}

/** What steers an agent of its strategy; each agent hands it on. */
interface AgentBounds {
  /** of those below it, so many work side by side */
  readonly width: number;
  readonly rounds: number;
  readonly reviews: boolean;
}

/** A helper of the same mother, as it came out. */
interface Beside {
  readonly name: string;
  /** null: nothing was written */
  readonly proof: Address | null;
}

/**
 * How an agent ended. `passed`: its own cases hold, of the first agent the visible ones; `unproved`: there is nothing to
 * hold it against; `failed`: some do not hold, and its rounds are spent. `refused`: nothing that it wrote could be built on;
 * `spent`: its share is; `missed`: the answer of the model could not be had. In the last three it has written nothing.
 */
export type AgentState = 'passed' | 'unproved' | 'failed' | 'refused' | 'spent' | 'missed';

/** What an agent came to, small enough for the history of its mother. */
export interface AgentEnd {
  readonly state: AgentState;
  /** in a few words; empty where it passed */
  readonly because: string;
  /** how often it has written something, in all that was wanted of it */
  readonly written: number;
  /** the record of what it made with its helpers; null where it wrote nothing */
  readonly proof: Address | null;
  /** with all below it, in all that was wanted of it */
  readonly spent: TreeSpent;
  /** why the infrastructure gave up; empty otherwise */
  readonly voided: string;
}

/** An agent while it works. */
export interface AgentNow {
  /** the record of what it wrote last */
  readonly round: Address | null;
  readonly written: number;
  /** how often it has changed what it wrote, since its mother asked for it */
  readonly changes: number;
  readonly helpers: readonly HelperNow[];
  /** by itself and by those below it */
  readonly spent: TreeSpent;
  readonly proof: Address | null;
  readonly ended: Pick<AgentEnd, 'state' | 'because'> | null;
  readonly voided: string;
}

/** What is wanted of an agent: something new, a change of what it wrote, or only that it is held against its cases again. */
export type Want = 'make' | 'change' | 'prove';

export interface HelperNow extends Pick<Helper, 'name' | 'uses' | 'lines'> {
  /** its part of the address: a name that comes again is another agent */
  readonly as: string;
  readonly end: AgentEnd | null;
  /** null: it stays as it is */
  readonly todo: Want | null;
}
