import { askedForLine } from './asked-for.js';
import { knownWayLine } from './known-ways.js';
import { memoryOfCampaign } from './memory-told.js';
import { roleCosts } from './role-costs.js';
import { feedbackOf } from './feedback.js';
import { forcedOf, forcedNote } from './forced.js';
import { allOf, checkpointList, reportList, rollbackList, strategyList } from '../ports/lists.js';
import type { CampaignState } from '../ports/records.js';
import type { CampaignReport, PoolScore } from '../ports/report-records.js';
import { toldVersions } from './told-versions.js';
import { guaranteeOf } from '../domain/acceptance.js';
import { samplingLines } from './sampling-text.js';
import { ENDED, extensionLines, inheritedLine, pairedText, unusableText } from './told.js';
import type { Story, ToldEvent } from './story.js';
import { afterCycle, cycleNumber, cycleOf } from '../domain/cycles.js';
import { count } from '../domain/figures.js';
import { examined, scoreOf } from './exam-scores.js';
import { examAddress } from '../domain/address.js';
import { examPlaces } from '../domain/exam-places.js';
import { boundsOf } from './state.js';
import { ordersOf } from './orders.js';
import { incidentsOf } from './incidents.js';
import { unusableOf } from './unusable.js';
import { leavingOut, leftOutLine } from './leaving-out.js';
import type { Store } from '../ports/store.js';

/**
 * Reads what a campaign came to so far. The sealed scores are there once it has ended. What cannot be read is left out, and stands in
 * the notes.
 */
export async function gatherStory(whole: Store, state: CampaignState): Promise<Story> {
  const { id, config } = state;
  const store = leavingOut(whole);
  const [versions, events, latest, early, budget, feedback, forced, unusable, memory] = await Promise.all([
    toldVersions(store, state),
    toldEvents(store, state),
    latestReport(store, id),
    firstExam(store, state),
    store.budget.read(id),
    feedbackOf(store, id),
    forcedOf(store, id),
    unusableOf(store, id),
    memoryOfCampaign(store, state),
  ]);
  // one that was extended, or went back, has the report of its earlier end still
  const report = state.status === 'running' || state.status === 'paused' ? null : latest;
  return {
    campaign: id,
    suite: config.suite,
    model: config.model,
    standing: standingText(state, report),
    guarantee: [guaranteeOf(config), ...forcedNote(forced)].join(' '),
    first: latest?.first ?? early?.score ?? null,
    last: report?.last ?? null,
    comparison: report !== null ? comparisonText(report) : early === null ? '' : examText(early),
    sampling: samplingLines(report?.sampling),
    champion: state.champion,
    versions,
    events,
    spent: budget.spent,
    unusable: unusable === null ? '' : unusableText(unusable),
    lost: budget.lost,
    roles: report?.roles ?? roleCosts(config, budget),
    activeMs: report?.activeMs ?? state.activeMs,
    notes: [...(report?.notes ?? []), ...store.leftOut().map(leftOutLine)],
    why: report?.why ?? [],
    work: report?.work ?? null,
    memory: report?.memory ?? memory,
    feedback,
    forced,
    course: [...askedForLine(config), ...inheritedLine(config), ...knownWayLine(config), ...extensionLines(state)],
  };
}

export function standingText(state: CampaignState, report: CampaignReport | null): string {
  return report === null
    ? `${state.status} in cycle ${cycleOf(state.cycle, boundsOf(state).cycles)}${state.because === '' ? '' : ` (${state.because})`}`
    : `Ended after ${count(report.cycles, 'cycle')} (${ENDED[report.ended]})`;
}

export async function latestReport(store: Store, campaign: string): Promise<CampaignReport | null> {
  const latest = (await store.list(reportList(campaign))).at(-1);
  return latest === undefined ? null : store.find('reports', latest);
}

export interface FirstExam {
  readonly score: PoolScore;
  /** runs that it has in all */
  readonly of: number;
}

/** What the exam of the first strategy came to so far: it is known long before the report. */
export async function firstExam(store: Store, { id, branch, config }: CampaignState): Promise<FirstExam | null> {
  const suite = await store.find('suites', config.suiteId);
  const [strategy] = await store.list(strategyList(id));
  if (suite === null || strategy === undefined) return null;
  const sealed = suite.tasks.filter((task) => task.pool === 'sealed');
  const found = await examined(store, examAddress(id, branch, 'first'), sealed, config.examRuns);
  return found.length === 0 ? null : { score: scoreOf(strategy, found, config), of: examPlaces(sealed, config.examRuns).length };
}

export function examText({ score, of }: FirstExam): string {
  const far =
    score.n < of
      ? `Of the first strategy's exam ${score.n} of ${count(of, 'run')} have been judged`
      : 'The first strategy was examined before the first cycle';
  return `${far}; the last one is examined at the end.`;
}

export function comparisonText(report: CampaignReport): string {
  if (report.last.n === 0) return 'The last strategy was not examined.';
  return `${pairedText(report)} No promotion looked at these tasks.`;
}

const WITHOUT_A_RACE = {
  start: '',
  race: '',
  force: ' by force of a person, without a race',
  harm: ' without a race, to see whether it is noticed',
} as const;

async function toldEvents(store: Store, { id: campaign, extensions = [] }: CampaignState): Promise<readonly ToldEvent[]> {
  const [checkpoints, rollbacks, incidents, orders] = await Promise.all([
    allOf(store, 'checkpoints', checkpointList(campaign)),
    allOf(store, 'rollbacks', rollbackList(campaign)),
    incidentsOf(store, campaign),
    ordersOf(store, campaign),
  ]);
  const told = [
    ...checkpoints.map((each) => ({
      at: each.at,
      event: {
        kind: 'checkpoint' as const,
        branch: each.branch,
        when: afterCycle(each.cycle),
        text: `${each.strategy} confirmed${WITHOUT_A_RACE[each.by]}: ${each.because === '' ? each.by : each.because}`,
      },
    })),
    ...rollbacks.map((each) => ({
      at: each.at,
      event: {
        kind: 'rollback' as const,
        branch: each.branch,
        when: `to where it stood ${afterCycle(each.to.cycle)}`,
        text: `from ${each.from.strategy} back to ${each.to.strategy}, by ${each.by} (${each.how}): ${each.because}`,
      },
    })),
    ...incidents.map((each) => ({
      at: each.at,
      event: {
        kind: 'incident' as const,
        branch: each.branch,
        when: `cycle ${cycleNumber(each.cycle)}`,
        text: `${each.decision}: ${each.because}. Points to ${each.suspects.map(({ cause, because }) => `${cause} (${because})`).join('; ') || 'nothing'}`,
      },
    })),
    ...orders.map(({ at, order }) => ({
      at,
      event: {
        kind: 'order' as const,
        branch: order.branch,
        when: '',
        text: `${order.kind}${'strategy' in order ? ` ${order.strategy}` : ''}${order.because === '' ? '' : `: ${order.because}`}`,
      },
    })),
    ...extensions.map((each) => ({
      at: each.at,
      event: {
        kind: 'extension' as const,
        branch: 0,
        when: afterCycle(each.from.cycles),
        text: `goes on up to ${count(each.cycles, 'cycle')}: ${each.because}`,
      },
    })),
  ];
  return told.toSorted((a, b) => a.at.localeCompare(b.at)).map(({ event }) => event);
}
