import type { AgentAction } from '../domain/agent/action.js';
import type { CommandRun } from '../domain/agent/command-run.js';
import type { Observation } from '../domain/agent/observation.js';
import type { EpisodeProgress, EpisodeSpec } from '../domain/episode.js';
import type { Entered, TurnSpent, WorkEnd } from '../domain/agent/trajectory.js';

/** What is kept of an agent's work. Each is written before the next thing is done, so that a worker that was killed goes on behind it. */

/** Its id is the address of the answer that the work is for. */
export interface EnteredRecord extends Entered {
  /** what a person's own agent shows to be let through to the model; the same where its command has to run again */
  readonly token?: string;
}

/** A question to the model. Its id is `<answer>/turn/<n>`. */
export interface TurnRecord {
  /** null where the answer could not be had */
  readonly ledger: string | null;
  /** what the answer asks for, as it was read then */
  readonly actions: readonly AgentAction[];
  /** why nothing can be done by it; empty otherwise */
  readonly unreadable: string;
  readonly spent: TurnSpent;
}

/** An action that was done. Its id is `<answer>/turn/<n>/action/<m>`. */
export interface ActionRecord {
  readonly observation: Observation;
  readonly wallMs: number;
  /** that the checkout had to be built anew before it, by doing again what was done, and what came out otherwise then */
  readonly rebuilt?: { readonly actions: number; readonly differing: readonly string[] };
  /** of the verdict, where it ran the visible tests */
  readonly verdict?: string;
}

/** Its id is the address of the answer. */
export interface WorkRecord {
  readonly ended: WorkEnd;
  readonly turns: number;
  /** empty where nothing was changed that counts */
  readonly patch: string;
  /** paths that were changed and may not be: the patch is without them */
  readonly leftOut: readonly string[];
  /** why no patch could be made of it; empty otherwise */
  readonly refused: string;
  /** ledger keys of its questions */
  readonly calls: readonly string[];
  /** of a person's own agent, which has no turns that could be told */
  readonly command?: CommandRun;
}

/** How an episode went, by reference, as its history has it. Its id is the episode's address. */
export interface CourseRecord {
  readonly spec: EpisodeSpec;
  readonly progress: EpisodeProgress;
}
