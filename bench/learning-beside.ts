import { FIRST_STRATEGY } from '../domain/strategy.js';
import { median } from '../domain/metrics.js';
import { splitPools } from '../domain/split.js';
import type { Task } from '../domain/task.js';
import type { BenchTable } from './bench.js';
import { GEPA, gepaPython, runGepa, type GepaResult } from './gepa.js';
import { BASE, FAMILIES, WORLDS } from './learning-cells.js';
import { withEndpoint } from './lever-endpoint.js';
import { chanceOf, LEVER, leverSuite, leverText, leverWorld, MENDED, type Lever } from './lever-world.js';

/** What another way came to in one world. */
export interface Beside {
  readonly families: number;
  readonly gain: number;
  readonly budget: number;
  readonly seed: number;
  readonly gepa: GepaFound | null;
  /** success on the sealed tasks: of one answer of the first strategy, of all calls spread over them, of one answer with the lever */
  readonly first: number;
  readonly sampled: number;
  readonly levered: number;
  /** calls a task from which sampling solves as many as one answer with the lever */
  readonly callsToEqual: number;
}

interface GepaFound {
  readonly calls: number;
  readonly holds: boolean;
  /** calls until its best prompt held the lever first; null: never */
  readonly heldAt: number | null;
  /** it ends with another prompt than it began with */
  readonly changed: boolean;
  readonly claimed: number;
  /** on its validation tasks, which are the gate tasks of a campaign */
  readonly truth: number;
}

const CELLS = FAMILIES.flatMap((families) => WORLDS.map(({ gain, calls }) => ({ families, gain, budget: calls })));
const INSTRUCTIONS = FIRST_STRATEGY.prompts.role;

/** Plain sampling, by what is known of the world; and GEPA, over the usual protocol, where it can be had. */
export async function playBeside(seed: number, seeds: number, isTime: () => boolean, report: (line: string) => void) {
  const found = await gepaPython(report);
  const played: Beside[] = [];
  for (const cell of CELLS) {
    const worlds = Array.from({ length: seeds }, (_, index) => worldOf(cell, seed * 1_000 + index));
    const results = 'python' in found && isTime() ? await gepaIn(found.python, cell.budget, worlds) : [];
    played.push(...worlds.map((world, index) => besideIn(cell, world, results[index])));
    report(`beside: ${cell.families} families, +${100 * cell.gain}: ${results.length} runs of GEPA`);
  }
  return { played, lack: 'lack' in found ? found.lack : null };
}

interface World {
  readonly lever: Lever;
  readonly train: readonly Task[];
  readonly gate: readonly number[];
  readonly gateTasks: readonly Task[];
  readonly sealed: readonly number[];
}

/** The pools of a campaign of this seed: train and gate tasks are what GEPA trains and validates on. */
function worldOf({ families, gain }: (typeof CELLS)[number], seed: number): World {
  const { tasks } = leverSuite(families);
  const pools = splitPools(tasks, seed);
  const numbers = (pool: string): number[] => tasks.flatMap(({ id }, index) => (pools.get(id) === pool ? [index] : []));
  const of = (pool: string): Task[] => tasks.filter(({ id }) => pools.get(id) === pool);
  return { lever: { seed, base: BASE, gain }, train: of('train'), gate: numbers('gate'), gateTasks: of('gate'), sealed: numbers('sealed') };
}

async function gepaIn(python: string, calls: number, worlds: readonly World[]): Promise<readonly GepaResult[]> {
  const models = new Map(worlds.map(({ lever }) => [`lever-${lever.seed}`, leverWorld(lever).model]));
  const runs = worlds.map(({ lever, train, gateTasks }) => ({
    model: `lever-${lever.seed}`,
    seed: lever.seed,
    train: train.map(leverText),
    val: gateTasks.map(leverText),
    calls,
  }));
  const results: GepaResult[] = [];
  await withEndpoint(models, (endpoint) =>
    runGepa(python, { endpoint, instructions: INSTRUCTIONS, passes: MENDED, runs }, (result) => void results.push(result)),
  );
  return results;
}

