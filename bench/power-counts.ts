import { judgeRace } from '../domain/gate.js';
import { logAttemptsE, logE, logRaceE, noAttempts } from '../domain/race-evidence.js';
import { sequence } from '../domain/random.js';
import type { BenchTable } from './bench.js';
import { type Decide, evenPool, simulateRace, type Standing } from './race-simulation.js';

/** What the gate's two counts find, in the same races: wins alone, attempts alone, and their mean. */

const RUNS = 1_000;
const POOL = 200;
const BUDGETS = 8;
const FEW_PAIRS = 100;
const MAX_PAIRS = 400;
const PLANNED = 20;
/** where one comparison is planned */
const THRESHOLD = Math.log(20);

const TRUTHS = [
  { name: '+10 points, 20 % fewer attempts', gain: 0.1, speed: 0.8 },
  { name: '+10 points, no faster', gain: 0.1, speed: 1 },
  { name: '+5 points, 20 % fewer attempts', gain: 0.05, speed: 0.8 },
  { name: '+20 points, no faster', gain: 0.2, speed: 1 },
  { name: 'as many solved, 30 % fewer attempts', gain: 0, speed: 0.7 },
  { name: 'no better', gain: 0, speed: 1 },
] as const;

type Count = 'wins' | 'attempts' | 'both';
const COUNTS = ['wins', 'attempts', 'both'] as const satisfies readonly Count[];

export interface CountFigure {
  readonly truth: string;
  /** reached the threshold within few pairs, no challenger dropped */
  readonly few: Readonly<Record<Count, number>>;
  /** of the whole gate, first challenger */
  readonly gate: Readonly<Record<'wins' | 'both', { readonly promoted: number; readonly pairs: number }>>;
}

export function countFigures(seed: number, report: (line: string) => void): readonly CountFigure[] {
  return TRUTHS.map(({ name, gain, speed }) => {
    report(name);
    const races = (maxPairs: number, decide: Decide, counted: Pick<Standing, 'attempts'> = { attempts: noAttempts(BUDGETS) }) =>
      Array.from({ length: RUNS }, (_, run) => {
        const next = sequence(seed * RUNS + run);
        const pool = evenPool(POOL, gain, next).map((task) => ({ ...task, speed }));
        return simulateRace(pool, { k: 1, promotions: 0, planned: PLANNED, maxPairs, ...counted }, decide, next);
      });
    const share = (found: ReturnType<typeof races>): number => found.filter(({ decision }) => decision === 'promoted').length / RUNS;
    const whole = (found: ReturnType<typeof races>) => ({
      promoted: share(found),
      pairs: found.reduce((sum, { pairs }) => sum + pairs, 0) / RUNS,
    });
    const [wins = 0, attempts = 0, both = 0] = COUNTS.map((count) => share(races(FEW_PAIRS, reaches(count))));
    return {
      truth: name,
      few: { wins, attempts, both },
      gate: { wins: whole(races(MAX_PAIRS, judgeRace, {})), both: whole(races(MAX_PAIRS, judgeRace)) },
    };
  });
}

/** Nothing but the evidence by one count, and wins no fewer than losses. */
function reaches(count: Count): Decide {
  return (race) => {
    const { wins, losses, attempts = noAttempts(BUDGETS) } = race;
    const evidence = { wins: () => logE(wins, losses), attempts: () => logAttemptsE(attempts), both: () => logRaceE(race) }[count]();
    if (evidence >= THRESHOLD && wins >= losses) return { decision: 'promoted' };
    return { decision: race.pairs < race.maxPairs ? 'continue' : 'undecided' };
  };
}

export function countTable(figures: readonly CountFigure[]): BenchTable {
  return {
    title: `What the evidence counts, in ${RUNS} races each on ${POOL} tasks of every difficulty, episodes of ${BUDGETS} attempts: ${FEW_PAIRS} pairs at an e-value of 20, and the whole gate (first of ${PLANNED} challengers, at most ${MAX_PAIRS} pairs)`,
    head: ['truth', 'wins', 'attempts', 'mean of both', 'gate by wins', 'pairs', 'gate by wins and attempts', 'pairs'],
    rows: figures.map(({ truth, few, gate }) => [
      truth,
      ...COUNTS.map((count) => few[count].toFixed(3)),
      ...[gate.wins, gate.both].flatMap(({ promoted, pairs }) => [promoted.toFixed(3), pairs.toFixed(0)]),
    ]),
  };
}
