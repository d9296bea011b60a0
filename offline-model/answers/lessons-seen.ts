import { readAdvice } from '../prompt/advice.js';
import type { Place } from '../operators/place.js';

/** One line of the lessons of a cycle, as `proposePrompt` writes it. */
export interface LessonSeen {
  readonly solved: boolean;
  readonly attempts: number;
  readonly symptom: string;
  readonly operators: readonly string[];
  readonly place: Place | null;
  readonly rewrite: string;
}

const LINE = /^(solved|not solved) after (\d+) \| (.*?) \| (.*)$/;

/** null when the line is of another form. */
export function readLesson(line: string): LessonSeen | null {
  const found = LINE.exec(line);
  if (found === null) return null;
  const [, outcome = '', attempts = '0', symptom = '', remedy = ''] = found;
  const advice = readAdvice(remedy);
  return { solved: outcome === 'solved', attempts: Number(attempts), symptom, operators: advice?.operators ?? [], place: advice?.places[0] ?? null, rewrite: advice?.rewrites[0] ?? '' };
}
