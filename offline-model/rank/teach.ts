import { countFixes, fading, FIXES_FOR_WEIGHTS, type CountedFix, type Ranker } from '../../domain/adapt/ranker.js';
import { fitWeights, type Choice } from '../../domain/adapt/softmax.js';
import { symptomShares } from '../evidence/symptom.js';
import { LEARNED } from '../operators/operator.js';
import { poolsOf, type Pool } from './pools.js';
import { countMoves, likenessOf } from './ranked.js';
import type { TaskView } from '../prompt/read-prompt.js';
import type { Toolbox } from './repair.js';
import { ingredientsOf } from '../prompt/ingredients.js';
import type { Repair } from './made-repair.js';

/** A program before and after, with what it failed; of one file. */
export interface Fix {
  readonly language: string;
  /** what the task says; names and numbers that a fix puts in often stand there */
  readonly about: string;
  readonly before: string;
  readonly after: string;
  readonly failures: readonly string[];
}

/** A fix that is one of the candidates, with those that stood beside it. */
export interface Lesson extends CountedFix {
  readonly choice: {
    readonly scores: readonly number[];
    readonly operators: readonly string[];
    readonly features: readonly (readonly (readonly [string, number])[])[];
    readonly right: number;
  };
}

/** Of the candidates of a fix, the likeliest before learning; the rest weighs next to nothing. */
const MAX_BESIDE = 400;

/** null where the fix is none of the changes that this model makes. */
export function lessonOf(fix: Fix, untaught: Toolbox): Lesson | null {
  const view = viewOf(fix);
  const [pool] = poolsOf(view, untaught);
  const repair = untaught.repairOf(fix.language, fix.before, ingredientsOf(view), []);
  if (pool === undefined || repair === null) return null;
  const right = rightIn(pool, fix.after);
  const operator = pool.candidates[right]?.operator;
  if (operator === undefined || operator === LEARNED) return null;
  const symptoms = symptomShares(fix.failures);
  return { language: fix.language, symptoms, operator, choice: choiceOf(pool, repair, right, symptoms) };
}

/** Index of the candidate that is the fix, whatever its white space; -1 where there is none. */
export function rightIn({ candidates }: Pick<Pool, 'candidates'>, after: string): number {
  const wanted = bare(after);
  return candidates.findIndex(({ text }) => bare(text) === wanted);
}

function bare(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

/** A task in which nothing but the fix is known. */
export function viewOf({ language, about, before, failures }: Fix): TaskView {
  const given = { edit: null, passed: 0, total: Math.max(1, failures.length), errorClass: '', failures };
  return {
    about,
    language,
    kind: 'repair',
    editable: new Map([['program', before]]),
    support: new Map(),
    cases: [],
    suite: null,
    rules: [],
    recalled: [],
    examples: [],
    tried: [given],
    reflections: [],
    solvedBy: null,
    outcome: '',
  };
}

function choiceOf({ scores }: Pool, repair: Repair, right: number, symptoms: ReadonlyMap<string, number>): Lesson['choice'] {
  const like = likenessOf(repair, symptoms);
  const first = [...scores.keys()].toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b).slice(0, MAX_BESIDE);
  const kept = first.includes(right) ? first : [...first, right];
  return {
    scores: kept.map((index) => scores[index] ?? 0),
    operators: kept.map((index) => repair.candidates[index]?.operator ?? ''),
    features: kept.map(like),
    right: kept.indexOf(right),
  };
}

/** Draws weights towards none, as so many fixes that speak against each would. */
const PENALTY = 2;

/** A ranker of lessons from the oldest to the latest: counts from the first on, weights from thirty. */
export function teach(lessons: readonly Lesson[]): Ranker {
  const counts = countFixes(lessons);
  return { schema: 1, counts, weights: lessons.length < FIXES_FOR_WEIGHTS ? null : weightsOf(lessons, counts), fixes: lessons.length };
}

/** Each fix is left out of the counts that its own choice starts from: otherwise they would seem to say more than they do of others. */
function weightsOf(lessons: readonly Lesson[], counts: Ranker['counts']): Readonly<Record<string, number>> {
  const names = new Map<string, number>();
  const indexOf = (name: string): number => names.get(name) ?? (names.set(name, names.size), names.size - 1);
  const choices = lessons.map((lesson, at): Choice => {
    const { scores, operators, features, right } = lesson.choice;
    const moves = countMoves(counts, lesson, lesson);
    return {
      offsets: scores.map((score, index) => score + (moves.get(operators[index] ?? '') ?? 0)),
      features: features.map((like) => like.map(([name, value]) => [indexOf(name), value] as const)),
      right,
      weight: fading(lessons.length - 1 - at),
    };
  });
  const weights = fitWeights(choices, names.size, PENALTY);
  return Object.fromEntries(
    [...names].map(([name, index]) => [name, rounded(weights[index] ?? 0)] as const).filter(([, weight]) => weight !== 0),
  );
}

/** Short enough to read, and the same on every machine whatever its last digits are. */
function rounded(weight: number): number {
  return Math.round(weight * 1_000) / 1_000;
}
