import { passAtK } from './pass-at-k.js';
import { type Figure, type Part, ratioFigure } from './intervals.js';
import { type CurveCount, improvementSlope, safetyDrop } from './slope.js';

/** One run of one task under one arm. */
export interface Trial {
  readonly task: string;
  readonly family: string;
  readonly run: number;
  readonly solved: boolean;
  /** candidates until solved; all that it may have where it was not */
  readonly attempts: number;
  readonly tokens: number;
  readonly costUsd: number;
  /** programs that were run */
  readonly tests: number;
  /** rows of memory that stood in its questions */
  readonly recalled: number;
  readonly codeSimilarity: number | null;
  readonly reflections: { readonly made: number; readonly right: number } | null;
}

/** A campaign of an experiment: one arm on one suite with one seed. */
export interface Cell {
  readonly campaign: string;
  readonly suite: string;
  readonly seed: number;
  readonly arm: string;
  /** the last exam on the sealed tasks */
  readonly trials: readonly Trial[];
  /** success in practice, cycle by cycle */
  readonly curve: readonly CurveCount[];
  readonly activeMs: number;
}

/** What a cell says for a metric: parts of a ratio, with what they are paired by. */
export interface Observed extends Part {
  readonly key: string;
}

export interface Metric {
  readonly label: string;
  readonly about: string;
  readonly better: 'higher' | 'lower';
  /** how its figures are written */
  readonly unit: 'share' | 'points a cycle' | 'number' | 'dollars' | 'minutes';
  /** what a suite or a campaign must have for it */
  readonly needs?: 'reference' | 'price' | 'memory' | 'runs' | 'cycles';
  /** arms can be held against each other by it, task by task or campaign by campaign; a ratio of sums cannot */
  readonly paired: boolean;
  readonly observe: (cell: Cell) => readonly Observed[];
}

const RUNS = 3;
/** Cycles that a line, and windows of practice, need at least. */
export const LEAST_CYCLES = 6;
export const LEAST_RUNS = RUNS;

/** The metrics of experiments, each once. */
export const METRICS = {
  successRate: {
    label: 'SuccessRate',
    about: 'runs of sealed tasks that pass the hidden cases too, under the last strategy',
    better: 'higher',
    unit: 'share',
    paired: true,
    observe: byTrial(({ solved }) => ({ value: Number(solved), weight: 1 })),
  },
  passAt3: {
    label: 'pass@3',
    about: 'the chance that of three runs at least one solves the task, by the unbiased estimator',
    better: 'higher',
    unit: 'share',
    needs: 'runs',
    paired: true,
    observe: (cell) =>
      [...new Set(cell.trials.map(({ task }) => task))].flatMap((task) => {
        const trials = cell.trials.filter((each) => each.task === task);
        const value = passAtK(trials.length, trials.filter(({ solved }) => solved).length, RUNS);
        const [first] = trials;
        return value === null || first === undefined ? [] : [{ ...placeOf(cell, first, task), value, weight: 1 }];
      }),
  },
  attempts: {
    label: 'Attempts',
    about: 'candidates until solved, all that there may be where it was not (a restricted mean)',
    better: 'lower',
    unit: 'number',
    paired: true,
    observe: byTrial(({ attempts }) => ({ value: attempts, weight: 1 })),
  },
  improvementSlope: {
    label: 'ImprovementSlope',
    about: 'growth of success in practice by the cycle, the least-squares line through all cycles',
    better: 'higher',
    unit: 'points a cycle',
    needs: 'cycles',
    paired: true,
    observe: byCampaign(({ curve }) => improvementSlope(curve)),
  },
  safetyDrop: {
    label: 'SafetyDrop',
    about: 'the deepest fall of success in practice below a level reached before, in means of three cycles',
    better: 'lower',
    unit: 'share',
    needs: 'cycles',
    paired: true,
    observe: byCampaign(({ curve }) => safetyDrop(curve)),
  },
  codeSimilarity: {
    label: 'CodeSimilarity',
    about:
      'the last candidate against the reference: the mean of its tokens (longest common subsequence) and the small subtrees of its syntax tree (Dice)',
    better: 'higher',
    unit: 'share',
    needs: 'reference',
    paired: true,
    observe: byTrial(({ codeSimilarity }) => (codeSimilarity === null ? null : { value: codeSimilarity, weight: 1 })),
  },
  reflectionAccuracy: {
    label: 'ReflectionAccuracy',
    about: 'reflections that name a place or a cause which the reference fix changes, of those that were made',
    better: 'higher',
    unit: 'share',
    needs: 'reference',
    paired: false,
    observe: byTrial(({ reflections }) => (reflections === null ? null : { value: reflections.right, weight: reflections.made })),
  },
  memoryReuseRate: {
    label: 'MemoryReuseRate',
    about: 'runs of sealed tasks in whose questions something remembered stood',
    better: 'higher',
    unit: 'share',
    needs: 'memory',
    paired: true,
    observe: byTrial(({ recalled }) => ({ value: Number(recalled > 0), weight: 1 })),
  },
  tokensPerSolved: {
    label: 'Tokens per solved task',
    about: 'all tokens of the exam over the runs that were solved',
    better: 'lower',
    unit: 'number',
    paired: false,
    observe: byTrial(({ tokens, solved }) => ({ value: tokens, weight: Number(solved) })),
  },
  costPerSolved: {
    label: 'Cost per solved task',
    about: 'all dollars of the exam over the runs that were solved',
    better: 'lower',
    unit: 'dollars',
    needs: 'price',
    paired: false,
    observe: byTrial(({ costUsd, solved }) => ({ value: costUsd, weight: Number(solved) })),
  },
  testsPerFix: {
    label: 'Tests per fix',
    about: 'programs that were run in the exam over the runs that were solved',
    better: 'lower',
    unit: 'number',
    paired: false,
    observe: byTrial(({ tests, solved }) => ({ value: tests, weight: Number(solved) })),
  },
  time: {
    label: 'Time',
    about: 'active minutes of a campaign',
    better: 'lower',
    unit: 'minutes',
    paired: true,
    observe: byCampaign(({ activeMs }) => activeMs / 60_000),
  },
} as const satisfies Readonly<Record<string, Metric>>;

