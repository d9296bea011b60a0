import { median, wilson } from '../domain/metrics.js';
import { TRUST_PAIRS } from '../domain/trust-region.js';
import type { Bench } from './bench.js';
import { bound99 } from './bounds.js';
import { sequence } from './race-simulation.js';
import { confirmedRate, plainRule, simulateTrust, type TrustRun, type TrustTruth } from './trust-simulation.js';

const RUNS = 1_000;
/** Sentinel episodes at which the checkpoint's rate was confirmed. */
const CONFIRMED = 20;
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
    const environment = [0.1, 0.2, 0.3].map((fall) => ({ fall, ...measured({ tasks: SPREAD, shared: 0, fall: 0, environment: fall }, seed) }));
    const plain = [0, 0.2].flatMap((fall) => PLAIN.map((n) => ({ fall, n, stopped: plainShare(fall, n, seed) })));
    return {
      tables: [
        {
          title: `Pairs after an alarm, ${RUNS} tests of at most ${TRUST_PAIRS} pairs; the checkpoint solves ${confirmedRate({ tasks: SPREAD })}, confirmed on ${CONFIRMED} episodes`,
          head: ['tasks', 'true fall', 'rolled back', '99 % bound', 'environment', 'recovered', 'median pairs to a rollback'],
          rows: rows.map((row) => [row.world, points(row.fall), row.rolledBack.toFixed(3), row.fall === 0 ? `≤ ${row.most.toFixed(3)}` : `≥ ${row.least.toFixed(3)}`, row.environment.toFixed(3), row.recovered.toFixed(3), row.delay === null ? '–' : row.delay]),
        },
        {
          title: 'Both sides fall alike: the environment',
          head: ['fall of both', 'rolled back', 'environment', 'recovered'],
          rows: environment.map((row) => [points(row.fall), row.rolledBack.toFixed(3), row.environment.toFixed(3), row.recovered.toFixed(3)]),
        },
        {
          title: 'The plain rule beside it: "n fresh episodes solve more than 10 points less than was confirmed"',
          head: ['true fall', ...PLAIN.map((n) => `n = ${n}`)],
          rows: [0, 0.2].map((fall) => [points(fall), ...plain.filter((each) => each.fall === fall).map((each) => each.stopped.toFixed(3))]),
        },
      ],
      figures: { runs: RUNS, rows, environment, plain },
      notes: ['Luck is shared where both sides of a pair come to the same by their common random numbers.'],
    };
  },
};

function measured(truth: TrustTruth, seed: number) {
  const runs = Array.from({ length: RUNS }, (_, run): TrustRun => {
    const next = sequence(seed * RUNS + run);
    return simulateTrust(truth, surely(confirmedRate(truth), next), next);
  });
  const of = (decision: TrustRun['decision']): number => runs.filter((each) => each.decision === decision).length;
  const stopped = of('rolled-back');
  return {
    rolledBack: stopped / RUNS,
    least: bound99(stopped, RUNS, 'least'),
    most: bound99(stopped, RUNS, 'most'),
    environment: of('environment') / RUNS,
    recovered: of('recovered') / RUNS,
    delay: stopped === 0 ? null : median(runs.filter((each) => each.decision === 'rolled-back').map((each) => each.pairs)),
  };
}

/** The lower end of what so many episodes confirm, as a campaign has it. */
function surely(rate: number, next: () => number): number {
  const solved = Array.from({ length: CONFIRMED }, next).filter((draw) => draw < rate).length;
  return wilson(solved, CONFIRMED).low;
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
