import type { Rule } from '../../domain/strategy.js';
import { readAdvice } from '../prompt/advice.js';
import type { LessonSeen } from './lessons-seen.js';
import type { Idea } from './propose.js';

const EMPTY = { ruleId: '', rule: '', setting: '', value: 0 } as const;
const LISTED = 5;

/** Rules that the fixes of the cycle speak for, and rules that they speak against. */
export function ruleIdeas(lessons: readonly LessonSeen[], rules: readonly Rule[]): Idea[] {
  const solved = lessons.filter((lesson) => lesson.solved && lesson.operators.length > 0);
  const known = new Set(rules.map((rule) => rule.text));
  const added = [...orders(solved), ...bySymptom(solved), ...byPlace(solved), ...byRewrite(solved)].filter(({ rule }) => !known.has(rule));
  return [
    ...added.map(({ rule, weight, because }): Idea => ({ proposal: { ...EMPTY, action: 'rule-added', rule, because }, weight })),
    ...changed(added, rules),
    ...dropped(solved, rules),
  ];
}

interface RuleIdea {
  readonly rule: string;
  readonly weight: number;
  readonly because: string;
}

/** One list of all operators that mended something, the most frequent first. */
function orders(solved: readonly LessonSeen[]): RuleIdea[] {
  const counts = tally(solved, (lesson) => lesson.operators[0] ?? '');
  if (counts.length === 0) return [];
  const names = counts.slice(0, LISTED).map(([name]) => `\`${name}\``);
  return [{ rule: `Try ${names.join(', then ')} first.`, weight: 2 * solved.length, because: `${solved.length} tasks were mended; most often by ${names[0] ?? ''}` }];
}

function bySymptom(solved: readonly LessonSeen[]): RuleIdea[] {
  return tally(solved, (lesson) => `${lesson.symptom}\u0000${lesson.operators[0] ?? ''}`).map(([key, n]) => {
    const [symptom = '', operator = ''] = key.split('\u0000');
    return { rule: `When a test ${symptom}, try \`${operator}\` first.`, weight: n, because: `\`${operator}\` mended ${n} of the tasks that ${symptom}` };
  });
}

function byPlace(solved: readonly LessonSeen[]): RuleIdea[] {
  return tally(solved.filter((lesson) => lesson.place !== null), (lesson) => `${lesson.place ?? ''}\u0000${lesson.operators[0] ?? ''}`).map(([key, n]) => {
    const [place = '', operator = ''] = key.split('\u0000');
    return { rule: `At a ${place}, try \`${operator}\` first.`, weight: n, because: `\`${operator}\` at a ${place} mended ${n} tasks` };
  });
}

function byRewrite(solved: readonly LessonSeen[]): RuleIdea[] {
  return tally(solved.filter((lesson) => lesson.rewrite !== ''), (lesson) => lesson.rewrite).filter(([, n]) => n > 1).map(([change, n]) => ({
    rule: `Often it helps to ${change}.`, weight: n, because: `it mended ${n} tasks`,
  }));
}

/** A list of operators is brought up to date rather than told twice. */
function changed(added: readonly RuleIdea[], rules: readonly Rule[]): Idea[] {
  const list = rules.find((rule) => rule.text.startsWith('Try `'));
  const better = added.find((idea) => idea.rule.startsWith('Try `'));
  if (list === undefined || better === undefined) return [];
  return [{ proposal: { ...EMPTY, action: 'rule-changed', ruleId: list.id, rule: better.rule, because: better.because }, weight: better.weight }];
}

/** A rule whose operators mended nothing in a cycle that mended something. */
function dropped(solved: readonly LessonSeen[], rules: readonly Rule[]): Idea[] {
  const helped = new Set(solved.flatMap((lesson) => lesson.operators));
  return rules.flatMap((rule): Idea[] => {
    const operators = readAdvice(rule.text)?.operators ?? [];
    if (solved.length === 0 || operators.length === 0 || operators.some((name) => helped.has(name))) return [];
    return [{ proposal: { ...EMPTY, action: 'rule-dropped', ruleId: rule.id, because: `none of the ${solved.length} fixes was of its kind` }, weight: 0.5 }];
  });
}

/** How often each key occurs, the most frequent first, ties by key. */
function tally(lessons: readonly LessonSeen[], keyOf: (lesson: LessonSeen) => string): [string, number][] {
  const counts = new Map<string, number>();
  for (const lesson of lessons) counts.set(keyOf(lesson), (counts.get(keyOf(lesson)) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