export type MetricName = keyof typeof METRICS;
export const METRIC_NAMES: readonly MetricName[] = Object.keys(METRICS).filter(isMetric);

function isMetric(name: string): name is MetricName {
  return name in METRICS;
}

/** What an arm comes to over its campaigns; null where they say nothing. */
export function figureOf(name: MetricName, cells: readonly Cell[]): Figure | null {
  const metric: Metric = METRICS[name];
  const figure = ratioFigure(cells.flatMap((cell) => metric.observe(cell)));
  // an interval says nothing that cannot be
  if (figure === null || metric.unit === 'points a cycle') return figure;
  const most = metric.unit === 'share' ? 1 : Infinity;
  const within = (bound: number | null): number | null => (bound === null ? null : Math.min(most, Math.max(0, bound)));
  return { ...figure, low: within(figure.low), high: within(figure.high) };
}

/** An arm less another, wherever both have run the same task with the same seed. */
export function differencesOf(
  name: MetricName,
  arm: readonly Cell[],
  against: readonly Cell[],
): readonly { readonly cluster: string; readonly value: number }[] {
  const other = new Map(against.flatMap((cell) => METRICS[name].observe(cell)).map((each) => [each.key, each.value]));
  return arm
    .flatMap((cell) => METRICS[name].observe(cell))
    .flatMap(({ key, cluster, value }) => {
      const before = other.get(key);
      return before === undefined ? [] : [{ cluster, value: value - before }];
    });
}

function byTrial(read: (trial: Trial) => { readonly value: number; readonly weight: number } | null): Metric['observe'] {
  return (cell) =>
    cell.trials.flatMap((trial) => {
      const found = read(trial);
      return found === null ? [] : [{ ...placeOf(cell, trial, trial.task, trial.run), ...found }];
    });
}

/** A family is one problem, whichever seed drew it. */
function placeOf({ suite, seed }: Cell, { family }: Trial, ...below: readonly (string | number)[]): Pick<Observed, 'key' | 'cluster'> {
  return { key: JSON.stringify([suite, seed, ...below]), cluster: JSON.stringify([suite, family]) };
}

function byCampaign(read: (cell: Cell) => number | null): Metric['observe'] {
  return (cell) => {
    const value = read(cell);
    const place = JSON.stringify([cell.suite, cell.seed]);
    return value === null ? [] : [{ key: place, cluster: place, value, weight: 1 }];
  };
}
