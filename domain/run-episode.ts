import { attemptsLeft, callsLeft, waiting, type EpisodeProgress, type EpisodeSpec } from './episode.js';
import { isQuestion, USUAL_STEPS, type StepName } from './steps/steps.js';

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
  // agents plan and test as they work
  const names = runAtLast(progress.work === undefined && progress.grows === undefined ? (spec.steps ?? USUAL) : USUAL);
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
      return goesOn && spec.reflections > 0 && spec.telling?.reflection !== 'none' && hasTried && callsLeft(spec, progress) > 1;
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
      if (progress.grows === true) return verbs.grow(spec, progress);
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
  /** has a tree of agents make a program, and keeps it as an answer */
  grow(spec: EpisodeSpec, progress: EpisodeProgress): Promise<EpisodeProgress>;
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
