import { stepLine } from './step-text.js';
import { isQuestion, MAX_STEPS, type Step, STEP_NAMES, stepsFault } from './steps.js';

/** Steps that differ from others by one edit, and what it was. */
export interface StepsEdit {
  readonly told: string;
  readonly steps: readonly Step[];
}

/**
 * Every list that one edit makes and that can be: a step inserted, dropped, in the other order with the next, or with another number or
 * temperature.
 */
export function stepEdits(steps: readonly Step[]): readonly StepsEdit[] {
  return [...inserted(steps), ...dropped(steps), ...swapped(steps), ...rewritten(steps)].filter((each) => stepsFault(each.steps) === null);
}

function inserted(steps: readonly Step[]): readonly StepsEdit[] {
  if (steps.length >= MAX_STEPS) return [];
  return Array.from({ length: steps.length + 1 }, (_, at) =>
    STEP_NAMES.map((step) => ({
      told: `${step} ${steps[at] === undefined ? 'at the end' : `before ${steps[at].step}`}`,
      steps: steps.toSpliced(at, 0, { step }),
    })),
  ).flat();
}

function dropped(steps: readonly Step[]): readonly StepsEdit[] {
  return steps.map((step, at) => ({ told: `without ${stepLine(step)}`, steps: steps.toSpliced(at, 1) }));
}

function swapped(steps: readonly Step[]): readonly StepsEdit[] {
  return steps.slice(1).flatMap((second, at) => {
    const first = steps[at];
    return first === undefined || first.step === second.step
      ? []
      : [{ told: `${second.step} before ${first.step}`, steps: steps.toSpliced(at, 2, second, first) }];
  });
}

const NUMBERS: readonly number[] = [1, 2, 3, 4, 6];
const TEMPERATURES: readonly number[] = [0, 0.3, 0.7, 1];

function rewritten(steps: readonly Step[]): readonly StepsEdit[] {
  return steps.flatMap((step, at) => {
    if (!isQuestion(step.step)) return [];
    const others: readonly Step[] = [
      ...NUMBERS.filter((n) => n !== step.n).map((n) => ({ ...step, n })),
      ...TEMPERATURES.filter((temperature) => temperature !== step.decoding?.temperature).map((temperature) => ({
        ...step,
        decoding: { ...step.decoding, temperature },
      })),
    ];
    return others.map((other) => ({ told: `${stepLine(other)} in the place of ${stepLine(step)}`, steps: steps.with(at, other) }));
  });
}
