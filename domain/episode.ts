import type { Address } from './address.js';
import type { AskedModels } from './roles.js';
import type { Limits } from './steps/limits.js';
import { isQuestion, USUAL_STEPS, type StepName } from './steps/steps.js';
import type { View } from './view.js';
import type { WorkEnd } from './agent/trajectory.js';

/**
 * An episode: the program as it was given, then the steps of its strategy, then the hidden checks, once. The usual steps
 * are Reflexion's loop (Shinn et al., 2023): ask, run, think of what failed, ask again. It knows its steps by name only,
 * so that the same loop runs inside a workflow (each verb an activity) and inside one activity (each verb a call).
 */
export async function runEpisode<Outcome>(spec: EpisodeSpec, verbs: EpisodeVerbs<Outcome>): Promise<Outcome> {
  let progress = await verbs.open(spec);
  for (let turn = nextTurn(spec, progress, 0); turn !== null; turn = nextTurn(spec, progress, turn.next))
    progress = await take(spec, verbs, progress, turn);
  return verbs.conclude(spec, progress);
}

/** A step to take now. */
interface Turn {
  readonly step: StepName;
  /** its place in the strategy's list */
  readonly index: number;
  /** where to look for the one after it */
  readonly next: number;
}

/**
 * The next step that has something to do. The list is gone through from top to bottom; then, while attempts are left and
 * nothing has passed, it goes on from the last step that asks for candidates. Each such round spends an attempt, so it
 * ends. What was asked for is judged, also where nothing is left to ask with. Null: the episode is over.
 */
function nextTurn(spec: EpisodeSpec, progress: EpisodeProgress, from: number): Turn | null {
  if (progress.passed !== null || progress.voided !== '') return null;
  // an agent plans and tests as it works
  const names = runAtLast(progress.work === undefined ? (spec.steps ?? USUAL) : USUAL);
  const index = names.findIndex((name, place) => place >= from && hasWork(name, spec, progress));
  const step = names[index];
  if (step !== undefined) return { step, index, next: step === 'restart' ? 0 : index + 1 };
  const last = names.findLastIndex(isQuestion);
  const question = names[last];
  return question === undefined || !mayAsk(spec, progress) ? null : { step: question, index: last, next: last + 1 };
}

const USUAL: readonly StepName[] = USUAL_STEPS.map(({ step }) => step);

/** A list may leave it unsaid that its last candidates are run. */
function runAtLast(names: readonly StepName[]): readonly StepName[] {
  if (names.slice(names.findLastIndex(isQuestion)).includes('run-visible')) return names;
  return names.at(-1) === 'restart' ? [...names.slice(0, -1), 'run-visible', 'restart'] : [...names, 'run-visible'];
}

function mayAsk(spec: EpisodeSpec, progress: EpisodeProgress): boolean {
  return progress.outOfTokens !== true && attemptsLeft(spec, progress) > 0 && callsLeft(spec, progress) > 0;
}

/** A thought is worth a call only where one is left for the candidate that it is for. */
function hasWork(step: StepName, spec: EpisodeSpec, progress: EpisodeProgress): boolean {
  const goesOn = mayAsk(spec, progress);
  const hasTried = progress.answers.length > (progress.forgotten?.answers ?? 0);
  switch (step) {
    case 'draft':
    case 'self-debug':
      return goesOn;
    case 'localise':
      return goesOn && progress.localised !== true;
    case 'plan':
    case 'write-tests':
      return goesOn && callsLeft(spec, progress) > 1;
    case 'reflect':
      return goesOn && spec.reflections > 0 && hasTried && callsLeft(spec, progress) > 1;
    case 'review':
      return callsLeft(spec, progress) > 0 && waiting(progress).some(({ answer }) => answer.review === undefined && answer.n > 1);
    case 'vote':
      return waiting(progress).reduce((sum, { answer }) => sum + answer.n, 0) > 1;
    case 'run-visible':
      return progress.answers.at(-1)?.verdicts.length === 0;
    case 'restart':
      return goesOn && hasTried;
  }
}

