import { readAttempt, within, type Address } from '../domain/address.js';
import type { AgentAction } from '../domain/agent/action.js';
import type { CommandRun } from '../domain/agent/command-run.js';
import type { Entered, TurnSpent, WorkEnd } from '../domain/agent/trajectory.js';
import type { AnswerRef } from '../domain/episode.js';
import type { Choice } from '../domain/model.js';
import { recalledLine } from '../domain/recalled.js';
import type { Verdict } from '../domain/verdict.js';
import { RatchetFailure } from '../ports/failures.js';
import type { EpisodeRecord } from '../ports/records.js';
import type { Store } from '../ports/store.js';
import type { ActionRecord, CourseRecord } from '../ports/work-records.js';
import { leftOutLine, type LenientStore } from './leaving-out.js';
import { noEpisode } from './nothing-there.js';
import { firstQuestion, NO_QUESTION, type Question } from './question.js';
import { treeView, type TreeView } from './tree-view.js';
import { actionId, saidIn, turnId, turnRecord, workRecord } from './works.js';

/** How an episode went, with all that was said and done, for a person. */
export interface Course {
  readonly episode: Address;
  readonly task: { readonly id: string; readonly language: string; readonly kind: string; readonly prompt: string };
  readonly strategy: string;
  readonly outcome: EpisodeRecord;
  /** what memory gave, as it stands in the question, and which row that is */
  readonly recalled: readonly { readonly id: string; readonly line: string }[];
  /** the first question for an answer; empty where an agent worked or a tree grew, whose questions are their own */
  readonly question: Question;
  /** attempts that were made, each under its number */
  readonly attempts: readonly (AnsweredAttempt | WorkedAttempt | GrownAttempt)[];
  /** what the model said of attempts that failed, in their order */
  readonly reflections: readonly string[];
  /** in words */
  readonly ended: string;
}

export interface AnsweredAttempt {
  readonly kind: 'answer';
  readonly number: number;
  readonly text: string;
  readonly finish: Choice['finish'];
  readonly verdict: Verdict | null;
}

export interface WorkedAttempt {
  readonly kind: 'work';
  readonly number: number;
  readonly entered: Entered;
  readonly turns: readonly ShownTurn[];
  readonly ended: WorkEnd;
  readonly patch: string;
  readonly leftOut: readonly string[];
  readonly refused: string;
  /** of a person's own agent, and what the model answered it, call by call */
  readonly command?: CommandRun & { readonly said: readonly string[] };
  readonly verdict: Verdict | null;
}

export interface GrownAttempt {
  readonly kind: 'tree';
  readonly number: number;
  readonly view: TreeView;
  readonly verdict: Verdict | null;
}

export interface ShownTurn {
  readonly answer: string | null;
  readonly unreadable: string;
  readonly spent: TurnSpent;
  readonly steps: readonly ({ readonly action: AgentAction } & Partial<ActionRecord>)[];
}

/**
 * How an episode went, or one attempt of it: `<episode>/attempt/<n>`. Of its parts those are left out that cannot be read. Throws
 * RatchetFailure `missing-record` that says what there is.
 */
export async function courseOf(store: LenientStore, named: string): Promise<Course> {
  const { episode, attempt } = readAttempt(named);
  const { whole } = store;
  const [outcome, course] = await Promise.all([whole.find('episodes', episode), whole.find('courses', episode)]);
  if (outcome === null) throw new RatchetFailure('missing-record', await noEpisode(whole, episode));
  if (course === null)
    throw new RatchetFailure(
      'missing-record',
      `episode ${episode} was run by an earlier version of Ratchet, which did not keep how it went`,
    );
  const { spec, progress } = course;
  const task = await whole.find('tasks', spec.task);
  if (task === null) throw new RatchetFailure('missing-record', `task ${spec.task} is not in the store`);
  const { attempts: made, count } = await attemptsOf(store, course);
  const attempts = made.filter(({ number }) => attempt === null || number === attempt);
  if (attempt !== null && attempts.length === 0)
    throw new RatchetFailure('missing-record', [noAttempt(episode, attempt, count), ...store.leftOut().map(leftOutLine)].join('\n'));
  const [recalls, reflections, question] = await Promise.all([
    store.find('recalls', episode),
    Promise.all(progress.reflections.map((key) => textOf(store, key))),
    progress.work === undefined && progress.grows === undefined
      ? store.tried('strategies', spec.strategy, () => firstQuestion(store, course))
      : null,
  ]);
  const { id, language, kind, prompt } = task;
  return {
    episode,
    task: { id, language, kind, prompt },
    strategy: spec.strategy,
    outcome,
    recalled: (recalls?.rows ?? []).map((row) => ({ id: row.id, line: recalledLine(row) })),
    question: question ?? NO_QUESTION,
    attempts,
    reflections,
    ended: endOf(outcome),
  };
}

