import { operatorShares, type CountedFix, type Ranker } from '../../domain/adapt/ranker.js';
import { symptomShares } from '../evidence/symptom.js';
import { OPERATORS } from '../operators/table.js';
import type { TriedLine } from '../prompt/read-prompt.js';
import { featuresOf, namesIn, type Feature } from './features.js';
import type { Repair } from './made-repair.js';

const TOTAL = OPERATORS.reduce((sum, { prior }) => sum + prior, 0);
/** The shares by hand, which what was learned is drawn towards. */
const PRIOR: ReadonlyMap<string, number> = new Map(OPERATORS.map(({ name, prior }) => [name, prior / TOTAL]));

/** What learning adds to the log-weights of a program's candidates. */
export function learnedScores(repair: Repair, given: TriedLine | null, language: string, ranker: Ranker): Float64Array {
  const symptoms = symptomShares(given?.failures ?? []);
  const moves = countMoves(ranker, { language, symptoms });
  const { weights } = ranker;
  if (weights === null) return Float64Array.from(repair.candidates, ({ operator }) => moves.get(operator) ?? 0);
  const sum = (features: readonly Feature[]): number => features.reduce((total, [name, value]) => total + value * (weights[name] ?? 0), 0);
  const like = likenessOf(repair, symptoms);
  return Float64Array.from(repair.candidates, ({ operator }, index) => (moves.get(operator) ?? 0) + sum(like(index)));
}

/** For each operator, the log of its learned share beside the one by hand. */
export function countMoves(
  counted: Pick<Ranker, 'counts' | 'concentration'>,
  at: Pick<CountedFix, 'language' | 'symptoms'>,
  without: CountedFix | null = null,
): ReadonlyMap<string, number> {
  const shares = operatorShares(counted, PRIOR, at, without);
  return new Map([...PRIOR].map(([operator, prior]) => [operator, Math.log((shares.get(operator) ?? prior) / prior)]));
}

/** What the candidates of a program are like, by index. */
export function likenessOf(repair: Repair, symptoms: ReadonlyMap<string, number>): (index: number) => readonly Feature[] {
  const program = { text: repair.program.text, names: new Set(namesIn(repair.program.text)) };
  return (index) => {
    const candidate = repair.candidates[index];
    return candidate === undefined ? [] : featuresOf(candidate, repair.base[index] ?? 0, program, symptoms);
  };
}
