import { symptomShares, type Symptom } from '../evidence/symptom.js';
import type { Candidate } from '../operators/candidates.js';
import { OPERATORS } from '../operators/table.js';
import { appliesTo, readAdvice, type Advice } from '../prompt/advice.js';
import type { TaskView, TriedLine } from '../prompt/read-prompt.js';
import { habit } from './habits.js';
import type { LineWeights } from './localise.js';
import type { Repair } from './made-repair.js';

/**
 * What the sentences of a prompt weigh: rules by their order, memory next, reflections least. A strong rule about doubles a share,
 * which is what a real habit of bugs is worth.
 */
interface WeighedAdvice {
  readonly advice: Advice;
  readonly weight: number;
}

const WEIGHT = { rule: 0.6, recalled: 0.5, reflection: 0.3 } as const;
/** Advice can move a candidate by at most this much, so that no heap of sentences hides the evidence. */
const MAX_ADVICE = 2.5;

/** What the sentences of a prompt say of candidates. */
export interface Told {
  readonly advice: readonly WeighedAdvice[];
  /** a rule asks to forget which kinds of change bugs usually want */
  readonly alike: boolean;
}

const ALIKE = /every kind of change .*equally likely/i;

export function toldBy(task: TaskView): Told {
  return { advice: adviceOf(task), alike: task.rules.some((rule) => ALIKE.test(rule)) };
}

function adviceOf(task: TaskView): readonly WeighedAdvice[] {
  return [
    ...read(task.rules, (index) => WEIGHT.rule / (1 + 0.1 * index)),
    ...read(task.recalled, (index) => WEIGHT.recalled / (1 + 0.2 * index)),
    ...read(
      task.reflections.map((each) => each.sentence),
      () => WEIGHT.reflection,
    ),
  ];
}

function read(sentences: readonly string[], weight: (index: number) => number): WeighedAdvice[] {
  return sentences.flatMap((sentence, index) => {
    const advice = readAdvice(sentence);
    return advice === null ? [] : [{ advice, weight: weight(index) }];
  });
}

/** The log-scores of a program's candidates in the light of the prompt. */
export function scoresOf(repair: Repair, given: TriedLine | null, lines: LineWeights, { advice, alike }: Told): Float64Array {
  const shares = symptomShares(given?.failures ?? []);
  const moves = new Map<string, number>();
  return repair.base.map((base, index) => {
    const candidate = repair.candidates[index];
    if (candidate === undefined) return base;
    const key = `${candidate.operator}|${candidate.place}|${candidate.draft.rewrite}`;
    const move = moves.get(key) ?? moved(candidate, shares, advice) + (alike ? -shareOf(candidate) : habit(candidate, shares));
    moves.set(key, move);
    return base + move + lines(candidate.line);
  });
}

const SHARES = new Map(OPERATORS.map((operator) => [operator.name, Math.log(operator.prior)]));

/** Log of the share of its operator, which its base score holds. */
function shareOf(candidate: Candidate): number {
  return SHARES.get(candidate.operator) ?? 0;
}

/** What advice adds to the log-weight of a candidate. */
export function moved(candidate: Candidate, shares: ReadonlyMap<Symptom, number>, advice: readonly WeighedAdvice[]): number {
  const described = { operator: candidate.operator, place: candidate.place, rewrite: candidate.draft.rewrite };
  const told = advice.reduce((sum, each) => sum + each.weight * appliesTo(each.advice, described, shares), 0);
  return Math.max(-MAX_ADVICE, Math.min(MAX_ADVICE, told));
}
