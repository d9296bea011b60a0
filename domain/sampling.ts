import { mean, type Rate, signFlip, wilsonByTask } from './metrics.js';

/**
 * The honest baseline: what the same budget would have bought by running the first strategy again and again, afresh each
 * time, on each sealed task until its visible cases pass; what passes them first is the answer. Nothing is learned.
 */

/** An episode of the first strategy, as the first exam ran it. */
export interface SampledRun {
  readonly modelCalls: number;
  /** the visible cases */
  readonly passed: boolean;
  /** the hidden ones too */
  readonly solved: boolean;
}

export interface SampledTask {
  /** independent of each other: other seeds, no memory between them */
  readonly runs: readonly SampledRun[];
  /** share of its runs that the last strategy solved; null where it was not examined */
  readonly last: number | null;
}

/** A share of which some was not seen: at least, and at most. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/**
 * The share of cases in which so many calls solve the task, without bias. The runs are laid end to end, each of them as
 * the first in turn; within the calls that they took it is then known whether sampling had passed by there, and with
 * what. Runs are alike, so each such row is as good as fresh ones. Only where all runs failed and the calls go beyond
 * them is nothing known.
 */
export function solvedWithin(runs: readonly SampledRun[], modelCalls: number): Bounds {
  const rows = runs.map((_, first) => rowFrom([...runs.slice(first), ...runs.slice(0, first)], modelCalls));
  const share = (of: keyof Bounds): number => rows.reduce((sum, row) => sum + row[of], 0) / rows.length;
  return { least: share('least'), most: share('most') };
}

const SOLVED: Bounds = { least: 1, most: 1 };
const NOT_SOLVED: Bounds = { least: 0, most: 0 };
const NOT_SEEN: Bounds = { least: 0, most: 1 };

function rowFrom(runs: readonly SampledRun[], modelCalls: number): Bounds {
  let taken = 0;
  for (const run of runs) {
    taken += run.modelCalls;
    if (taken > modelCalls) return NOT_SOLVED;
    if (run.passed) return run.solved ? SOLVED : NOT_SOLVED;
  }
  return taken < modelCalls ? NOT_SEEN : NOT_SOLVED;
}

export const VERDICTS = ['learning', 'sampling', 'alike', 'unknown', 'no-last-exam'] as const;

export interface SamplingBaseline {
  /** all that the campaign spent, its exams too */
  readonly modelCalls: number;
  /** sealed tasks, over which the calls are spread evenly */
  readonly tasks: number;
  readonly callsATask: number;
  /** calls a task that were seen of the first strategy, at most; beyond them there are bounds only */
  readonly seen: number;
  /** share solved; the two differ where it was not seen far enough */
  readonly solved: Bounds;
  /** 95 %, by task, around both */
  readonly low: number;
  readonly high: number;
  /** share that the last strategy solved, in one episode each; null where it was not examined */
  readonly last: number | null;
  /** calls a task with which sampling solves as many as the last strategy; null where it was not seen to */
  readonly matchedAt: number | null;
  /** which of the two gave more on these tasks; alike: no difference shows, or sampling gave as much at least */
  readonly verdict: (typeof VERDICTS)[number];
  /** two-sided sign-flip test by task behind the verdict; null where there is none */
  readonly p: number | null;
}

/** A difference that luck makes in fewer cases than this one is one. */
const LUCK = 0.05;

/** Null where no sealed task was run under the first strategy, or nothing was spent. */
export function samplingBaseline(given: readonly SampledTask[], modelCalls: number): SamplingBaseline | null {
  const tasks = given.filter(({ runs }) => runs.length > 0);
  const callsATask = Math.floor(modelCalls / Math.max(1, tasks.length));
  if (tasks.length === 0 || callsATask === 0) return null;
  const at = tasks.map(({ runs }) => solvedWithin(runs, callsATask));
  const [least, most] = [
    rateOf(
      at.map((each) => each.least),
      tasks,
    ),
    rateOf(
      at.map((each) => each.most),
      tasks,
    ),
  ];
  const last = tasks.every((task) => task.last === null) ? null : mean(tasks.flatMap((task) => task.last ?? []));
  const seen = Math.max(...tasks.map(({ runs }) => runs.reduce((sum, run) => sum + run.modelCalls, 0)));
  return {
    modelCalls,
    tasks: tasks.length,
    callsATask,
    seen,
    solved: { least: least.value, most: most.value },
    low: least.low,
    high: most.high,
    last,
    matchedAt: last === null ? null : matchedAt(tasks, last, seen),
    ...judge(tasks, at),
  };
}

function rateOf(values: readonly number[], tasks: readonly SampledTask[]): Rate {
  return wilsonByTask(
    values,
    tasks.reduce((sum, { runs }) => sum + runs.length, 0),
  );
}

/** The fewest calls a task, by halving: more calls never solve fewer. */
function matchedAt(tasks: readonly SampledTask[], last: number, seen: number): number | null {
  const matches = (calls: number): boolean => mean(tasks.map(({ runs }) => solvedWithin(runs, calls).least)) >= last - ROUNDING;
  if (!matches(seen)) return null;
  let [low, high] = [0, seen];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (matches(middle)) high = middle;
    else low = middle + 1;
  }
  return high;
}

const ROUNDING = 1e-9;

function judge(tasks: readonly SampledTask[], at: readonly Bounds[]): Pick<SamplingBaseline, 'verdict' | 'p'> {
  const pairs = tasks.flatMap(({ last }, index) => (last === null ? [] : [{ last, bounds: at[index] ?? NOT_SEEN }]));
  if (pairs.length === 0) return { verdict: 'no-last-exam', p: null };
  const overMost = compared(pairs.map(({ last, bounds }) => last - bounds.most));
  const overLeast = compared(pairs.map(({ last, bounds }) => last - bounds.least));
  if (overMost.sum > 0 && overMost.p <= LUCK) return { verdict: 'learning', p: overMost.p };
  if (overLeast.sum < 0 && overLeast.p <= LUCK) return { verdict: 'sampling', p: overLeast.p };
  const isSeen = pairs.every(({ bounds }) => bounds.least === bounds.most);
  return isSeen || overLeast.sum <= 0 ? { verdict: 'alike', p: overLeast.p } : { verdict: 'unknown', p: null };
}

/** The test wants whole numbers: exact for tasks that were run up to six times. */
const WHOLE = 60;

function compared(differences: readonly number[]): { readonly sum: number; readonly p: number } {
  const whole = differences.map((each) => Math.round(each * WHOLE));
  return { sum: whole.reduce((sum, each) => sum + each, 0), p: signFlip(whole) };
}
