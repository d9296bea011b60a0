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
  /** since the phase began */
  readonly passedMs: number;
}

export interface TimeLeft {
  readonly ms: number;
  /** what runs takes longer than those before it did: nobody knows how long yet, and `ms` is what follows it */
  readonly isLeast: boolean;
}

/** An estimate of what is left until the campaign has ended: its cycles and the last exam; null where nothing can be said. */
export function leftToEnd({ phase, cycle, cycles, cycleMs, examMs, exam, hasLastExam, passedMs }: Standing): TimeLeft | null {
  // The exam that runs after the first one is the last, however many cycles were done.
  if (phase === 'sealed' && examMs !== null) return leftOfExam(examMs, exam, passedMs);
  if (cycleMs === null) return null;
  const passed = phase === 'cycle' ? passedMs : 0;
  const over = Math.max(0, passed - cycleMs);
  const after = Math.max(0, cycles - cycle - 1);
  const ms =
    (cycle < cycles ? Math.max(0, cycleMs - passed) : 0) +
    // the cycle that runs is one of those that say how long one takes, as soon as it is known to be longer
    after * (cycleMs + over / (cycle + 1)) +
    (hasLastExam ? (examMs ?? 0) : 0);
  return over > 0 && ms === 0 ? null : { ms, isLeast: over > 0 };
}

function leftOfExam(examMs: number, exam: Standing['exam'], passedMs: number): TimeLeft | null {
  const share = exam === null || exam.of === 0 ? 0 : exam.done / exam.of;
  if (share === 0) return passedMs < examMs ? { ms: examMs - passedMs, isLeast: false } : null;
  // Runs that were paid for before say nothing of the pace: only what takes longer than the first exam goes by its own.
  const total = passedMs > examMs ? passedMs / share : examMs;
  return { ms: total * (1 - share), isLeast: false };
}
