import { PLACES, type Place } from '../operators/place.js';
import { OPERATOR_NAMES } from '../operators/table.js';
import { exceptionOf } from '../evidence/exception.js';
import { SYMPTOMS, type Symptom } from '../evidence/symptom.js';

/** A plain sentence of the playbook or of memory, as far as it says where to look and what to try. */
export interface Advice {
  /** named in backquotes, in the order in which they stand */
  readonly operators: readonly string[];
  readonly places: readonly Place[];
  /** it counts only where one of these shows; empty: always */
  readonly symptoms: readonly Symptom[];
  /** "replace `<` by `<=`" and "add `- 1`", as drafts spell them */
  readonly rewrites: readonly string[];
  /** how strongly it is meant; negative where it warns */
  readonly strength: number;
}

const WARNING = /\b(avoid|rarely|never|seldom|do not|don't|did not help|does not help|not help)\b/i;
const STRONG = /\b(first|always|usually|mostly|most often)\b/i;
const WEAK = /\b(sometimes|may|might|also|then)\b/i;

/** null where the sentence holds none of the words that this model knows. */
export function readAdvice(sentence: string): Advice | null {
  const quoted = [...sentence.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
  const operators = [...new Set(quoted.filter((word) => OPERATOR_NAMES.has(word)))];
  const places = PLACES.filter((place) => sentence.includes(place));
  const rewrites = [...sentence.matchAll(/replace `[^`]+` by `[^`]+`|add `[^`]+`/g)].map((match) => match[0]);
  if (operators.length === 0 && places.length === 0 && rewrites.length === 0) return null;
  const raised = [...sentence.matchAll(/raised (\w+)/g)].map((match): Symptom => `raised ${exceptionOf(match[1] ?? '')}`);
  const symptoms = [...SYMPTOMS.filter((symptom) => sentence.includes(symptom)), ...raised];
  const strength = STRONG.test(sentence) ? 1.3 : WEAK.test(sentence) ? 0.6 : 1;
  return { operators, places, symptoms, rewrites, strength: WARNING.test(sentence) ? -strength : strength };
}

/** What a candidate is, as far as advice can speak of it. */
export interface Described {
  readonly operator: string;
  readonly place: Place;
  readonly rewrite: string;
}

/** How much the advice moves a candidate's log-score, before the weight of where it stands. */
export function appliesTo(advice: Advice, candidate: Described, shares: ReadonlyMap<Symptom, number>): number {
  const shown = advice.symptoms.length === 0 ? 1 : advice.symptoms.reduce((sum, symptom) => sum + (shares.get(symptom) ?? 0), 0);
  if (shown === 0) return 0;
  if (advice.rewrites.includes(candidate.rewrite)) return advice.strength * shown * 1.5 * placeFit(advice, candidate);
  const position = advice.operators.indexOf(candidate.operator);
  if (advice.operators.length > 0 && position < 0) return 0;
  const order = advice.operators.length === 0 ? 0.7 : 1 / (1 + 0.25 * position);
  const exact = advice.rewrites.length === 0 ? 1 : 0.4;
  return advice.strength * shown * order * exact * placeFit(advice, candidate);
}

function placeFit(advice: Advice, candidate: Described): number {
  if (advice.places.length === 0) return 0.8;
  if (advice.places.includes(candidate.place)) return 1.2;
  return advice.operators.length === 0 && advice.rewrites.length === 0 ? 0 : 0.25;
}
