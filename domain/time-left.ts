const HOUR_MS = 3_600_000;
/** The last exam takes about what the first took; a quarter more for luck. */
const EXAM_MARGIN = 1.25;

export interface TimeLimits {
  readonly maxHours: number | null;
  /** ISO 8601 */
  readonly deadline: string | null;
}

export interface TimeWorked {
  readonly activeMs: number;
  /** what the first exam took; null before it has run */
  readonly examMs: number | null;
}

/** Milliseconds until the cycles must end, so that the exam still fits: null without a limit. */
export function timeLeftMs(limits: TimeLimits, state: TimeWorked, nowMs: number): number | null {
  const all = [
    ...(limits.maxHours === null ? [] : [limits.maxHours * HOUR_MS - state.activeMs]),
    ...(limits.deadline === null ? [] : [Date.parse(limits.deadline) - nowMs]),
  ];
  return all.length === 0 ? null : Math.min(...all) - (state.examMs ?? 0) * EXAM_MARGIN;
}

export interface Standing {
  readonly phase: string;
  /** cycles that have ended, of so many */
  readonly cycle: number;
  readonly cycles: number;
  /** mean active time of those; null before the first has ended */
  readonly cycleMs: number | null;
  /** what the first exam took; null before it has run */
  readonly examMs: number | null;
  /** the exam that runs; null where none does, or nothing is known of it */
  readonly exam: { readonly done: number; readonly of: number } | null;
  /** nothing is learned without one: the first exam then stands for both */
  readonly hasLastExam: boolean;
}

/** An estimate of what is left until the campaign has ended: its cycles and the last exam; null before anything can be said. */
export function leftToEndMs({ phase, cycle, cycles, cycleMs, examMs, exam, hasLastExam }: Standing): number | null {
  // The exam that runs after the first one is the last, however many cycles were done.
  if (phase === 'sealed' && examMs !== null) return exam === null || exam.of === 0 ? examMs : examMs * (1 - exam.done / exam.of);
  return cycleMs === null ? null : cycleMs * Math.max(0, cycles - cycle) + (hasLastExam ? (examMs ?? 0) : 0);
}
