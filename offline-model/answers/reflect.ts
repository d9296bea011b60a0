import type { Reflection } from '../../domain/reflection.js';
import { ERROR_CLASSES, type ErrorClass } from '../../domain/verdict.js';
import { symptomShares } from '../evidence/symptom.js';
import type { TaskView } from '../prompt/read-prompt.js';
import type { Toolbox } from '../rank/repair.js';
import { believe } from './believe.js';

/** What the evidence of the prompt says of the failed attempts: the place and the operator that hold most of the probability. */
export function reflect(task: TaskView, toolbox: Toolbox): Reflection {
  const given = task.tried.find((each) => each.edit === null) ?? task.tried.at(-1);
  const symptom = [...symptomShares(given?.failures ?? []).keys()][0] ?? 'returned a wrong value';
  const belief = believe(task, toolbox);
  const errorClass: ErrorClass = ERROR_CLASSES.find((known) => known === given?.errorClass) ?? 'Logic';
  if (belief === null) {
    return {
      errorClass,
      suspectedCause: 'unknown',
      place: { path: [...task.editable.keys()][0] ?? '', line: 0 },
      nextIdea: 'Start from the given program and make one small change.',
      confidence: 0,
      sentence: `The program ${symptom}; no place stands out.`,
    };
  }
  const operators = belief.operators.map((name) => `\`${name}\``).join(', then ');
  return {
    errorClass,
    suspectedCause: `the ${belief.place} at line ${belief.line}`,
    place: { path: belief.path, line: belief.line },
    nextIdea: `Try ${operators} at the ${belief.place}.`,
    confidence: belief.share,
    sentence: `The program ${symptom}; the ${belief.place} is the likeliest place.`,
  };
}
