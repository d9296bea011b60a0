import { countFixes, fading, FIXES_FOR_WEIGHTS, type Ranker } from '../../domain/adapt/ranker.js';
import { fitWeights, softmax, type Choice } from '../../domain/adapt/softmax.js';
import { hash53 } from '../../domain/random.js';
import { countMoves } from './ranked.js';
import type { Lesson } from './teach.js';

/** How strongly counts and weights are drawn towards the order by hand, from the most to the least; null: there are none. */
const CONCENTRATIONS = [null, 800, 200, 50] as const;
const PENALTIES = [null, 30, 10, 3] as const;
const FOLDS = 5;
/** Of fewer families nothing can be held out. */
const FEWEST_FAMILIES = 3;
const UNCHECKED = 200;
/** A gain in mean log-likelihood below this is noise: the stronger draw is kept. */
const LEAST_GAIN = 0.01;

interface Strength {
  readonly concentration: number | null;
  readonly penalty: number | null;
}

/**
 * A ranker of lessons from the oldest to the latest. How far it leaves the order by hand is chosen on fixes of families that
 * were held out: counts, and from thirty fixes on weights, are only as strong as they were right there. Where nothing was
 * better, it is the order by hand.
 */
export function teach(lessons: readonly Lesson[]): Ranker {
  const families = new Set(lessons.map(({ family }) => family));
  return fitted(lessons, families.size < FEWEST_FAMILIES ? { concentration: UNCHECKED, penalty: null } : strengthOf(lessons));
}

/** Whether it would order anything otherwise than by hand. */
export function hasLearned({ concentration, weights }: Ranker): boolean {
  return concentration !== null || weights !== null;
}

function strengthOf(lessons: readonly Lesson[]): Strength {
  const concentration = best(CONCENTRATIONS, (each) => heldOut(lessons, { concentration: each, penalty: null }));
  if (lessons.length < FIXES_FOR_WEIGHTS) return { concentration, penalty: null };
  return { concentration, penalty: best(PENALTIES, (each) => heldOut(lessons, { concentration, penalty: each })) };
}

/** The first of those that no later one is better than. */
function best<T>(from: readonly [T, ...T[]], of: (each: T) => number): T {
  return from.slice(1).reduce<{ readonly each: T; readonly value: number }>(
    (known, each) => {
      const value = of(each);
      return value > known.value + LEAST_GAIN ? { each, value } : known;
    },
    { each: from[0], value: of(from[0]) },
  ).each;
}

/** Mean log-likelihood of fixes under what the other folds teach. */
function heldOut(lessons: readonly Lesson[], strength: Strength): number {
  let sum = 0;
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const held = lessons.filter((each) => foldOf(each) === fold);
    if (held.length === 0) continue;
    const ranker = fitted(
      lessons.filter((each) => foldOf(each) !== fold),
      strength,
    );
    for (const each of held) sum += logLikelihood(each, ranker);
  }
  return sum / lessons.length;
}

function foldOf({ family }: Lesson): number {
  return hash53(`fold ${family}`) % FOLDS;
}

function logLikelihood({ choice, ...at }: Lesson, ranker: Ranker): number {
  return Math.log(Math.max(Number.MIN_VALUE, softmax(scoresBy({ choice, ...at }, ranker))[choice.right] ?? 0));
}

function scoresBy({ choice, ...at }: Lesson, ranker: Ranker): number[] {
  const moves = countMoves(ranker, at);
  const weights = ranker.weights ?? {};
  return choice.scores.map(
    (score, index) =>
      score +
      (moves.get(choice.operators[index] ?? '') ?? 0) +
      (ranker.weights === null ? 0 : (choice.features[index] ?? []).reduce((sum, [name, value]) => sum + value * (weights[name] ?? 0), 0)),
  );
}

/** Where the fix stands when candidates are tried in the order that a ranker gives; from 1, ties by place. null: the order by hand. */
export function rankBy(lesson: Lesson, ranker: Ranker | null): number {
  const { scores, right } = lesson.choice;
  const scored = ranker === null ? scores : scoresBy(lesson, ranker);
  const own = scored[right] ?? Number.NEGATIVE_INFINITY;
  return 1 + scored.filter((each, index) => each > own || (each === own && index < right)).length;
}

function fitted(lessons: readonly Lesson[], { concentration, penalty }: Strength): Ranker {
  const counted = { counts: countFixes(lessons), concentration };
  return { schema: 1, ...counted, weights: penalty === null ? null : weightsOf(lessons, counted, penalty), fixes: lessons.length };
}

/** Each fix is left out of the counts that its own choice starts from: otherwise they would seem to say more than they do of others. */
function weightsOf(
  lessons: readonly Lesson[],
  counted: Pick<Ranker, 'counts' | 'concentration'>,
  penalty: number,
): Readonly<Record<string, number>> {
  const names = new Map<string, number>();
  const indexOf = (name: string): number => {
    const index = names.get(name) ?? names.size;
    names.set(name, index);
    return index;
  };
  const choices = lessons.map((lesson, at): Choice => {
    const { scores, operators, features, right } = lesson.choice;
    const moves = countMoves(counted, lesson, lesson);
    return {
      offsets: scores.map((score, index) => score + (moves.get(operators[index] ?? '') ?? 0)),
      features: features.map((like) => like.map(([name, value]) => [indexOf(name), value] as const)),
      right,
      weight: fading(lessons.length - 1 - at),
    };
  });
  const weights = fitWeights(choices, names.size, penalty);
  const named = [...names].map(([name, index]) => [name, rounded(weights[index] ?? 0)] as const);
  return Object.fromEntries(named.filter(([, weight]) => weight !== 0));
}

/** Short enough to read, and the same on every machine whatever its last digits are. */
function rounded(weight: number): number {
  return Math.round(weight * 1_000) / 1_000;
}
