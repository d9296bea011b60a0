import type { Place } from '../operators/place.js';
import { readAdvice } from '../prompt/advice.js';
import { IN_VAIN } from './lesson.js';

/** One line of the lessons of a cycle, as `proposePrompt` writes it. */
export interface LessonSeen {
  readonly solved: boolean;
  readonly attempts: number;
  readonly symptom: string;
  /** what mended it; null where the line names none */
  readonly operator: string | null;
  readonly place: Place | null;
  readonly rewrite: string;
  /** operator → how often it was tried without mending */
  readonly inVain: ReadonlyMap<string, number>;
}

const LINE = /^(solved|not solved) after (\d+) \| (.*?) \| (.*)$/;

/** null when the line is of another form. */
export function readLesson(line: string): LessonSeen | null {
  const found = LINE.exec(line);
  if (found === null) return null;
  const [, outcome = '', attempts = '0', symptom = '', remedy = ''] = found;
  const [mended = '', vain = ''] = remedy.split(IN_VAIN);
  const advice = readAdvice(mended);
  return {
    solved: outcome === 'solved',
    attempts: Number(attempts),
    symptom,
    operator: advice?.operators[0] ?? null,
    place: advice?.places[0] ?? null,
    rewrite: advice?.rewrites[0] ?? '',
    inVain: new Map([...vain.matchAll(/`([^`]+)` (\d+)/g)].map((match) => [match[1] ?? '', Number(match[2])])),
  };
}
