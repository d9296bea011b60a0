import type { OfferedAdapter } from '../adapt/adapter.js';
import { effectOf, sameEffect, type Effect } from '../effect.js';
import type { ChatMessage } from '../model.js';
import type { LessonLine } from '../prompt.js';
import type { Bundle } from '../reflection.js';
import type { Foretold, SeenTask } from '../foretold.js';
import type { Action, Change, Example, Strategy, StrategyVersion } from '../strategy.js';
import type { Trace } from '../trace.js';
import type { RuleCount } from '../search/rule-counts.js';
import type { ErrorClass } from '../verdict.js';
import type { TrainResult } from './train-score.js';

/**
 * A way to make a challenger. A tactic is one file with one value of this type, and one line in `tactics.ts`. It is
 * pure: the same snapshot gives the same move. It may be slow, wrong or broken: who asks it bounds its time and drops
 * what cannot be taken, with the reason on record.
 */
export interface Tactic {
  /** stable: it stands in strategies, records and reports */
  readonly name: string;
  /** one sentence for a person */
  readonly about: string;
  /** ways of it that a controller may learn to choose between; it draws one itself where none is named */
  readonly variants?: readonly string[];
  /** it puts a question to the model wherever it has something to ask: what people say reaches only those */
  readonly asks?: true;
  /** whether it has anything to change in such a strategy; missing: in any */
  fits?(strategy: Strategy): boolean;
  propose(snapshot: Snapshot): Move;
}

/**
 * Either a challenger at once, or a question for the model and what its answer makes, or a training and what its adapter makes, or
 * nothing and why.
 */
export type Move =
  | { readonly kind: 'challenger'; readonly challenger: Challenger }
  | { readonly kind: 'question'; readonly question: Question }
  | { readonly kind: 'training'; read(made: OfferedAdapter): Challenger }
  | { readonly kind: 'nothing'; readonly because: string };

export interface Question {
  readonly messages: readonly ChatMessage[];
  /** what the model may answer with */
  readonly actions: readonly Action[];
  read(answer: Bundle): Challenger | Refused;
}

/** A changed strategy; who asked adds the tactic's name. */
export interface Challenger {
  readonly strategy: Strategy;
  readonly change: Omit<Change, 'tactic'>;
  /** the versions on the way to it, where several edits made it: each edit can be taken away again */
  readonly through?: readonly Pick<Challenger, 'strategy' | 'change'>[];
  /** what its first look has to show */
  readonly foretold?: Foretold;
}

export interface Refused {
  readonly refused: string;
}

/**
 * All that a tactic may know, frozen when the cycle proposes. Everything in it comes from train tasks, from people, or
 * is one aggregate of a race; nothing of a single gate or sealed episode is in it.
 */
export interface Snapshot {
  /** what is changed: the champion, or another version of the archive that the controller chose */
  readonly parent: StrategyVersion;
  readonly champion: StrategyVersion;
  /** versions with what they came to on train tasks, oldest first; the parent is among them where it was practised */
  readonly archive: readonly ArchivedVersion[];
  /** of the ancestor chain, the latest lesson of each task */
  readonly lessons: readonly LessonLine[];
  /** train episodes as they went: two failures and a contrast */
  readonly episodes: readonly Trace[];
  /** train tasks as the parent met them: what a proposal may foretell something of */
  readonly seen: readonly SeenTask[];
  /** what rules did on train places, as far as the campaign has counted */
  readonly ruleCounts: readonly RuleCount[];
  /** versions that those of the archive descend from, as far as they are known */
  readonly ancestors: readonly StrategyVersion[];
  /** train tasks that were solved, latest first */
  readonly successes: readonly Shown[];
  /** train tasks with their references, of suites that have them */
  readonly references: readonly Shown[];
  /** how train episodes failed lately */
  readonly errorClasses: Readonly<Partial<Record<ErrorClass, number>>>;
  /** choices of train episodes that ended at the token limit lately */
  readonly cutOff: number;
  /** changes that did not make it, also on branches that were rolled back */
  readonly failedBefore: readonly FailedChange[];
  /** what can be adapted; missing: nothing */
  readonly adaptation?: Adaptation;
  /** what people said since the last proposal */
  readonly feedback: readonly string[];
  /** the way of the tactic that was chosen; null: its own choice */
  readonly variant: string | null;
  /** what draws a tactic's own choices */
  readonly seed: number;
}

/** What a campaign can have of adapted models. */
export interface Adaptation {
  /** for its model, the latest last */
  readonly offered: readonly OfferedAdapter[];
  /** rows that one could be taught with here and now, and how many the last one was; null: none is trained within a campaign */
  readonly trainable: { readonly rows: number; readonly taught: number } | null;
}

/** A change that did not make it: what stands in later prompts, and what it does, by which tactics know it again. */
export interface FailedChange {
  readonly change: Pick<Change, 'action' | 'old' | 'new'> & { readonly inVain?: readonly string[] };
  readonly effect: Effect;
}

export interface ArchivedVersion {
  readonly version: StrategyVersion;
  readonly results: readonly TrainResult[];
}

/** A train task and its answer, as they may stand in a prompt. */
export interface Shown {
  readonly taskId: string;
  readonly family: string;
  /** in one line */
  readonly text: string;
  /** missing where it would be too long for a prompt, or nothing is known but the line */
  readonly example?: Example;
  /** in practice; otherwise the answer is the task's reference */
  readonly solved: boolean;
}

export function challenger(
  strategy: Strategy,
  action: Action,
  parts: { readonly old: string; readonly new: string; readonly because: string; readonly evidence?: readonly string[] },
): Challenger {
  return { strategy, change: { action, old: parts.old, new: parts.new, because: parts.because, evidence: parts.evidence ?? [] } };
}

/** Whether a change of the parent that did the same did not make it. */
export function failed({ parent, failedBefore }: Pick<Snapshot, 'parent' | 'failedBefore'>, strategy: Strategy): boolean {
  if (failedBefore.length === 0) return false;
  const effect = effectOf(parent.strategy, strategy);
  return failedBefore.some((each) => sameEffect(each.effect, effect));
}

export function nothing(because: string): Move {
  return { kind: 'nothing', because };
}

export function move(made: Challenger): Move {
  return { kind: 'challenger', challenger: made };
}
