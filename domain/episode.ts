import type { Address } from './address.js';
import type { AskedModels } from './roles.js';
import type { View } from './view.js';
import type { WorkEnd } from './agent/trajectory.js';

/**
 * Reflexion's loop (Shinn et al., 2023): generate → execute → reflect → generate again with what was learned, until the
 * visible checks pass or the attempts are spent; then the hidden checks run once. It knows its steps by name only, so
 * that the same loop runs inside a workflow (each step an activity) and inside one activity (each step a call).
 */
export async function runEpisode<Outcome>(spec: EpisodeSpec, steps: EpisodeSteps<Outcome>): Promise<Outcome> {
  let progress = await steps.open(spec);
  while (goesOn(spec, progress)) {
    progress = progress.work === undefined ? await steps.generate(spec, progress) : await work(spec, progress, steps);
    progress = await steps.execute(spec, progress);
    if (spec.reflections > 0 && goesOn(spec, progress)) progress = await steps.reflect(spec, progress);
  }
  return steps.conclude(spec, progress);
}

/**
 * What an agent does where others answer: it enters a checkout, then a question to the model and what it asked for, turn
 * by turn, until it hands in or its limits are spent; what stands in the checkout then is its candidate.
 */
async function work<Outcome>(spec: EpisodeSpec, begun: EpisodeProgress, steps: EpisodeSteps<Outcome>): Promise<EpisodeProgress> {
  let progress = await steps.enter(spec, begun);
  while (progress.work?.ended === null) progress = await (progress.work.toDo ? steps.act(spec, progress) : steps.turn(spec, progress));
  return steps.handIn(spec, progress);
}

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
  /** where the agent's work stands; null while it is not at work; missing where answers are asked for */
  readonly work?: Work | null;
}

/** The work of an agent that goes on: what it said and did stands in the store, below the address of its answer. */
export interface Work {
  readonly turns: number;
  /** whether what the last turn asked for is to be done still */
  readonly toDo: boolean;
  readonly ended: WorkEnd | null;
}

export interface AnswerRef {
  /** ledger key; null when the endpoint could not take the prompt at all, and of an agent's work */
  readonly ledger: string | null;
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
}

export interface EpisodeSteps<Outcome> {
  /** recalls, and runs the program as it was given where that says something */
  open(spec: EpisodeSpec): Promise<EpisodeProgress>;
  generate(spec: EpisodeSpec, progress: EpisodeProgress): Promise<EpisodeProgress>;
  /** opens a checkout for an agent, and keeps what stands in it */
  enter(spec: EpisodeSpec, progress: EpisodeProgress): Promise<EpisodeProgress>;
  /** asks the model what to do next */
  turn(spec: EpisodeSpec, progress: EpisodeProgress): Promise<EpisodeProgress>;
  /** does what the last turn asked for */
  act(spec: EpisodeSpec, progress: EpisodeProgress): Promise<EpisodeProgress>;
  /** keeps what was made as an answer, and removes the checkout */
  handIn(spec: EpisodeSpec, progress: EpisodeProgress): Promise<EpisodeProgress>;
  /** judges the choices of the latest answer */
  execute(spec: EpisodeSpec, progress: EpisodeProgress): Promise<EpisodeProgress>;
  reflect(spec: EpisodeSpec, progress: EpisodeProgress): Promise<EpisodeProgress>;
  conclude(spec: EpisodeSpec, progress: EpisodeProgress): Promise<Outcome>;
}

export function spentAttempts(progress: EpisodeProgress): number {
  return progress.answers.reduce((sum, answer) => sum + answer.n, 0);
}

/** The judged candidates up to the one that passed; null when none did. */
export function attemptsToPass(progress: EpisodeProgress): number | null {
  if (progress.passed === null) return null;
  const before = progress.answers.slice(0, progress.passed.answer).reduce((sum, answer) => sum + answer.n, 0);
  const { answer, choice } = progress.passed;
  const skipped = (progress.answers[answer]?.setAside ?? []).filter((each) => each < choice).length;
  return before + choice + 1 - skipped;
}

/** Model calls that an episode takes at most which answers and reflects: one for each candidate, and one between two answers. */
export function mostCalls({ attempts, samples }: Pick<EpisodeSpec, 'attempts' | 'samples'>): number {
  return attempts + Math.ceil(attempts / samples) - 1;
}

function goesOn(spec: EpisodeSpec, progress: EpisodeProgress): boolean {
  return progress.passed === null && progress.voided === '' && spentAttempts(progress) < spec.attempts;
}
