import type { Address } from '../domain/address.js';
import type { CallCase, Files } from '../domain/task.js';
import type { AgentEnd, AgentState, HelperNow, Want } from '../domain/tree/agent.js';
import type { Helper } from '../domain/tree/plan.js';

/**
 * What is kept of the agents of a tree. Each is written before the next thing is done, so that a worker that was killed goes on behind
 * it.
 */

/** What an agent wrote at one time. Its id is `<agent>/round/<n>`. */
export interface AgentRoundRecord {
  readonly agent: Address;
  /** null: the first of the tree */
  readonly unit: Helper | null;
  readonly role: 'mother' | 'child';
  readonly want: Want | 'repair';
  /** the program that its function is a stub of, with what is around it; of the first agent the task's own files */
  readonly frame: Files;
  /** what it wrote, with its helpers as stubs; empty where nothing could be used */
  readonly files: Files;
  readonly helpers: readonly Helper[];
  /** from its contract, by itself */
  readonly cases: readonly CallCase[];
  /** ledger keys of its questions, in their order */
  readonly calls: readonly string[];
  /** why answers could not be used, in their order */
  readonly faults: readonly string[];
  readonly ended: Pick<AgentEnd, 'state' | 'because'> | null;
  readonly spent: { readonly calls: number; readonly tokens: number; readonly costUsd: number };
}

/** What the model said of what was written, before a box was spent on it. Its id is `<agent>/review/<n>`. */
export interface AgentReviewRecord {
  readonly isDoubted: boolean;
  readonly because: string;
  /** null where it could not be had */
  readonly ledger: string | null;
  readonly spent: AgentRoundRecord['spent'];
}

/** What was written, with what the helpers made of it, and what its cases say. Its id is `<agent>/proof/<n>`. */
export interface AgentProofRecord {
  readonly round: Address;
  /** its own part of the program, with those of its helpers in place */
  readonly files: Files;
  readonly helpers: readonly HelperNow[];
  /** null where there was nothing to run */
  readonly verdict: string | null;
  readonly state: AgentState;
  readonly failing: readonly string[];
  /** helpers whose code the failures have run */
  readonly touched: readonly string[];
  /** of the cases that it wrote: the ids of those that can say something, and how many held without a program */
  readonly kept: readonly string[];
  readonly holdOnStub: number;
  /** of those kept, the ids of those that did not hold */
  readonly broken: readonly string[];
  /** how often a box was used for it */
  readonly runs: number;
}

/** What a tree came to. Its id is the address of the answer. */
export interface TreeRecord {
  readonly end: AgentEnd;
  /** the program; empty where none came about */
  readonly files: Files;
  /** ledger keys of all its questions */
  readonly calls: readonly string[];
  /** agents that wrote something, by the level on which they stand, the first agent's being the first */
  readonly levels: readonly number[];
  /** cases that agents wrote; of a program that holds the visible checks, those that fail are wrong themselves */
  readonly cases: { readonly written: number; readonly kept: number; readonly holdOnStub: number; readonly broken: number };
  /** how often a review doubted, and how often what it doubted then failed */
  readonly reviews: { readonly asked: number; readonly doubted: number; readonly doubtedAndFailed: number };
}
