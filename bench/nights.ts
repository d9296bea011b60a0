import { availableParallelism, loadavg } from 'node:os';
import { z } from 'zod';
import { SHIPPED_SUITE } from '../schemas/settings.js';
import { type Bench, type BenchResult, GOALS_HEAD, goalRow, timeBox } from './bench.js';
import { BenchFailure, withHome } from './home.js';
import { sealedPairs, sealedSum, type SealedPair, showP, storeOf } from './sealed.js';

const SEEDS = 10;
const GOAL = { promoting: 0.9, points: 15, p: 0.001, minutes: 8 } as const;

/** What this bench takes from the report; the rest goes into the figures as it is. */
const reportShape = z.looseObject({
  races: z.array(z.looseObject({ decision: z.string(), k: z.number(), pairs: z.number() })),
  spent: z.looseObject({ modelCalls: z.number() }),
  activeMs: z.number(),
});

export interface Night {
  readonly seed: number;
  readonly minutes: number;
  /** of the machine, in the minute before it began and before it ended */
  readonly load: readonly [number, number];
  readonly report: z.infer<typeof reportShape>;
  readonly attempts: number;
  readonly sealed: readonly SealedPair[];
}

/** What a person sees who types `npm start`, again and again with another seed. */
export const nights: Bench = {
  name: 'nights',
  about: '`npm start` with its defaults, a new home and another seed each time: first strategy against last on sealed tasks',
  run: async ({ seed, seeds = SEEDS, maxMinutes, report }) => {
    const timeIsLeft = timeBox(maxMinutes);
    const played: Night[] = [];
    let broken: string | null = null;
    for (let each = seed; each < seed + seeds && timeIsLeft() && broken === null; each += 1) {
      try {
        const night = await play(each, report);
        played.push(night);
        report(`seed ${each}: ${row(night).join(' · ')}`);
      } catch (error) {
        // A night takes minutes: those that were over are not lost with the one that was not.
        if (!(error instanceof BenchFailure)) throw error;
        broken = error.message;
      }
    }
    return nightsResult(played, [
      ...(broken === null ? [] : [`Ended early: ${broken}.`]),
      ...(played.length < seeds ? [`${played.length} of ${seeds} nights.`] : []),
    ]);
  },
};

export function nightsResult(played: readonly Night[], notes: readonly string[]): BenchResult {
  return {
    tables: [
      {
        title: '5 cycles on the suite that ships, with the offline model',
        head: ['seed', 'sealed runs', 'solved first', 'solved last', 'p', 'promoted', 'raced', 'pairs', 'calls', 'minutes', 'load'],
        rows: played.map(row),
      },
      { title: 'All of them; a task that was sealed in several is one task', head: GOALS_HEAD, rows: goals(played) },
    ],
    figures: { played },
    notes: [
      ...notes,
      'Minutes from the command to its end, the servers brought up and ended too; the load is that of the machine in the minute before the start and before the end. Where the load before a start was over twice the number of cores, other work ran beside it.',
    ],
  };
}

function play(seed: number, report: (line: string) => void): Promise<Night> {
  return withHome({ report }, async (home) => {
    const [before, from] = [load(), performance.now()];
    const raw = await home.json('start', '--exit', '--seed', String(seed));
    const [minutes, after] = [(performance.now() - from) / 60_000, load()];
    await home.ratchet('up');
    const store = await storeOf(home);
    try {
      const attempts = (await store.campaigns.get(SHIPPED_SUITE))?.config.attempts ?? 0;
      const sealed = await sealedPairs(store, SHIPPED_SUITE);
      return { seed, minutes, load: [before, after], report: reportShape.parse(raw), attempts, sealed };
    } finally {
      await store.close();
    }
  });
}

function load(): number {
  return loadavg()[0] ?? 0;
}

function promotions({ report: { races } }: Night): number {
  return races.filter(({ decision }) => decision === 'promoted').length;
}

function row(night: Night): (string | number)[] {
  const { seed, sealed, attempts, report, minutes } = night;
  const { runs, first, last, p } = sealedSum(sealed, attempts);
  const pairs = new Map(report.races.map((race) => [race.k, race.pairs]));
  return [
    seed,
    runs,
    first,
    last,
    showP(p),
    promotions(night),
    pairs.size,
    [...pairs.values()].reduce((sum, each) => sum + each, 0),
    report.spent.modelCalls,
    minutes.toFixed(1),
    night.load.map((each) => each.toFixed(1)).join(' to '),
  ];
}

function goals(played: readonly Night[]): readonly (readonly string[])[] {
  const attempts = Math.max(0, ...played.map((each) => each.attempts));
  const { tasks, runs, first, last, points, p } = sealedSum(
    played.flatMap(({ sealed }) => sealed),
    attempts,
  );
  const promoting = played.filter((night) => promotions(night) > 0).length;
  const slowest = Math.max(0, ...played.map(({ minutes }) => minutes));
  const isBusy = played.some(({ load: [before] }) => before > 2 * availableParallelism());
  return [
    goalRow('nights that promote', '9 of 10', `${promoting} of ${played.length}`, promoting >= GOAL.promoting * played.length),
    goalRow(
      'sealed success',
      `+${GOAL.points} points`,
      `${points.toFixed(1)} points: ${first} → ${last} of ${runs} runs of ${tasks} tasks`,
      points >= GOAL.points,
    ),
    goalRow('paired by task', `p < ${GOAL.p}`, `p ${showP(p)}`, p < GOAL.p),
    goalRow(
      'minutes a night',
      `at most ${GOAL.minutes}`,
      `${slowest.toFixed(1)} at most`,
      slowest <= GOAL.minutes || (isBusy ? null : false),
    ),
  ];
}
