import { ERROR_CLASSES, type ErrorClass } from './verdict.js';

/** A train task as a version met it. */
export interface SeenTask {
  readonly taskId: string;
  readonly solved: boolean;
  /** how it failed; null where it was solved, or that is not known */
  readonly errorClass: ErrorClass | null;
}

/** What whoever proposes a change says of train tasks before it is tried. */
export interface Foretold {
  /** what it rests on, in its words */
  readonly evidence: string;
  readonly rootCause: string;
  /** ids of train tasks that were not solved and will be */
  readonly willFix: readonly string[];
  /** ids of train tasks that were solved and may not be any more */
  readonly mayBreak: readonly string[];
  /** ids of train tasks that its parent solves and of which one must hold; missing where it knows none */
  readonly guards?: readonly string[];
}

/** Train tasks of either kind that one proposal may name. */
export const MAX_FORETOLD = 8;

/**
 * What an answer foretells, held against what it was made from: a name is a task that was seen, or a class of failure,
 * which stands for each seen task that failed so. Anything else is dropped, since nobody could look there.
 */
export function foretoldOf({ evidence, rootCause, willFix, mayBreak }: Foretold, seen: readonly SeenTask[]): Foretold {
  const [solved, failed] = [seen.filter((each) => each.solved), seen.filter((each) => !each.solved)];
  return { evidence, rootCause, willFix: named(willFix, failed), mayBreak: named(mayBreak, solved) };
}

function named(texts: readonly string[], among: readonly SeenTask[]): readonly string[] {
  const ids = texts.flatMap((text) => [text, ...text.split(/[\s,;]+/)]).flatMap((name) => tasksBy(name.trim(), among));
  return [...new Set(ids)].slice(0, MAX_FORETOLD);
}

function tasksBy(name: string, among: readonly SeenTask[]): readonly string[] {
  const whole = among.filter(({ taskId }) => taskId === name);
  const errorClass = ERROR_CLASSES.find((each) => each.toLowerCase() === name.toLowerCase());
  const found = whole.length > 0 || errorClass === undefined ? whole : among.filter((each) => each.errorClass === errorClass);
  return found.map(({ taskId }) => taskId);
}