function besideIn(
  { families, gain, budget }: (typeof CELLS)[number],
  { lever, gate, sealed }: World,
  result: GepaResult | undefined,
): Beside {
  const success = (text: string, pool: readonly number[], answers = 1): number =>
    pool.reduce((sum, task) => sum + 1 - (1 - chanceOf(lever, task, text)) ** answers, 0) / pool.length;
  const levered = success(LEVER, sealed);
  const gepa =
    result === undefined
      ? null
      : {
          calls: result.calls,
          holds: result.text.includes(LEVER),
          heldAt: result.best.find(({ text }) => text.includes(LEVER))?.calls ?? null,
          changed: result.text !== INSTRUCTIONS,
          claimed: result.last - result.first,
          truth: success(result.text, gate) - success(INSTRUCTIONS, gate),
        };
  let callsToEqual = 1;
  while (success('', sealed, callsToEqual) < levered) callsToEqual += 1;
  const sampled = success('', sealed, Math.floor(budget / sealed.length));
  return { families, gain, budget, seed: lever.seed, gepa, first: success('', sealed), sampled, levered, callsToEqual };
}

export function gepaTable(played: readonly Beside[]): BenchTable {
  return {
    title: `GEPA ${GEPA} at the same endpoint with the same calls: its best prompt on validation tasks, train and gate tasks of a campaign as its own`,
    head: [
      'families',
      'lever',
      'calls',
      'runs',
      'best prompt holds the lever',
      'median calls until it first did',
      'points claimed',
      'points true',
      'ends with a prompt that is no better',
    ],
    rows: cellsOf(played).flatMap(({ families, gain, budget, own }) => {
      const runs = own.flatMap(({ gepa }) => gepa ?? []);
      const held = runs.map(({ heldAt }) => heldAt ?? Number.POSITIVE_INFINITY);
      const middle = median(held);
      if (runs.length === 0) return [];
      return [
        [
          families,
          `+${100 * gain}`,
          budget,
          runs.length,
          gain === 0 ? '' : share(runs, ({ holds }) => holds),
          gain === 0 ? '' : Number.isFinite(middle) ? middle : 'not in half of them',
          points(runs.map(({ claimed }) => claimed)),
          points(runs.map(({ truth }) => truth)),
          share(runs, ({ changed, truth }) => changed && truth <= 0),
        ],
      ];
    }),
  };
}

export function samplingTable(played: readonly Beside[]): BenchTable {
  return {
    title:
      'Plain sampling with the same calls, spread over the sealed tasks: the first answer whose cases pass (by what is known of the world, not run)',
    head: [
      'families',
      'lever',
      'calls',
      'calls a task',
      'one answer, first strategy',
      'sampling',
      'one answer with the lever',
      'calls a task to equal that',
    ],
    rows: cellsOf(played).map(({ families, gain, budget, own }) => [
      families,
      `+${100 * gain}`,
      budget,
      Math.floor(budget / Math.max(1, Math.round(families / 5))),
      percent(own.map(({ first }) => first)),
      percent(own.map(({ sampled }) => sampled)),
      percent(own.map(({ levered }) => levered)),
      median(own.map(({ callsToEqual }) => callsToEqual)),
    ]),
  };
}

function cellsOf(played: readonly Beside[]) {
  return CELLS.map((cell) => ({
    ...cell,
    own: played.filter(({ families, gain }) => families === cell.families && gain === cell.gain),
  })).filter(({ own }) => own.length > 0);
}

function share<T>(items: readonly T[], is: (item: T) => boolean): string {
  return `${((100 * items.filter(is).length) / items.length).toFixed(0)} %`;
}

function points(values: readonly number[]): string {
  return ((100 * values.reduce((sum, each) => sum + each, 0)) / values.length).toFixed(1);
}

function percent(values: readonly number[]): string {
  return `${points(values)} %`;
}
