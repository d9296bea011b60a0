import { timesText, type RankReason, type Reason } from '../../domain/adapt/explained.js';
import { softmax } from '../../domain/adapt/softmax.js';
import { compactEdit } from '../../domain/edit.js';
import { symptomShares } from '../evidence/symptom.js';
import { ingredientsOf } from '../prompt/ingredients.js';
import type { TaskView } from '../prompt/read-prompt.js';
import { habit } from './habits.js';
import { poolsOf } from './pools.js';
import { learnedScores, likenessOf } from './ranked.js';
import type { Toolbox } from './repair.js';
import { moved, toldBy } from './score.js';

const MOST_NAMED = 5;

/** Why a program stands where it stands among the candidates; null where it is none of them. */
export function rankReason(task: TaskView, toolbox: Toolbox, program: string): RankReason | null {
  const pools = poolsOf(task, toolbox);
  const all = pools.flatMap(({ scores }) => [...scores]);
  const pool = pools.find(({ candidates, isSecond }) => !isSecond && candidates.some(({ text }) => text === program));
  const given = pool === undefined ? undefined : task.editable.get(pool.path);
  if (pool === undefined || given === undefined) return null;
  const index = pool.candidates.findIndex(({ text }) => text === program);
  const candidate = pool.candidates[index];
  const repair = toolbox.repairOf(task.language, given, ingredientsOf(task), task.examples);
  const score = pool.scores[index];
  if (candidate === undefined || repair === null || score === undefined) return null;
  const before = task.tried.find((each) => each.edit === null) ?? null;
  const symptoms = symptomShares(before?.failures ?? []);
  const { advice } = toldBy(task);
  const parts = {
    prior: candidate.logPrior,
    naturalness: (repair.base[index] ?? candidate.logPrior) - candidate.logPrior,
    habit: habit(candidate, symptoms),
    advice: moved(candidate, symptoms, advice),
    learned: toolbox.ranker === undefined ? 0 : (learnedScores(repair, before, task.language, toolbox.ranker)[index] ?? 0),
  };
  const rest = score - Object.values(parts).reduce((sum, each) => sum + each, 0);
  const symptom = [...symptoms.keys()][0] ?? 'failed in no known way';
  const reasons: readonly Reason[] = [
    {
      name: 'prior',
      value: parts.prior,
      words: `\`${candidate.operator}\` mends so large a share of bugs, spread over the places where it fits`,
    },
    { name: 'naturalness', value: parts.naturalness, words: 'how usual the code reads afterwards, beside the other candidates' },
    {
      name: 'habit',
      value: parts.habit,
      words: `the program ${symptom}, at which a ${candidate.place} and this kind of change are looked at first: ${timesText(parts.habit)}`,
    },
    { name: 'advice', value: parts.advice, words: `rules, memory and reflections of the question: ${timesText(parts.advice)}` },
    {
      name: 'learned',
      value: parts.learned,
      words:
        toolbox.ranker === undefined
          ? 'nothing was learned'
          : `${toolbox.ranker.fixes} fixes that were accepted before: ${timesText(parts.learned)}`,
    },
    { name: 'evidence', value: rest, words: `what earlier runs say of line ${candidate.line}: ${timesText(rest)}` },
  ];
  const weights = toolbox.ranker?.weights ?? {};
  const learned = likenessOf(
    repair,
    symptoms,
  )(index)
    .map(([name, value]) => ({ name, value: value * (weights[name] ?? 0) }))
    .filter(({ value }) => value !== 0)
    .toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value))
    .slice(0, MOST_NAMED);
  return {
    rank: 1 + all.filter((each) => each > score).length,
    of: all.filter((each) => each !== Number.NEGATIVE_INFINITY).length,
    probability: softmax(Float64Array.from(all))[all.indexOf(score)] ?? 0,
    operator: candidate.operator,
    place: candidate.place,
    line: candidate.line,
    edit: compactEdit(given, program),
    reasons,
    learned,
  };
}
