import { acceptance } from '../domain/acceptance.js';
import { judgeRace } from '../domain/gate.js';
import { noAttempts } from '../domain/race-evidence.js';
import { mean, wilson } from '../domain/metrics.js';
import { sequence } from '../domain/random.js';
import { type Bench, showRate } from './bench.js';
import {
  type Decide,
  evenPool,
  falsePromotions,
  populationNullPool,
  type SimulatedTask,
  simulateRace,
  type Standing,
} from './race-simulation.js';

const RUNS = 200;
const CHALLENGERS = 100;
const POOL = 200;
const MAX_PAIRS = [100, 400] as const;
/** Wins and attempts, as campaigns have it by default; attempts are alike on both sides here, 1 … 8 as likely. */
const BY_BOTH: Pick<Standing, 'attempts'> = { attempts: noAttempts(8) };
const BY_WINS: Pick<Standing, 'attempts'> = {};

/** How often the gate is right, where the truth is known. */
export const gate: Bench = {
  name: 'gate',
  about: 'false promotions and power of the promotion gate, simulated',
  run: async ({ seed }) => {
    const falseRates = [
      ...MAX_PAIRS.map((maxPairs) => falseRate(`the gate, at most ${maxPairs} pairs`, maxPairs, judgeRace, seed, BY_BOTH)),
      ...MAX_PAIRS.map((maxPairs) => falseRate(`the gate by wins alone, at most ${maxPairs} pairs`, maxPairs, judgeRace, seed)),
      falseRate(
        'the gate without a threshold that grows, at most 400 pairs',
        400,
        (race) => judgeRace({ ...race, k: 1, promotions: 0, planned: 1 }),
        seed,
      ),
      falseRate('`greedy`: the higher mean on 30', 30, acceptance('greedy').judge, seed),
    ];
    const power = MAX_PAIRS.flatMap((maxPairs) =>
      [1, 5, 20].flatMap((k) => [0.05, 0.1, 0.2, 0.3].map((gain) => powerOf(maxPairs, k, gain, seed))),
    );
    const pools = [15, 25, 50, 100, 200].map((tasks) => poolLuck(tasks, seed));
    return {
      tables: [
        {
          title: `${RUNS} campaigns of ${CHALLENGERS} challengers that are no better, gate pool of ${POOL} tasks: campaigns with at least one promotion`,
          head: ['rule', 'share [95 %]', 'pairs a challenger'],
          rows: falseRates.map((each) => [each.rule, showRate(each.share), each.meanPairs.toFixed(0)]),
        },
        {
          title: `Challengers that are better (gain in points of success rate) and no faster: promoted, ${RUNS} races each`,
          head: ['pairs at most', 'challenger', 'gain', 'share [95 %]', 'pairs'],
          rows: power.map((each) => [
            each.maxPairs,
            each.k,
            `+${Math.round(each.gain * 100)}`,
            showRate(each.share),
            each.meanPairs.toFixed(0),
          ]),
        },
        {
          title: `First challengers that are equal in the population but drew another luck on the gate pool: promoted, ${5 * RUNS} races each`,
          head: ['gate tasks', 'share [95 %]'],
          rows: pools.map((each) => [each.tasks, showRate(each.share)]),
        },
      ],
      figures: { falseRates, power, pools },
      notes: [
        'The guarantee is about the gate pool: "no better on these tasks". The third table shows what that leaves open with few tasks.',
      ],
    };
  },
};

function falseRate(rule: string, maxPairs: number, decide: Decide, seed: number, evidence: Pick<Standing, 'attempts'> = BY_WINS) {
  const runs = Array.from({ length: RUNS }, (_, run) => {
    const next = sequence(seed * RUNS + run);
    return falsePromotions(evenPool(POOL, 0, next), { challengers: CHALLENGERS, maxPairs, ...evidence }, decide, next);
  });
  return {
    rule,
    maxPairs,
    share: wilson(runs.filter((run) => run.promotions > 0).length, RUNS),
    meanPairs: mean(runs.map((run) => run.pairs / CHALLENGERS)),
  };
}

function powerOf(maxPairs: number, k: number, gain: number, seed: number) {
  const races = repeated(RUNS, seed, (next) => evenPool(POOL, gain, next), maxPairs, k);
  return { maxPairs, k, gain, ...races };
}

function poolLuck(tasks: number, seed: number) {
  return { tasks, ...repeated(5 * RUNS, seed, (next) => populationNullPool(tasks, next), 400, 1) };
}

function repeated(runs: number, seed: number, pool: (next: () => number) => readonly SimulatedTask[], maxPairs: number, k: number) {
  const races = Array.from({ length: runs }, (_, run) => {
    const next = sequence(seed * runs + run);
    return simulateRace(pool(next), { k, promotions: 0, planned: CHALLENGERS, maxPairs, ...BY_BOTH }, judgeRace, next);
  });
  return {
    share: wilson(races.filter((race) => race.decision === 'promoted').length, runs),
    meanPairs: mean(races.map((race) => race.pairs)),
  };
}
