import { mean } from '../domain/metrics.js';

/** How much two sides share, where each task was run with the same seeds on both. */

/** By seed, in the same order: the share of budgets within which an episode solved the task; 0: not solved. */
export interface SidesOfTask {
  readonly champion: readonly number[];
  readonly challenger: readonly number[];
}

export interface Shared {
  readonly tasks: number;
  /** tasks on which luck matters on both sides */
  readonly lucky: number;
  /** correlation of the sides within tasks: 1, all luck is shared; null where no task has any */
  readonly solved: number | null;
  readonly attempts: number | null;
  /** share of pairs that one side alone solves */
  readonly discordant: BySeed;
  /** mean of D²: a gain shows the sooner, the smaller it is */
  readonly square: BySeed;
}

interface BySeed {
  readonly same: number;
  /** each seed of one side against every other seed of the other */
  readonly other: number;
}

export function alike(sides: readonly SidesOfTask[]): Shared {
  const solved = sides.map(({ champion, challenger }) => ({ champion: champion.map(isSolved), challenger: challenger.map(isSolved) }));
  return {
    tasks: sides.length,
    lucky: sides.filter(({ champion, challenger }) => spread(champion) > 0 && spread(challenger) > 0).length,
    solved: correlation(solved),
    attempts: correlation(sides),
    discordant: squares(solved),
    square: squares(sides),
  };
}

function isSolved(share: number): number {
  return Number(share > 0);
}

/** Within tasks: sums over the tasks of what the sides do around their own mean of the task. */
function correlation(sides: readonly SidesOfTask[]): number | null {
  const lucky = sides.filter(({ champion, challenger }) => spread(champion) > 0 && spread(challenger) > 0);
  if (lucky.length === 0) return null;
  const sum = (of: (each: SidesOfTask) => number): number => lucky.reduce((total, each) => total + of(each), 0);
  const together = sum(({ champion, challenger }) => around(champion, challenger));
  return together / Math.sqrt(sum(({ champion }) => spread(champion)) * sum(({ challenger }) => spread(challenger)));
}

/** What two rows of values do together around their means, summed up. */
export function around(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [mean(one), mean(other)];
  return one.reduce((total, value, index) => total + (value - a) * ((other[index] ?? b) - b), 0);
}

function spread(values: readonly number[]): number {
  return around(values, values);
}

function squares(sides: readonly SidesOfTask[]): BySeed {
  const of = (isSame: boolean): number =>
    mean(
      sides.flatMap(({ champion, challenger }) =>
        champion.flatMap((one, index) => challenger.flatMap((other, at) => ((at === index) === isSame ? (other - one) ** 2 : []))),
      ),
    );
  return { same: of(true), other: of(false) };
}