async function take<Outcome>(
  spec: EpisodeSpec,
  verbs: EpisodeVerbs<Outcome>,
  progress: EpisodeProgress,
  { step, index }: Turn,
): Promise<EpisodeProgress> {
  switch (step) {
    case 'draft':
    case 'self-debug':
      return progress.work === undefined ? verbs.generate(spec, progress, index) : work(spec, progress, verbs);
    case 'run-visible':
      return verbs.execute(spec, progress);
    case 'reflect':
      return verbs.reflect(spec, progress, index);
    case 'plan':
      return verbs.plan(spec, progress, index);
    case 'write-tests':
      return verbs.checkTests(spec, await verbs.writeTests(spec, progress, index));
    case 'review':
      return verbs.review(spec, progress, index);
    case 'vote':
      return verbs.vote(spec, progress);
    case 'localise':
      return { ...progress, localised: true };
    case 'restart':
      return forget(progress);
  }
}

/** What was tried, thought and written so far is not told any more; what it cost stays. */
function forget(progress: EpisodeProgress): EpisodeProgress {
  const { answers, reflections, thoughts = [] } = progress;
  return {
    ...progress,
    localised: false,
    forgotten: { answers: answers.length, reflections: reflections.length, thoughts: thoughts.length },
  };
}

/**
 * What an agent does where others answer: it enters a checkout, then a question to the model and what it asked for, turn
 * by turn, until it hands in or its limits are spent; what stands in the checkout then is its candidate.
 */
async function work<Outcome>(spec: EpisodeSpec, begun: EpisodeProgress, verbs: EpisodeVerbs<Outcome>): Promise<EpisodeProgress> {
  let progress = await verbs.enter(spec, begun);
  while (progress.work?.ended === null) progress = await (progress.work.toDo ? verbs.act(spec, progress) : verbs.turn(spec, progress));
  return verbs.handIn(spec, progress);
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
  /** the steps by name; missing: the usual ones */
  readonly steps?: readonly StepName[];
  /** missing in histories of earlier versions: none */
  readonly limits?: Limits;
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
  /** the choice that most others agree with, where there was a vote */
  readonly elected?: number;
}

export interface EpisodeVerbs<Outcome> {
  /** recalls, and runs the program as it was given where that says something */
  open(spec: EpisodeSpec): Promise<EpisodeProgress>;
  generate(spec: EpisodeSpec, progress: EpisodeProgress, step: number): Promise<EpisodeProgress>;
  /** opens a checkout for an agent, and keeps what stands in it */
  enter(spec: EpisodeSpec, progress: EpisodeProgress): Promise<EpisodeProgress>;
  /** asks the model what to do next */
  turn(spec: EpisodeSpec, progress: EpisodeProgress): Promise<EpisodeProgress>;
  /** does what the last turn asked for */
  act(spec: EpisodeSpec, progress: EpisodeProgress): Promise<EpisodeProgress>;
  /** keeps what was made as an answer, and removes the checkout */
  handIn(spec: EpisodeSpec, progress: EpisodeProgress): Promise<EpisodeProgress>;
  /** judges the candidates that wait */
  execute(spec: EpisodeSpec, progress: EpisodeProgress): Promise<EpisodeProgress>;
  reflect(spec: EpisodeSpec, progress: EpisodeProgress, step: number): Promise<EpisodeProgress>;
  plan(spec: EpisodeSpec, progress: EpisodeProgress, step: number): Promise<EpisodeProgress>;
  writeTests(spec: EpisodeSpec, progress: EpisodeProgress, step: number): Promise<EpisodeProgress>;
  /** keeps of the tests that were written last those that can say something */
  checkTests(spec: EpisodeSpec, progress: EpisodeProgress): Promise<EpisodeProgress>;
  /** has the model look a second time at candidates that wait */
  review(spec: EpisodeSpec, progress: EpisodeProgress, step: number): Promise<EpisodeProgress>;
  /** elects one of the candidates that wait */
  vote(spec: EpisodeSpec, progress: EpisodeProgress): Promise<EpisodeProgress>;
  conclude(spec: EpisodeSpec, progress: EpisodeProgress): Promise<Outcome>;
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
    (answer.ledger !== null || answer.work !== undefined) && answer.verdicts.length === 0 ? [{ index, answer }] : [],
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
