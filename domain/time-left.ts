const HOUR_MS = 3_600_000;
/** The last exam takes about what the first took; a quarter more for luck. */
const EXAM_MARGIN = 1.25;

/** Milliseconds until the cycles must end, so that the exam still fits: null without a limit. */
export function timeLeftMs(limits: { readonly maxHours: number | null; readonly deadline: string | null }, state: { readonly activeMs: number; readonly examMs: number | null }, nowMs: number): number | null {
  const all = [
    ...(limits.maxHours === null ? [] : [limits.maxHours * HOUR_MS - state.activeMs]),
    ...(limits.deadline === null ? [] : [Date.parse(limits.deadline) - nowMs]),
  ];
  return all.length === 0 ? null : Math.min(...all) - (state.examMs ?? 0) * EXAM_MARGIN;
}
