import type { Rule } from '../../domain/strategy.js';
import { readAdvice } from '../prompt/advice.js';
import type { LessonSeen } from './lessons-seen.js';
import type { Idea } from './idea.js';
import { yields, type Yield } from './yields.js';

const EMPTY = { ruleId: '', rule: '', setting: '', value: 0 } as const;
/** Operators in one list: more than this many first is no order any more. */
const LISTED = 5;
/** Fixes that a sentence needs behind it: one or two are a story, and the same task may be practised twice. */
const ENOUGH = 3;
/** An operator with less than this share of the usual yield is tried too often. */
const RARE = 0.5;

/** Rules that the lessons speak for, and rules that they speak against. The weight is how much seems to be won. */
export function ruleIdeas(lessons: readonly LessonSeen[], rules: readonly Rule[]): Idea[] {
  const added = [...order(lessons), ...rare(lessons), ...pairs(lessons)].filter(({ rule }) => !rules.some((known) => known.text === rule));
  const list = rules.find((rule) => rule.text.startsWith(LIST));
  return [
    ...added
      .filter(({ rule }) => list === undefined || !rule.startsWith(LIST))
      .map(({ rule, weight, because }): Idea => ({ proposal: { ...EMPTY, action: 'rule-added', rule, because }, weight })),
    ...added
      .filter(({ rule }) => list !== undefined && rule.startsWith(LIST))
      .map(({ rule, weight, because }): Idea => ({
        proposal: { ...EMPTY, action: 'rule-changed', ruleId: list?.id ?? '', rule, because },
        weight,
      })),
    ...dropped(lessons, rules),
  ];
}

interface RuleIdea {
  readonly rule: string;
  readonly weight: number;
  readonly because: string;
}

const LIST = 'Try `';

/** One list of the operators that mend more often than they are tried. */
function order(lessons: readonly LessonSeen[]): RuleIdea[] {
  const best = yields(lessons)
    .filter((each) => each.fixes >= ENOUGH && each.lift > 1)
    .slice(0, LISTED);
  if (best.length === 0) return [];
  return [
    {
      rule: `${LIST}${best.map((each) => each.operator).join('`, then `')}\` first.`,
      weight: gainOf(best),
      because: best.map((each) => `\`${each.operator}\` mended ${each.fixes} of ${each.tries} times`).join(', '),
    },
  ];
}

/** One list of the operators that are tried often and mend nothing. */
function rare(lessons: readonly LessonSeen[]): RuleIdea[] {
  const worst = yields(lessons)
    .filter((each) => each.lift < RARE)
    .slice(-LISTED);
  if (worst.length === 0) return [];
  return [
    {
      rule: `Rarely try ${worst.map((each) => `\`${each.operator}\``).join(', ')}.`,
      weight: gainOf(worst),
      because: worst.map((each) => `\`${each.operator}\` mended ${each.fixes} of ${each.tries} times`).join(', '),
    },
  ];
}

/** What mends a symptom, what mends at a kind of place, and rewrites that come again. */
function pairs(lessons: readonly LessonSeen[]): RuleIdea[] {
  return [
    ...again(lessons, (lesson) => (lesson.operator === null ? null : `When a test ${lesson.symptom}, try \`${lesson.operator}\` first.`)),
    ...again(lessons, (lesson) =>
      lesson.operator === null || lesson.place === null ? null : `At a ${lesson.place}, try \`${lesson.operator}\` first.`,
    ),
    ...again(lessons, (lesson) => (lesson.rewrite === '' ? null : `Often it helps to ${lesson.rewrite}.`)),
  ];
}

function again(lessons: readonly LessonSeen[], sentence: (lesson: LessonSeen) => string | null): RuleIdea[] {
  const counts = new Map<string, number>();
  for (const lesson of lessons) {
    const rule = lesson.solved ? sentence(lesson) : null;
    if (rule !== null) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, n]) => n >= ENOUGH)
    .map(([rule, n]) => ({ rule, weight: n / ENOUGH, because: `it would have fitted ${n} of the tasks that were solved` }));
}

/** A rule whose operators mended nothing among the fixes. */
function dropped(lessons: readonly LessonSeen[], rules: readonly Rule[]): Idea[] {
  const fixes = lessons.filter((lesson) => lesson.solved && lesson.operator !== null);
  const helped = new Set(fixes.map((lesson) => lesson.operator));
  return rules.flatMap((rule): Idea[] => {
    const advice = readAdvice(rule.text);
    if (
      fixes.length === 0 ||
      advice === null ||
      advice.strength < 0 ||
      advice.operators.length === 0 ||
      advice.operators.some((name) => helped.has(name))
    )
      return [];
    return [
      {
        proposal: { ...EMPTY, action: 'rule-dropped', ruleId: rule.id, because: `none of the ${fixes.length} fixes was of its kind` },
        weight: 1,
      },
    ];
  });
}

function gainOf(best: readonly Yield[]): number {
  return best.reduce((sum, each) => sum + Math.abs(Math.log(each.lift)), 0);
}