function noAttempt(episode: Address, wanted: number, count: number): string {
  return wanted > count
    ? `episode ${episode} has ${count} attempts; there is no attempt ${wanted}`
    : `attempt ${wanted} of episode ${episode} cannot be read`;
}

function endOf({ solved, plausible, status, reason }: EpisodeRecord): string {
  if (status === 'void') return `void: ${reason}`;
  if (solved) return 'solved: visible and hidden checks passed';
  const why = reason === '' ? '' : `: ${reason}`;
  return plausible ? `the visible checks passed, the hidden ones did not${why}` : `no attempt passed the visible checks${why}`;
}

/** Those that can be read, each under its number, and how many there are with the others. */
async function attemptsOf(
  store: LenientStore,
  { spec, progress }: CourseRecord,
): Promise<{ readonly attempts: Course['attempts']; readonly count: number }> {
  const attempts: Course['attempts'][number][] = [];
  let count = 0;
  for (const [index, ref] of progress.answers.entries()) {
    const made = await attemptsBy(store, { spec, index, ref, before: count });
    attempts.push(...made);
    count += Math.max(made.length, ref.verdicts.length);
  }
  return { attempts, count };
}

interface Made {
  readonly spec: CourseRecord['spec'];
  readonly index: number;
  readonly ref: AnswerRef;
  /** attempts */
  readonly before: number;
}

async function attemptsBy(store: LenientStore, { spec, index, ref, before }: Made): Promise<Course['attempts']> {
  const answer = within(spec.address, 'answer', index);
  const one =
    ref.tree !== undefined
      ? await store.tried('trees', ref.tree, () => grown(store, spec.address, ref, before + 1))
      : ref.work === undefined
        ? undefined
        : await store.tried('works', ref.work, () => worked(store, answer, ref, before + 1));
  if (one === undefined) return answered(store, ref, before);
  return one === null ? [] : [one];
}

async function grown(store: Store, episode: Address, { verdicts }: AnswerRef, number: number): Promise<GrownAttempt> {
  const view = await treeView(store, within(episode, 'attempt', number));
  return { kind: 'tree', number, view, verdict: await verdictOf(store, verdicts[0]) };
}

async function answered(store: Store, { ledger, verdicts }: AnswerRef, before: number): Promise<readonly AnsweredAttempt[]> {
  const choices = ledger === null ? [] : ((await store.find('ledger', ledger))?.answer.choices ?? []);
  return Promise.all(
    choices.map(async ({ text, finish }, position): Promise<AnsweredAttempt> => ({
      kind: 'answer',
      number: before + position + 1,
      text,
      finish,
      verdict: await verdictOf(store, verdicts[position]),
    })),
  );
}

async function worked(store: LenientStore, work: Address, { verdicts }: AnswerRef, number: number): Promise<WorkedAttempt> {
  const [{ turns, ended, patch, leftOut, refused, command, calls }, entered] = await Promise.all([
    workRecord(store, work),
    store.find('entered', work),
  ]);
  const shown = await Promise.all(Array.from({ length: turns }, (_, turn) => shownTurn(store, work, turn)));
  const { files = [], total = 0, readOnly = [], tests = null } = entered ?? {};
  return {
    kind: 'work',
    number,
    entered: { files, total, readOnly, tests },
    turns: shown,
    ended,
    patch,
    leftOut,
    refused,
    ...(command === undefined
      ? {}
      : { command: { ...command, said: (await store.tried('ledger', work, () => saidIn(store, calls))) ?? [] } }),
    verdict: await verdictOf(store, verdicts[0]),
  };
}

/** A turn that cannot be read keeps its place. */
async function shownTurn(store: LenientStore, work: Address, turn: number): Promise<ShownTurn> {
  const record = await store.tried('turns', turnId(work, turn), () => turnRecord(store, work, turn));
  if (record === null) return NO_TURN;
  const { ledger, actions, unreadable, spent } = record;
  const records = await Promise.all(actions.map((_, at) => store.find('actions', actionId(work, turn, at))));
  return {
    answer: ledger === null ? null : await textOf(store, ledger),
    unreadable,
    spent,
    steps: actions.map((action, at) => ({ action, ...records[at] })),
  };
}

const NO_TURN: ShownTurn = { answer: null, unreadable: '', spent: { tokens: 0, costUsd: 0, wallMs: 0 }, steps: [] };

async function verdictOf(store: Store, key: string | null | undefined): Promise<Verdict | null> {
  return key === null || key === undefined ? null : ((await store.find('verdicts', key))?.verdict ?? null);
}

async function textOf(store: Store, ledger: string): Promise<string> {
  return (await store.find('ledger', ledger))?.answer.choices[0]?.text ?? '';
}
