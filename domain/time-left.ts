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
