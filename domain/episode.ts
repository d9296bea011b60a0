import type { Address } from './address.js';
import type { AskedModels } from './roles.js';
import type { Limits } from './steps/limits.js';
import type { StepName } from './steps/steps.js';
import type { Telling } from './telling.js';
import type { View } from './view.js';
import type { WorkEnd } from './agent/trajectory.js';

/** What an episode is, by reference. Stands in histories, so it stays small. */
export interface EpisodeSpec extends AskedModels {
  readonly address: Address;
  readonly campaign: string;
  /** content hash of the task */
  readonly task: string;
  /** id of the strategy version */
  readonly strategy: string;
  readonly seed: number;
  /** candidates that may be judged */
  readonly attempts: number;
  /** candidates in one answer */
  readonly samples: number;
  /** reflections that stand in the next prompt; 0: none is made */
  readonly reflections: number;
  /** rows that memory may give; 0: it is not asked */
  readonly recall: number;
  /** up to which cycle of which branch memory is seen; empty: nothing is */
  readonly view: View;
  /** the steps by name; missing: the usual ones */
  readonly steps?: readonly StepName[];
  /** missing in histories of earlier versions: none */
  readonly limits?: Limits;
  /** its answers grow in trees of agents, where its task is a program; missing: they do not */
  readonly tree?: true;
  /** missing: all that there is, as it is */
  readonly telling?: Telling;
}

/** Where an episode stands, by reference. */
export interface EpisodeProgress {
  /** verdict of the program as it was given; null where there is nothing to run yet */
  readonly given: string | null;
  readonly answers: readonly AnswerRef[];
  /** ledger keys */
  readonly reflections: readonly string[];
  /** the first candidate that passed the visible checks */
  readonly passed: { readonly answer: number; readonly choice: number } | null;
  /** why the infrastructure gave up; empty otherwise */
  readonly voided: string;
  /** texts of the model that could not be had: what each was for, and what the endpoint said */
  readonly missed?: readonly string[];
  /** what was asked beside candidates and reflections, in its order */
  readonly thoughts?: readonly Thought[];
  /** whether the next questions name the lines that failures ran most */
  readonly localised?: boolean;
  /** so many of each are not told any more, since the episode began anew */
  readonly forgotten?: { readonly answers: number; readonly reflections: number; readonly thoughts: number };
  /** runs of a box that were for a vote or for written tests */
  readonly probes?: number;
  /** the model has written as much as it may */
  readonly outOfTokens?: boolean;
  /** where the agent's work stands; null while it is not at work; missing where answers are asked for */
  readonly work?: Work | null;
  /** each answer grows in a tree of agents; missing where it does not */
  readonly grows?: true;
}

/** A text of the model that is no candidate. */
export interface Thought {
  readonly step: 'plan' | 'write-tests';
  /** ledger key */
  readonly ledger: string;
  /** which of the written tests stood the check, by their place in the answer; missing before it, and of a plan */
  readonly kept?: readonly number[];
}

/** The work of an agent that goes on: what it said and did stands in the store, below the address of its answer. */
export interface Work {
  readonly turns: number;
  /** whether what the last turn asked for is to be done still */
  readonly toDo: boolean;
  readonly ended: WorkEnd | null;
}

export interface AnswerRef {
  /** ledger key; null when the endpoint could not take the prompt at all, of an agent's work, and of a tree */
  readonly ledger: string | null;
  /** a tree of agents, which stands in for a ledger's answer: id of its record */
  readonly tree?: Address;
  /** an agent's work, which stands in for a ledger's answer: id of its record */
  readonly work?: Address;
  /** attempts that this answer spends */
  readonly n: number;
  /** a verdict for each choice judged, null where a choice held no candidate; empty before `execute` */
  readonly verdicts: readonly (string | null)[];
  /** ledger key of the second look at it, where the strategy asks for one */
  readonly review?: string;
  /** choices that the second look doubted: they are not judged, and spend no attempt */
  readonly setAside?: readonly number[];
  /** the choice that most others agree with, where there was a vote */
  readonly elected?: number;
}

export function spentAttempts(progress: EpisodeProgress): number {
  return progress.answers.reduce((sum, answer) => sum + answer.n, 0);
}

export function attemptsLeft({ attempts }: Pick<EpisodeSpec, 'attempts'>, progress: EpisodeProgress): number {
  return attempts - spentAttempts(progress);
}

/** Answers that were asked for: candidates, also those that were set aside, and thoughts. What could not be had counts too. */
export function spentCalls({ answers, reflections, thoughts = [], missed = [] }: EpisodeProgress): number {
  const asked = answers.reduce((sum, { n, setAside = [], review }) => sum + n + setAside.length + Number(review !== undefined), 0);
  return asked + reflections.length + thoughts.length + missed.length;
}

export function callsLeft({ limits }: Pick<EpisodeSpec, 'limits'>, progress: EpisodeProgress): number {
  return limits === undefined ? Infinity : limits.calls - spentCalls(progress);
}

/** Answers whose candidates were not judged yet. */
export function waiting({ answers }: EpisodeProgress): readonly { readonly index: number; readonly answer: AnswerRef }[] {
  return answers.flatMap((answer, index) =>
    (answer.ledger !== null || answer.work !== undefined || answer.tree !== undefined) && answer.verdicts.length === 0
      ? [{ index, answer }]
      : [],
  );
}

/** What stands in the next question: nothing from before the episode began anew. */
export function remembered({ forgotten, ...progress }: EpisodeProgress): EpisodeProgress {
  if (forgotten === undefined) return progress;
  const { answers, reflections, thoughts = [] } = progress;
  return {
    ...progress,
    answers: answers.slice(forgotten.answers),
    reflections: reflections.slice(forgotten.reflections),
    thoughts: thoughts.slice(forgotten.thoughts),
  };
}

/** The judged candidates up to the one that passed; null when none did. A vote looks at all before it elects one. */
export function attemptsToPass(progress: EpisodeProgress): number | null {
  if (progress.passed === null) return null;
  const before = progress.answers.slice(0, progress.passed.answer).reduce((sum, answer) => sum + answer.n, 0);
  const { answer, choice } = progress.passed;
  if (progress.answers[answer]?.elected === choice) return spentAttempts(progress);
  const skipped = (progress.answers[answer]?.setAside ?? []).filter((each) => each < choice).length;
  return before + choice + 1 - skipped;
}

/** Model calls that an episode takes at most which answers and reflects: one for each candidate, and one between two answers. */
export function mostCalls({ attempts, samples }: Pick<EpisodeSpec, 'attempts' | 'samples'>): number {
  return attempts + Math.ceil(attempts / samples) - 1;
}
