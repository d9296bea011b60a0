import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exampleOf } from '../domain/asking/example-of.js';
import { solvePrompt } from '../domain/asking/solve-prompt.js';
import { byRecurrence } from '../domain/edit-shape.js';
import { shuffled } from '../domain/random.js';
import { splitPools } from '../domain/split.js';
import { FIRST_STRATEGY, type Demonstration, type Strategy } from '../domain/strategy.js';
import type { Task } from '../domain/task.js';
import { readTask } from '../offline-model/prompt/read-prompt.js';
import { poolsOf } from '../offline-model/rank/pools.js';
import type { Toolbox } from '../offline-model/rank/repair.js';
import { openService } from '../offline-model/service.js';
import { loadSuite } from '../suites/load.js';
import { timeBox, type Bench } from './bench.js';

const SEEDS = 10;
/** Repair tasks of the gate and sealed pools that are looked at for each seed. */
const HELD_OUT = 40;
const COUNTS = [0, 4, 8, 12] as const;
const ORDERS = ['by recurrence', 'at random'] as const;
type Order = (typeof ORDERS)[number];

interface Row {
  readonly order: Order;
  readonly examples: number;
  readonly tasks: number;
  readonly first: number;
  readonly within4: number;
  readonly within8: number;
  readonly ms: number;
}

/** What examples of other families teach the offline model, before any test has run. */
export const examples: Bench = {
  name: 'examples',
  about: 'where the right program stands among the candidates of the offline model, by how many answers of train tasks its prompt shows',
  run: async ({ seed, maxMinutes, report }) => {
    const home = await mkdtemp(join(tmpdir(), 'ratchet-examples-'));
    try {
      const { toolbox } = await openService(home);
      const { tasks } = await loadSuite('selfimprovebench', { seed });
      const repairs = tasks.filter(({ kind }) => kind === 'repair');
      const hasTime = timeBox(maxMinutes);
      const rows: Row[] = [];
      let seeds = 0;
      for (; seeds < SEEDS && hasTime(); seeds += 1) {
        rows.push(...ORDERS.flatMap((order) => rowsOf(repairs, seed + seeds, order, toolbox)));
        report(`seed ${seeds + 1} of ${SEEDS}`);
      }
      return resultOf(rows, seeds);
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  },
};

function rowsOf(repairs: readonly Task[], seed: number, order: Order, toolbox: Toolbox): Row[] {
  const pools = splitPools(repairs, seed);
  const held = shuffled(
    seed,
    'held out',
    repairs.filter(({ id }) => pools.get(id) !== 'train'),
  ).slice(0, HELD_OUT);
  const train = shuffled(
    seed,
    'examples',
    repairs.filter(({ id }) => pools.get(id) === 'train'),
  );
  const offered = train.flatMap((task) => {
    const example = exampleOf(task, task.reference);
    return example === null ? [] : [{ example }];
  });
  const ordered = order === 'at random' ? offered : byRecurrence(seed, offered);
  return COUNTS.map((count): Row => {
    const demonstrations = ordered
      .slice(0, count)
      .map(({ example }, index): Demonstration => ({ id: `d${index}`, text: `${index}`, example }));
    const begun = performance.now();
    const ranks = held.map((task) => rankOf(task, { ...FIRST_STRATEGY, demonstrations }, toolbox));
    const within = (most: number): number => ranks.filter((rank) => rank <= most).length;
    const ms = performance.now() - begun;
    return { order, examples: count, tasks: held.length, first: within(1), within4: within(4), within8: within(8), ms };
  });
}

/** Counted from 1; infinite where the right program is none of them. */
function rankOf(task: Task, strategy: Strategy, toolbox: Toolbox): number {
  const [pool] = poolsOf(readTask(solvePrompt(strategy, task, [], [], [])), toolbox);
  const right = bare(task.reference[pool?.path ?? ''] ?? '');
  const index = pool?.candidates.findIndex(({ text }) => bare(text) === right) ?? -1;
  const score = pool?.scores[index];
  return pool === undefined || score === undefined ? Number.POSITIVE_INFINITY : 1 + pool.scores.filter((each) => each > score).length;
}

function bare(text: string): string {
  return text.replace(/\s+/g, '');
}

function resultOf(rows: readonly Row[], seeds: number) {
  const sums = ORDERS.flatMap((order) =>
    COUNTS.map((count) => {
      const of = rows.filter((row) => row.order === order && row.examples === count);
      const sum = (key: 'tasks' | 'first' | 'within4' | 'within8' | 'ms'): number => of.reduce((total, row) => total + row[key], 0);
      return {
        order,
        examples: count,
        tasks: sum('tasks'),
        first: sum('first'),
        within4: sum('within4'),
        within8: sum('within8'),
        ms: sum('ms'),
      };
    }),
  );
  return {
    tables: [
      {
        title: `selfimprovebench, ${seeds} seeds, repair tasks of families that no example is of`,
        head: ['examples', 'chosen', 'tasks', 'first', 'among 4', 'among 8', 'ms a task'],
        rows: sums.map((row) => [
          row.examples,
          row.order,
          row.tasks,
          share(row.first, row.tasks),
          share(row.within4, row.tasks),
          share(row.within8, row.tasks),
          (row.ms / Math.max(1, row.tasks)).toFixed(0),
        ]),
      },
    ],
    figures: sums,
    notes: [
      'Nothing is run: no test has said anything yet, and only the very program of the reference counts. Examples are references of train tasks; families are never split over pools.',
      'The time of the first rows holds the candidates themselves, which later rows find remembered.',
    ],
  };
}

function share(part: number, of: number): string {
  return `${((100 * part) / Math.max(1, of)).toFixed(1)} %`;
}
