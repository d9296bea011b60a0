import { setImmediate } from 'node:timers/promises';
import { countFixes, fading, FIXES_FOR_WEIGHTS, type Ranker } from '../../domain/adapt/ranker.js';
import { featuresOf, fitWeights, scoresWith, softmax, type Features } from '../../domain/adapt/softmax.js';
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
 * better, it is the order by hand. Others get their turn on this thread between one fit and the next.
 */
export async function teach(lessons: readonly Lesson[]): Promise<Ranker> {
  const families = new Set(lessons.map(({ family }) => family));
  const { names, all } = numbered(lessons);
  const strength = families.size < FEWEST_FAMILIES ? { concentration: UNCHECKED, penalty: null } : await strengthOf(all, names.length);
  const { counted, weights } = fitted(all, names.length, strength);
  const named = weights === null ? null : names.map((name, index) => [name, weights[index] ?? 0] as const);
  return {
    schema: 1,
    ...counted,
    weights: named === null ? null : Object.fromEntries(named.filter(([, weight]) => weight !== 0)),
    fixes: lessons.length,
  };
}

/** Whether it would order anything otherwise than by hand. */
export function hasLearned({ concentration, weights }: Ranker): boolean {
  return concentration !== null || weights !== null;
}

/** A lesson whose candidates' features are numbers. */
interface Numbered {
  readonly lesson: Lesson;
  readonly features: Features;
}

function numbered(lessons: readonly Lesson[]): { readonly names: readonly string[]; readonly all: readonly Numbered[] } {
  const numbers = new Map<string, number>();
  const numberOf = (name: string): number => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  };
  const all = lessons.map((lesson) => ({
    lesson,
    features: featuresOf(lesson.choice.features.map((like) => like.map(([name, value]) => [numberOf(name), value] as const))),
  }));
  return { names: [...numbers.keys()], all };
}

async function strengthOf(all: readonly Numbered[], names: number): Promise<Strength> {
  const concentration = await best(CONCENTRATIONS, (each) => heldOut(all, names, { concentration: each, penalty: null }));
  if (all.length < FIXES_FOR_WEIGHTS) return { concentration, penalty: null };
  return { concentration, penalty: await best(PENALTIES, (each) => heldOut(all, names, { concentration, penalty: each })) };
}

/** The first of those that no later one is better than. */
async function best<T>(from: readonly [T, ...T[]], of: (each: T) => Promise<number>): Promise<T> {
  let known = { each: from[0], value: await of(from[0]) };
  for (const each of from.slice(1)) {
    const value = await of(each);
    if (value > known.value + LEAST_GAIN) known = { each, value };
  }
  return known.each;
}

/** Mean log-likelihood of fixes under what the other folds teach. */
async function heldOut(all: readonly Numbered[], names: number, strength: Strength): Promise<number> {
  let sum = 0;
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const held = all.filter(({ lesson }) => foldOf(lesson) === fold);
    if (held.length === 0) continue;
    const taught = fitted(
      all.filter(({ lesson }) => foldOf(lesson) !== fold),
      names,
      strength,
    );
    for (const each of held) sum += logLikelihood(each, taught);
    await setImmediate();
  }
  return sum / all.length;
}

function foldOf({ family }: Lesson): number {
  return hash53(`fold ${family}`) % FOLDS;
}

interface Fitted {
  readonly counted: Pick<Ranker, 'counts' | 'concentration'>;
  /** by the number of the feature */
  readonly weights: Float64Array | null;
}

function logLikelihood({ lesson, features }: Numbered, { counted, weights }: Fitted): number {
  const offsets = countedScores(lesson, counted);
  const shares = softmax(weights === null ? offsets : scoresWith(offsets, features, weights));
  return Math.log(Math.max(Number.MIN_VALUE, shares[lesson.choice.right] ?? 0));
}

/** The scores before learning, with what the counts say of the operators. `without`: a fix that is left out of them. */
function countedScores(lesson: Lesson, counted: Fitted['counted'], without: Lesson | null = null): Float64Array {
  const moves = countMoves(counted, lesson, without);
  const { scores, operators } = lesson.choice;
  return Float64Array.from(scores, (score, index) => score + (moves.get(operators[index] ?? '') ?? 0));
}

/** Where the fix stands when candidates are tried in the order that a ranker gives; from 1, ties by place. null: the order by hand. */
export function rankBy(lesson: Lesson, ranker: Ranker | null): number {
  const { scores, right } = lesson.choice;
  const scored = ranker === null ? scores : scoresBy(lesson, ranker);
  const own = scored[right] ?? Number.NEGATIVE_INFINITY;
  return 1 + scored.filter((each, index) => each > own || (each === own && index < right)).length;
}

function scoresBy(lesson: Lesson, ranker: Ranker): readonly number[] {
  const weights = ranker.weights ?? {};
  return [...countedScores(lesson, ranker)].map(
    (score, index) => score + (lesson.choice.features[index] ?? []).reduce((sum, [name, value]) => sum + value * (weights[name] ?? 0), 0),
  );
}

/**
 * In weights, each fix is left out of the counts that its own choice starts from: otherwise they would seem to say more than they do of
 * others.
 */
function fitted(all: readonly Numbered[], names: number, { concentration, penalty }: Strength): Fitted {
  const counted = { counts: countFixes(all.map(({ lesson }) => lesson)), concentration };
  if (penalty === null) return { counted, weights: null };
  const choices = all.map(({ lesson, features }, at) => ({
    offsets: countedScores(lesson, counted, lesson),
    features,
    right: lesson.choice.right,
    weight: fading(all.length - 1 - at),
  }));
  return { counted, weights: fitWeights(choices, names, penalty).map(rounded) };
}

/** Short enough to read, and the same on every machine whatever its last digits are. */
function rounded(weight: number): number {
  return Math.round(weight * 1_000) / 1_000;
}
