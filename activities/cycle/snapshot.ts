import type { EpisodeSpec } from '../../domain/episode.js';
import { armName } from '../../domain/meta/arms.js';
import type { Context, End, Outcome } from '../../domain/meta/outcome.js';
import { contextOf } from '../../domain/meta/outcome.js';
import type { LessonLine } from '../../domain/prompt.js';
import { promptHistory, type PromptUpdate } from '../../domain/prompt-history.js';
import type { StrategyVersion } from '../../domain/strategy.js';
import type { ArchivedVersion, Snapshot, Success } from '../../domain/tactics/tactic.js';
import type { ErrorClass } from '../../domain/verdict.js';
import { lessonList } from './learn.js';
import { allOf, latestOf } from '../listed.js';
import { proposalList, raceList, screenList, strategyList, trainingList } from '../../ports/lists.js';
import { ordersOf, pinnedRules } from '../campaign/take-order.js';
import type { Store } from '../ports.js';
import { rollbacksOf } from '../campaign/rollback.js';
import type { MemoryRow, RaceRecord, Records } from '../../ports/records.js';
import { versionsIn } from '../../campaigns/strategies.js';

/** Versions that tactics see: the latest, and the champion. */
const MAX_ARCHIVE = 40;
/** Lessons that stand in one prompt; the latest. */
const MAX_LESSONS = 120;
const MAX_FAILED_BEFORE = 60;
/** Cycles that is read from how train episodes fail lately. */
const LATEST_CYCLES = 3;

export interface SnapshotInput {
  readonly campaign: string;
  readonly branch: number;
  readonly cycle: number;
  readonly champion: string;
  /** the ancestor chain of memory as it was when the cycle began */
  readonly view: EpisodeSpec['view'];
  /** what people said that no proposal has read yet, and what rollbacks taught */
  readonly feedback: readonly string[];
}

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
  const [ids, trainings, outcomes, rows, pinned, champion] = await Promise.all([
    store.list(strategyList(campaign)),
    latestOf(store, 'trainings', trainingList(campaign)),
    outcomesOf(store, campaign),
    lessonRows(store, input),
    pinnedRules(store, campaign),
    versionAt(input.champion),
  ]);
  const vetoed = new Set((await ordersOf(store, campaign)).flatMap(({ order }) => (order.kind === 'veto' ? [order.strategy] : [])));
  const lost = await rolledBack(store, campaign);
  const candidates = [...new Set([...ids, input.champion])].filter((id) => id === input.champion || (!vetoed.has(id) && !lost.has(id)));
  const recent = candidates.filter((id, index) => id === input.champion || index >= candidates.length - MAX_ARCHIVE);
  const archive = await Promise.all(recent.map(async (id) => ({ version: await versionAt(id), results: trainings.filter((each) => each.strategy === id).flatMap((each) => each.results) })));
  const seen = rows.filter((row) => isInView(row, input));
  const lately = trainings.filter((each) => each.branch === input.branch && each.cycle > input.cycle - LATEST_CYCLES && each.strategy === input.champion).flatMap(({ results }) => results);
  const errorClasses = countClasses(lately.flatMap(({ errorClass }) => errorClass ?? []));
  const cutOff = lately.reduce((sum, each) => sum + (each.cutOff ?? 0), 0);
  return {
    champion,
    archive,
    known: new Set([...ids, ...lost, ...vetoed, input.champion]),
    shared: { lessons: lessonsOf(seen), successes: successesOf(seen), errorClasses, cutOff, failedBefore: await failedBefore(store, campaign, lost, versionAt), feedback: input.feedback },
    context: contextOf(errorClasses, outcomes),
    outcomes,
    pinned,
  };
}

/** Rows of the branches that led here, of what was inherited, and of this cycle, which has just been learned. */
function isInView(row: MemoryRow, { campaign, branch, cycle, view }: SnapshotInput): boolean {
  return [...view, { branch, upToCycle: cycle }].some((each) => (each.campaign ?? campaign) === row.campaign && each.branch === row.branch && row.cycle <= each.upToCycle);
}

/** Lessons of the campaigns that this one inherited from, and then its own. */
async function lessonRows(store: Store, { campaign, view }: SnapshotInput): Promise<readonly MemoryRow[]> {
  const campaigns = [...new Set([...view.flatMap((each) => each.campaign ?? []), campaign])];
  return (await Promise.all(campaigns.map((each) => latestOf(store, 'memory', lessonList(each))))).flat();
}

/** A task that was practised again speaks once, with its latest lesson: it is no second piece of evidence. */
function lessonsOf(rows: readonly MemoryRow[]): LessonLine[] {
  return [...new Map(rows.slice(-MAX_LESSONS).map((row) => [row.taskId, row])).values()].map(({ solved, attempts, symptom, remedy }) => ({ solved, attempts, symptom, remedy }));
}

