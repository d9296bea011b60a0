import { evidenceFrom } from '../domain/trace.js';
import { exampleOf } from '../domain/asking/example-of.js';
import type { Task } from '../domain/task.js';
import { loadSuiteRecord } from './suite-record.js';
import { campaignState } from './state.js';
import { trainResults } from '../domain/search/places.js';
import type { Context, Outcome } from '../domain/meta/outcome.js';
import { contextOf } from '../domain/meta/outcome.js';
import type { LessonLine } from '../domain/prompt.js';
import type { StrategyVersion } from '../domain/strategy.js';
import { effectOf } from '../domain/effect.js';
import type { ArchivedVersion, FailedChange, Shown, Snapshot } from '../domain/tactics/tactic.js';
import type { ErrorClass } from '../domain/verdict.js';
import { raceList, screenList, strategyList, trainingList, latestOf, lessonList } from '../ports/lists.js';
import type { TrainingRecord } from '../ports/learning-records.js';
import type { MemoryRow } from '../ports/records.js';
import { versionsIn } from './strategies.js';
import { pinnedRules, vetoedStrategies } from './orders.js';
import { ancestorsOf, foretoldInVain, seenTasks, tracesOf, type Expanding, type SnapshotInput, type VersionAt } from './proposed-from.js';
import { rolledBack } from './challengers.js';
import { outcomesOf } from './outcomes.js';
import { learnableBy } from './memory-scope.js';
import { ruleCountsOf } from './searched.js';
import type { Store } from '../ports/store.js';
import { isSaid } from '../domain/memory/account.js';
import { isSeen, type View } from '../domain/view.js';

/** Versions that tactics see: the latest, and the champion. */
const MAX_ARCHIVE = 40;
/** Lessons that stand in one prompt; the latest. */
const MAX_LESSONS = 120;
const MAX_FAILED_BEFORE = 60;
/** Train tasks whose answers are looked at for examples. */
const MAX_TRAIN_TASKS = 400;
/** Cycles that is read from how train episodes fail lately. */
const LATEST_CYCLES = 3;

/** What a cycle proposes from: all that is the same for each tactic that is asked in it. */
export interface Standing {
  readonly champion: StrategyVersion;
  readonly archive: readonly ArchivedVersion[];
  /** ids of all strategies that the campaign has made */
  readonly known: ReadonlySet<string>;
  readonly shared: Omit<Snapshot, 'parent' | 'champion' | 'archive' | 'variant' | 'seed'>;
  readonly context: Context;
  readonly outcomes: readonly Outcome[];
  /** ids of rules of the champion that a person wants kept */
  readonly pinned: ReadonlySet<string>;
}

/**
 * Reads what may be known. From races it takes how they ended as a whole; episodes of gate and sealed tasks, and the
 * order in which a race's pairs went, are not read here.
 */
export async function standingOf(store: Store, input: SnapshotInput): Promise<Standing> {
  const { campaign } = input;
  const versionAt = await versionsIn(store, campaign, latestOf);
  const [ids, trainings, outcomes, rows, pinned, champion, tasks] = await Promise.all([
    store.list(strategyList(campaign)),
    latestOf(store, 'trainings', trainingList(campaign)),
    outcomesOf(store, campaign, input.search === undefined ? null : input),
    lessonRows(store, input),
    pinnedRules(store, campaign),
    versionAt(input.champion),
    trainTasks(store, campaign),
  ]);
  const [vetoed, lost] = await Promise.all([vetoedStrategies(store, campaign), rolledBack(store, campaign)]);
  const archive =
    input.search === undefined
      ? await practised(
          input.champion,
          ids.filter((id) => !vetoed.has(id) && !lost.has(id)),
          trainings,
          versionAt,
        )
      : await searched(store, campaign, input.search, versionAt);
  const traces = await tracesOf(store, input);
  const seen = rows.filter((row) => isSeen(viewOf(input), campaign, row));
  const lately = trainings
    .filter((each) => each.branch === input.branch && each.cycle > input.cycle - LATEST_CYCLES && each.strategy === input.champion)
    .flatMap(({ results }) => results);
  const errorClasses = countClasses(lately.flatMap(({ errorClass }) => errorClass ?? []));
  const cutOff = lately.reduce((sum, each) => sum + (each.cutOff ?? 0), 0);
  return {
    champion,
    archive,
    // what comes again is tried again by a search, on other places
    known: new Set([...(input.search === undefined ? ids : []), ...lost, ...vetoed, input.champion]),
    shared: {
      lessons: lessonsOf(seen),
      episodes: evidenceFrom(traces, input.search?.number ?? input.cycle),
      seen: await seenTasks(store, traces, input.search),
      ruleCounts: await ruleCountsOf(store, campaign),
      ancestors: await ancestorsOf(archive, versionAt),
      successes: successesOf(seen, tasks),
      references: referencesOf(tasks),
      errorClasses,
      cutOff,
      failedBefore: [
        ...(await failedBefore(store, campaign, lost, versionAt)),
        ...(await foretoldInVain(input.search?.inVain ?? [], versionAt)),
      ],
      feedback: input.feedback,
    },
    context: contextOf(errorClasses, outcomes),
    outcomes,
    pinned,
  };
}

