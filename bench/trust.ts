import { mean, median } from '../domain/metrics.js';
import { ALARM_WINDOW, TRUST_PAIRS } from '../domain/trust-region.js';
import { sequence } from '../domain/random.js';
import type { Bench } from './bench.js';
import { bound99 } from './bounds.js';
import { confirmedRate, plainRule, simulatePairs, simulateTrust, type TrustRun, type TrustTruth } from './trust-simulation.js';

const RUNS = 1_000;
/** Tasks on which the checkpoint's chances are spread, as in a pool of all difficulties, and all alike: the hardest case. */
const SPREAD = { from: 0.3, to: 1 };
const ALIKE = { from: 0.65, to: 0.65 };
const PLAIN = [10, 20, 50, 100, 200] as const;

/** How often the trust region is right, where the truth is known. */
export const trust: Bench = {
  name: 'trust',
  about: 'wrong stops, falls caught and their delay, of the trust region and of a plain rule, simulated',
  run: async ({ seed, report }) => {
    const worlds = [
      { world: 'all difficulties', tasks: SPREAD, shared: 0 },
      { world: 'all difficulties, half the luck shared', tasks: SPREAD, shared: 0.5 },
      { world: 'all alike', tasks: ALIKE, shared: 0 },
    ] as const;
    const rows = worlds.flatMap(({ world, ...truth }) =>
      [0, 0.05, 0.1, 0.15, 0.2, 0.3].map((fall) => {
        report(`${world}, a fall of ${points(fall)}`);
        return { world, fall, ...measured({ ...truth, fall, environment: 0 }, seed) };
      }),
    );
    const windows = [
      { world: 'nothing changed', fall: 0, environment: 0 },
      { world: 'what runs fell by 20 points', fall: 0.2, environment: 0 },
      { world: 'the environment fell by 20 points', fall: 0, environment: 0.2 },
      { world: 'the environment fell by 40 points', fall: 0, environment: 0.4 },
      { world: 'the environment fell by 60 points', fall: 0, environment: 0.6 },
    ].map(({ world, ...truth }) => ({ world, ...watched({ ...truth, tasks: SPREAD, shared: 0 }, seed) }));
    const plain = [0, 0.2].flatMap((fall) => PLAIN.map((n) => ({ fall, n, stopped: plainShare(fall, n, seed) })));
    return {
      tables: [
        {
          title: `Pairs after an alarm, ${RUNS} tests of at most ${TRUST_PAIRS} pairs; the checkpoint solves ${confirmedRate({ tasks: SPREAD })}`,
          head: ['tasks', 'true fall', 'rolled back', '99 % bound', 'median pairs to a rollback', 'mean pairs'],
          rows: rows.map((row) => [
            row.world,
            points(row.fall),
            row.rolledBack.toFixed(3),
            row.fall === 0 ? `≤ ${row.most.toFixed(3)}` : `≥ ${row.least.toFixed(3)}`,
            row.delay === null ? '–' : row.delay,
            row.pairs.toFixed(0),
          ]),
        },
        {
          title: `One window of ${ALARM_WINDOW} sentinel episodes, confirmed on as many: alarm, and what the pairs make of it`,
          head: ['truth', 'alarm', 'rolled back', 'environment'],
          rows: windows.map((row) => [row.world, row.alarms.toFixed(3), row.rolledBack.toFixed(3), row.environment.toFixed(3)]),
        },
        {
          title: 'The plain rule beside it: "n fresh episodes solve more than 10 points less than was confirmed"',
          head: ['true fall', ...PLAIN.map((n) => `n = ${n}`)],
          rows: [0, 0.2].map((fall) => [
            points(fall),
            ...plain.filter((each) => each.fall === fall).map((each) => each.stopped.toFixed(3)),
          ]),
        },
      ],
      figures: { runs: RUNS, rows, windows, plain },
      notes: ['Luck is shared where both sides of a pair come to the same by their common random numbers.'],
    };
  },
};

function measured(truth: TrustTruth, seed: number) {
  const runs = Array.from({ length: RUNS }, (_, run) => simulatePairs(truth, false, sequence(seed * RUNS + run)));
  const stopped = runs.filter((each) => each.decision === 'rolled-back');
  return {
    rolledBack: stopped.length / RUNS,
    least: bound99(stopped.length, RUNS, 'least'),
    most: bound99(stopped.length, RUNS, 'most'),
    delay: stopped.length === 0 ? null : median(stopped.map((each) => each.pairs)),
    pairs: mean(runs.map((each) => each.pairs)),
  };
}

/** With the alarm before the test, for one window of sentinels. */
function watched(truth: TrustTruth, seed: number) {
  const runs = Array.from({ length: RUNS }, (_, run) => simulateTrust(truth, sequence(seed * RUNS + run)));
  const of = (decision: TrustRun['decision']): number => runs.filter((each) => each?.decision === decision).length / RUNS;
  return { alarms: runs.filter((each) => each !== null).length / RUNS, rolledBack: of('rolled-back'), environment: of('environment') };
}

function plainShare(fall: number, n: number, seed: number): number {
  const stops = Array.from({ length: RUNS }, (_, run) => {
    const next = sequence(seed * RUNS + run);
    return plainRule({ tasks: SPREAD, fall }, n, next);
  });
  return stops.filter(Boolean).length / RUNS;
}

function points(share: number): string {
  return `${Math.round(share * 100)} points`;
}
