import { judgeRace } from '../domain/gate.js';
import { gradesReached, noTests } from '../domain/race-evidence.js';
import { sequence } from '../domain/random.js';
import type { BenchTable } from './bench.js';
import { followRace, type Standing } from './race-simulation.js';

/** What the share of hidden tests finds where tasks are long: few are solved whole, most in part. */

const RUNS = 1_000;
const POOL = 200;
const TESTS = 12;
const MAX_PAIRS = 400;
const PLANNED = 20;
/** what a side passes of a task's tests, at most and at least */
const [LEAST, MOST] = [0.5, 0.95];

const TRUTHS = [
  { name: 'each test 5 points likelier', gain: 0.05 },
  { name: 'each test 3 points likelier', gain: 0.03 },
  { name: 'no better', gain: 0 },
] as const;

export interface TestsFigure {
  readonly truth: string;
  /** share of pairs that only the challenger, or only the champion, solves */
  readonly wins: number;
  readonly losses: number;
  readonly gate: Readonly<Record<'wins' | 'both', { readonly promoted: number; readonly pairs: number }>>;
}

export function testsFigures(seed: number, report: (line: string) => void): readonly TestsFigure[] {
  return TRUTHS.map(({ name, gain }) => {
    report(name);
    const race = (run: number, counted: Pick<Standing, 'attempts'>) => {
      const next = sequence(seed * RUNS + run);
      const chances = Array.from({ length: POOL }, () => LEAST + (MOST - LEAST) * next());
      const passes = (chance: number): number =>
        Array.from({ length: TESTS }, () => Number(next() < chance)).reduce((sum, each) => sum + each, 0) / TESTS;
      return followRace({ k: 1, promotions: 0, planned: PLANNED, maxPairs: MAX_PAIRS, gateFamilies: POOL, ...counted }, judgeRace, () => {
        const family = Math.floor(next() * POOL);
        const chance = chances[family] ?? LEAST;
        const [challenger, champion] = [passes(Math.min(1, chance + gain)), passes(chance)];
        const ahead = gradesReached(challenger === 1, challenger) - gradesReached(champion === 1, champion);
        return { family, outcome: Number(challenger === 1) - Number(champion === 1), ahead };
      });
    };
    const races = (counted: Pick<Standing, 'attempts'>) => Array.from({ length: RUNS }, (_, run) => race(run, counted));
    const [byWins, byBoth] = [races({}), races({ attempts: noTests() })];
    const mean = (found: typeof byWins, of: (each: (typeof byWins)[number]) => number): number =>
      found.reduce((sum, each) => sum + of(each), 0) / RUNS;
    const whole = (found: typeof byWins) => ({
      promoted: mean(found, ({ decision }) => Number(decision === 'promoted')),
      pairs: mean(found, ({ pairs }) => pairs),
    });
    const pairs = mean(byWins, (each) => each.pairs);
    return {
      truth: name,
      wins: mean(byWins, (each) => each.wins) / pairs,
      losses: mean(byWins, (each) => each.losses) / pairs,
      gate: { wins: whole(byWins), both: whole(byBoth) },
    };
  });
}

export function testsTable(figures: readonly TestsFigure[]): BenchTable {
  return {
    title: `What hidden tests add where tasks are long: ${RUNS} races each on ${POOL} tasks of ${TESTS} hidden tests, of which a side passes ${LEAST * 100} to ${MOST * 100} %, the whole gate (first of ${PLANNED} challengers, at most ${MAX_PAIRS} pairs)`,
    head: ['truth', 'won', 'lost', 'gate by wins', 'pairs', 'gate by wins and tests', 'pairs'],
    rows: figures.map(({ truth, wins, losses, gate }) => [
      truth,
      wins.toFixed(3),
      losses.toFixed(3),
      ...[gate.wins, gate.both].flatMap(({ promoted, pairs }) => [promoted.toFixed(3), pairs.toFixed(0)]),
    ]),
  };
}