/** The latest versions and the champion, with what they came to where they practised. */
async function practised(
  champion: string,
  ids: readonly string[],
  trainings: readonly TrainingRecord[],
  versionAt: VersionAt,
): Promise<readonly ArchivedVersion[]> {
  const candidates = [...new Set([...ids, champion])];
  const recent = candidates.filter((id, index) => id === champion || index >= candidates.length - MAX_ARCHIVE);
  return Promise.all(
    recent.map(async (id) => ({
      version: await versionAt(id),
      results: trainings.filter((each) => each.strategy === id).flatMap((each) => each.results),
    })),
  );
}

/** The pool of a search, with its runs. */
async function searched(store: Store, campaign: string, { state }: Expanding, versionAt: VersionAt): Promise<readonly ArchivedVersion[]> {
  const { config } = await campaignState(store, campaign);
  const train = (await loadSuiteRecord(store, config.suiteId)).tasks.filter(({ pool }) => pool === 'train').map(({ id }) => id);
  return Promise.all(state.pool.map(async ({ id, runs }) => ({ version: await versionAt(id), results: trainResults(state, runs, train) })));
}

/** Rows of the branches that led here, of what was inherited, and of this cycle, which has just been learned. */
function viewOf({ branch, cycle, view }: SnapshotInput): View {
  return [...view, { branch, upToCycle: cycle }];
}

/** Lessons of the campaigns that this one inherited from, and then its own. */
async function lessonRows(store: Store, { campaign, view }: SnapshotInput): Promise<readonly MemoryRow[]> {
  const campaigns = [...new Set([...view.flatMap((each) => each.campaign ?? []), campaign])];
  const rows = await Promise.all(campaigns.map((each) => latestOf(store, 'memory', lessonList(each))));
  return rows.flat().filter(await learnableBy(store, campaign));
}

/** A task that was practised again speaks once, with its latest lesson: it is no second piece of evidence. */
function lessonsOf(rows: readonly MemoryRow[]): LessonLine[] {
  const said = rows.filter(({ kind }) => isSaid(kind)).slice(-MAX_LESSONS);
  return [...new Map(said.map((row) => [row.taskId, row])).values()].map(({ solved, attempts, symptom, remedy }) => ({
    solved,
    attempts,
    symptom,
    remedy,
  }));
}

function successesOf(rows: readonly MemoryRow[], tasks: ReadonlyMap<string, Task>): Shown[] {
  const solved = rows.filter((row) => isSaid(row.kind) && row.solved && row.edit !== undefined).toReversed();
  return [...new Map(solved.map((row) => [row.taskId, row])).values()].map(({ taskId, family, sentence, edit }) => {
    const task = tasks.get(taskId);
    // the program that solved it is another than the reference, but as right
    const example = task === undefined ? null : exampleOf(task, task.reference);
    return { taskId, family, text: `${sentence} The change: ${edit ?? ''}`, solved: true, ...(example === null ? {} : { example }) };
  });
}

/** Of train tasks alone: what gate and sealed tasks are answered with stays out of reach. */
function referencesOf(tasks: ReadonlyMap<string, Task>): Shown[] {
  return [...tasks.values()].flatMap((task) => {
    const example = exampleOf(task, task.reference);
    return example === null ? [] : [{ taskId: task.id, family: task.family, text: `The answer to ${task.id}.`, example, solved: false }];
  });
}

async function trainTasks(store: Store, campaign: string): Promise<ReadonlyMap<string, Task>> {
  const { config } = await campaignState(store, campaign);
  const { tasks } = await loadSuiteRecord(store, config.suiteId);
  const train = tasks.filter(({ pool }) => pool === 'train').slice(0, MAX_TRAIN_TASKS);
  const found = await Promise.all(train.map(({ hash }) => store.find('tasks', hash)));
  return new Map(found.flatMap((task) => (task === null ? [] : [[task.id, task]])));
}

function countClasses(classes: readonly ErrorClass[]): Partial<Record<ErrorClass, number>> {
  return classes.reduce<Partial<Record<ErrorClass, number>>>((counts, each) => ({ ...counts, [each]: (counts[each] ?? 0) + 1 }), {});
}

/** The changes that did not make it: only what they were, never which task decided it. */
async function failedBefore(
  store: Store,
  campaign: string,
  lost: ReadonlySet<string>,
  versionAt: VersionAt,
): Promise<readonly FailedChange[]> {
  const [screens, races] = await Promise.all([
    latestOf(store, 'screens', screenList(campaign)),
    latestOf(store, 'races', raceList(campaign)),
  ]);
  const failed = [
    ...screens.filter((each) => !each.passed),
    ...races.filter((each) => each.decision === 'dropped' || each.decision === 'undecided'),
  ].map((each) => each.challenger);
  const versions = await Promise.all([...new Set([...failed, ...lost])].slice(-MAX_FAILED_BEFORE).map(versionAt));
  const made = versions.flatMap(({ strategy, parent, change }) =>
    parent === null || change === null ? [] : [{ strategy, parent, change }],
  );
  return Promise.all(
    made.map(async ({ strategy, parent, change }) => ({ change, effect: effectOf((await versionAt(parent)).strategy, strategy) })),
  );
}
