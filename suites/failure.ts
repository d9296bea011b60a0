import { lines } from '../domain/visible.js';

/** One thing that is wrong with a suite: where, which field, what stands there, and the way out. */
export interface Problem {
  /** file, with a line where it helps */
  readonly where: string;
  /** empty where the file itself is the problem */
  readonly field: string;
  /** what stands there, as text; empty where nothing does */
  readonly value: string;
  readonly mend: string;
}

/** More help nobody. */
const MOST_LINES = 40;

/** A suite that cannot be used, with everything that is wrong with it. */
export class SuiteFailure extends Error {
  override readonly name = 'SuiteFailure';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(lines(problemLines(problems)));
    this.problems = problems;
  }
}

/** What comes of some work; null, with the problems added, where something is wrong with what it reads. */
export async function orTold<T>(problems: Problem[], work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SuiteFailure)) throw error;
    problems.push(...error.problems);
    return null;
  }
}

/** Code in a suite that no reader can follow. */
export class CodeFailure extends Error {
  override readonly name = 'CodeFailure';
}

export function problemLine(problem: Problem): string {
  const what = [problem.field, problem.value].filter((part) => part !== '').join(' = ');
  return `${problem.where}${what === '' ? '' : `: ${what}`}: ${problem.mend}`;
}

/** One line a problem, as many as a person reads. */
export function problemLines(problems: readonly Problem[]): readonly string[] {
  const left = problems.length - MOST_LINES;
  return [...problems.slice(0, MOST_LINES).map(problemLine), ...(left > 0 ? [`and ${left} more`] : [])];
}
