/** Runs of each sealed task that show how much of a score is luck; more than these show little more. */
export const ENOUGH_RUNS = 3;
/** Both exams together may take this share of a budget, at most. */
const SHARE_OF_BUDGET = 1 / 3;

export interface PlannedExam {
  readonly sealed: number;
  readonly cycles: number;
  readonly batch: number;
  /** model calls that an episode takes at most */
  readonly callsPerEpisode: number;
  /** null: no limit, or no price */
  readonly modelCalls: number | null;
  readonly costUsd: number | null;
  readonly usdPerCall: number | null;
}

/** How often each sealed task is run where nobody says so: as an exam should be no greater than the practice, nor eat up the budget. */
export function usualExamRuns({ sealed, cycles, batch, callsPerEpisode, modelCalls, costUsd, usdPerCall }: PlannedExam): number {
  if (sealed === 0) return 1;
  const bothExams = 2 * sealed * callsPerEpisode;
  const fits = [
    (cycles * batch) / sealed,
    ...(modelCalls === null ? [] : [(modelCalls * SHARE_OF_BUDGET) / bothExams]),
    ...(costUsd === null || usdPerCall === null ? [] : [(costUsd * SHARE_OF_BUDGET) / (bothExams * usdPerCall)]),
  ];
  return Math.max(1, Math.floor(Math.min(ENOUGH_RUNS, ...fits)));
}

/** What a person should know of a budget that the first exam alone uses up; null where it does not, or nobody can tell. */
export function unpaidExam({ sealed, runs, callsPerEpisode, modelCalls }: ExamBudget): string | null {
  const least = sealed * runs;
  if (modelCalls === null || modelCalls >= least) return null;
  const shorter = runs > 1 ? '; --exam-runs 1 makes them shorter' : '';
  return `The first exam takes ${least} to ${least * callsPerEpisode} model calls (${sealed} sealed tasks, ${runs === 1 ? 'once each' : `${runs} times each`}): a budget of ${modelCalls} is spent before anything can be learned. --max-model-calls ${2 * least * callsPerEpisode} pays for both exams${shorter}.`;
}

interface ExamBudget {
  readonly sealed: number;
  readonly runs: number;
  /** model calls that an episode takes at most */
  readonly callsPerEpisode: number;
  /** null: no limit */
  readonly modelCalls: number | null;
}