function successesOf(rows: readonly MemoryRow[]): Success[] {
  const solved = rows.filter((row) => row.solved && row.edit !== undefined).toReversed();
  return [...new Map(solved.map((row) => [row.taskId, row])).values()].map(({ taskId, family, sentence, edit }) => ({ taskId, family, text: `${sentence} The change: ${edit ?? ''}` }));
}

function countClasses(classes: readonly ErrorClass[]): Partial<Record<ErrorClass, number>> {
  return classes.reduce<Partial<Record<ErrorClass, number>>>((counts, each) => ({ ...counts, [each]: (counts[each] ?? 0) + 1 }), {});
}

/** The changes that did not make it: only what they were, never which task decided it. */
async function failedBefore(store: Store, campaign: string, lost: ReadonlySet<string>, versionAt: (id: string) => Promise<StrategyVersion>): Promise<string[]> {
  const [screens, races] = await Promise.all([latestOf(store, 'screens', screenList(campaign)), latestOf(store, 'races', raceList(campaign))]);
  const failed = [...screens.filter((each) => !each.passed), ...races.filter((each) => each.decision === 'dropped' || each.decision === 'undecided')].map((each) => each.challenger);
  const versions = await Promise.all([...new Set([...failed, ...lost])].slice(-MAX_FAILED_BEFORE).map(versionAt));
  return versions.flatMap(({ change }) => (change === null ? [] : [`${change.action}: ${change.new === '' ? change.old : change.new}`]));
}

/** Champions that a rollback left behind. */
export async function rolledBack(store: Store, campaign: string): Promise<ReadonlySet<string>> {
  return new Set((await rollbacksOf(store, campaign)).flatMap((each) => each.abandoned));
}

/** What came of the latest choices, oldest first: aggregates only. A challenger whose race or screen is still to come is left out. */
export async function outcomesOf(store: Store, campaign: string): Promise<readonly Outcome[]> {
  const [proposals, screens, races, orders, lost] = await Promise.all([
    latestOf(store, 'proposals', proposalList(campaign)),
    latestOf(store, 'screens', screenList(campaign)),
    latestOf(store, 'races', raceList(campaign)),
    ordersOf(store, campaign),
    rolledBack(store, campaign),
  ]);
  return proposals.flatMap(({ strategy, asked }) =>
    asked.flatMap(({ choice, refused, modelCalls }): Outcome[] => {
      const { tactic, variant, context } = choice;
      const odds = choice.odds[armName(choice)] ?? 1;
      if (refused !== null || strategy === null) return [{ tactic, variant, context, odds, end: 'none', progress: 0, calls: modelCalls, judged: null }];
      const screened = screens.find((each) => each.challenger === strategy);
      const raced = races.filter((each) => each.challenger === strategy);
      const end = endOf(strategy, screened, raced.at(-1), lost);
      if (end === null) return [];
      const judged = orders.findLast(({ order, strategy: about }) => order.kind === 'feedback' && about === strategy && order.judgement !== 'comment')?.order;
      return [
        {
          tactic,
          variant,
          context,
          odds,
          end,
          progress: screened === undefined || screened.championAttempts === 0 ? 0 : (screened.championAttempts - screened.challengerAttempts) / screened.championAttempts,
          // a race that was carried on stands several times, each time with all that it took
          calls: modelCalls + (screened?.modelCalls ?? 0) + (raced.at(-1)?.modelCalls ?? 0),
          judged: judged?.kind === 'feedback' && judged.judgement !== 'comment' ? judged.judgement : null,
        },
      ];
    }),
  );
}

/** How far a challenger came; null while its screen or race is still to come. */
export function endOf(strategy: string, screened: Records['screens'] | undefined, raced: RaceRecord | undefined, lost: ReadonlySet<string>): End | null {
  if (lost.has(strategy)) return 'rolled-back';
  if (raced !== undefined) return raced.decision;
  return screened !== undefined && !screened.passed ? 'screened' : null;
}

/** Each update of the strategy with its reasons, how far it came, and its success on train tasks from cycle to cycle. */
export async function promptHistoryOf(store: Store, campaign: string): Promise<readonly PromptUpdate[]> {
  const [ids, trainings, screens, races, lost] = await Promise.all([
    store.list(strategyList(campaign)),
    allOf(store, 'trainings', trainingList(campaign)),
    allOf(store, 'screens', screenList(campaign)),
    allOf(store, 'races', raceList(campaign)),
    rolledBack(store, campaign),
  ]);
  const versions = await Promise.all(ids.map(await versionsIn(store, campaign)));
  return promptHistory(versions, trainings, (id) => endOf(id, screens.find((each) => each.challenger === id), races.findLast((each) => each.challenger === id), lost));
}
