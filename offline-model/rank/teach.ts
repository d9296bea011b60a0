import type { CountedFix } from '../../domain/adapt/ranker.js';
import { symptomShares } from '../evidence/symptom.js';
import { LEARNED } from '../operators/operator.js';
import { poolsOf, type Pool } from './pools.js';
import { likenessOf } from './ranked.js';
import type { TaskView } from '../prompt/read-prompt.js';
import type { Toolbox } from './repair.js';
import { ingredientsOf } from '../prompt/ingredients.js';
import type { Repair } from './made-repair.js';

/** A program before and after, with what it failed; of one file. */
export interface Fix {
  /** what is alike shares one: it is never learned from and looked at in one comparison */
  readonly family: string;
  readonly language: string;
  /** what the task says; names and numbers that a fix puts in often stand there */
  readonly about: string;
  readonly before: string;
  readonly after: string;
  readonly failures: readonly string[];
}

/** A fix that is one of the candidates, with those that stand beside it. */
export interface Lesson extends CountedFix {
  readonly family: string;
  readonly choice: Standing;
}

/** Candidates as they stand before learning, each with its operator and what it is like. */
interface Standing {
  readonly scores: readonly number[];
  readonly operators: readonly string[];
  readonly features: readonly (readonly (readonly [string, number])[])[];
  /** index of the fix */
  readonly right: number;
}

/** Of the candidates of a fix, the likeliest before learning; the rest weighs next to nothing. */
const MAX_BESIDE = 400;

/** null where the fix is none of the changes that this model makes. */
export function lessonOf(fix: Fix, untaught: Toolbox, most = MAX_BESIDE): Lesson | null {
  const view = viewOf(fix);
  const [pool] = poolsOf(view, untaught);
  const repair = untaught.repairOf(fix.language, fix.before, ingredientsOf(view), []);
  if (pool === undefined || repair === null) return null;
  const right = rightIn(pool, fix.after);
  const operator = pool.candidates[right]?.operator;
  if (operator === undefined || operator === LEARNED) return null;
  const symptoms = symptomShares(fix.failures);
  return { family: fix.family, language: fix.language, symptoms, operator, choice: standingOf(pool, repair, right, symptoms, most) };
}

/** The same with fewer beside it: what stands first without learning. */
export function narrowed(lesson: Lesson, most = MAX_BESIDE): Lesson {
  const { scores, operators, features, right } = lesson.choice;
  const kept = firstOf(scores, right, most);
  return {
    ...lesson,
    choice: {
      scores: kept.map((index) => scores[index] ?? 0),
      operators: kept.map((index) => operators[index] ?? ''),
      features: kept.map((index) => features[index] ?? []),
      right: kept.indexOf(right),
    },
  };
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

function standingOf({ scores }: Pool, repair: Repair, right: number, symptoms: ReadonlyMap<string, number>, most: number): Standing {
  const kept = firstOf([...scores], right, most);
  return {
    scores: kept.map((index) => scores[index] ?? 0),
    operators: kept.map((index) => repair.candidates[index]?.operator ?? ''),
    features: kept.map(likenessOf(repair, symptoms)),
    right: kept.indexOf(right),
  };
}

/** Indices of the highest scores, ties by place, and that of the fix. */
function firstOf(scores: readonly number[], right: number, most: number): readonly number[] {
  const first = [...scores.keys()].toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b).slice(0, most);
  return first.includes(right) ? first : [...first, right];
}
