import { examAddress } from '../../domain/address.js';
import type { Cell, Trial } from '../../domain/metrics/table.js';
import type { CampaignState, EpisodeRecord } from '../../ports/records.js';
import type { CampaignReport } from '../../ports/report-records.js';
import type { Store } from '../../ports/store.js';
import { type Examined, examined } from '../exam-scores.js';
import { latestReport } from '../gather-story.js';
import { practiceCurve } from '../practice-curve.js';
import { loadSuiteRecord } from '../suite-record.js';
import type { CellState } from './experiments.js';

/** What a campaign of an experiment came to; null while it has no report. */
export async function measured(store: Store, { planned, state }: CellState): Promise<Cell | null> {
  const { campaign, suite, seed, arm } = planned;
  const report = state === null ? null : await latestReport(store, campaign);
  if (state === null || report === null) return null;
  const { tasks } = await loadSuiteRecord(store, state.config.suiteId);
  const families = new Map(tasks.map(({ id, family }) => [id, family]));
  const exam = await lastExam(
    store,
    state,
    report,
    tasks.filter(({ pool }) => pool === 'sealed'),
  );
  return {
    campaign,
    suite,
    seed,
    arm,
    trials: exam.map(({ run, record }) => trialOf(run, record, families.get(record.taskId) ?? record.taskId, state.config.attempts)),
    curve: await practiceCurve(store, campaign),
    activeMs: report.activeMs,
  };
}

/** Of the last strategy; that of the first one where nothing changed, and none where the budget did not hold it. */
async function lastExam(
  store: Store,
  { id, branch, config, extensions = [] }: CampaignState,
  { first, last }: CampaignReport,
  sealed: readonly { readonly id: string }[],
): Promise<readonly Examined[]> {
  const own = await examined(store, examAddress(id, branch, 'last', extensions.length), sealed, config.examRuns);
  if (own.length > 0 || last.n === 0 || last.strategy !== first.strategy) return own;
  return examined(store, examAddress(id, branch, 'first'), sealed, config.examRuns);
}

function trialOf(run: number, record: EpisodeRecord, family: string, cap: number): Trial {
  const { taskId: task, solved, attemptsToPass, tokens, costUsd, sandboxRuns: tests, recalled, scores, reflected } = record;
  return {
    task,
    family,
    run,
    solved,
    attempts: solved ? (attemptsToPass ?? cap) : cap,
    tokens,
    costUsd,
    tests,
    recalled: recalled.length,
    codeSimilarity: scores?.codeSimilarity ?? null,
    reflections: reflected === undefined ? null : { made: reflected.made, right: reflected.right },
  };
}
