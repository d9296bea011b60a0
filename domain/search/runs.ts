/**
 * What a variant came to, one character a place: `.` not run, `x` void, `0` not solved, else the attempt that solved it
 * in base 36. A place is a task and a run of it; all variants meet the same places, so two of them are compared as pairs.
 */
export type Runs = string;

export type RunResult = { readonly attempts: number } | 'unsolved' | 'void';

/** What an episode is to a search. */
export function resultOf({
  status,
  solved,
  attempts,
  attemptsToPass,
}: {
  readonly status: 'passed' | 'failed' | 'void';
  readonly solved: boolean;
  readonly attempts: number;
  readonly attemptsToPass: number | null;
}): RunResult {
  if (status === 'void') return 'void';
  return solved ? { attempts: attemptsToPass ?? attempts } : 'unsolved';
}

/** More attempts than this have no character. */
export const MAX_ATTEMPTS = 35;
const NOT_RUN = '.';
const VOID = 'x';

export function withRun(runs: Runs, place: number, result: RunResult): Runs {
  const padded = runs.padEnd(place + 1, NOT_RUN);
  return `${padded.slice(0, place)}${characterOf(result)}${padded.slice(place + 1)}`;
}

function characterOf(result: RunResult): string {
  if (result === 'void') return VOID;
  return result === 'unsolved' ? '0' : Math.min(Math.max(1, result.attempts), MAX_ATTEMPTS).toString(36);
}

/** A void run counts: it is not run again. */
export function wasRun(runs: Runs, place: number): boolean {
  return (runs[place] ?? NOT_RUN) !== NOT_RUN;
}

/** 1 for a task that was solved at once, less for each further attempt, 0 where it was not; null where nothing is known. */
export function scoreAt(runs: Runs, place: number, attempts: number): number | null {
  const seen = runs[place] ?? NOT_RUN;
  if (seen === NOT_RUN || seen === VOID) return null;
  const solvedAt = Number.parseInt(seen, 36);
  return solvedAt === 0 ? 0 : Math.max(0, (attempts - solvedAt + 1) / attempts);
}

/** The attempt that solved a place that was judged; null where none did. */
export function attemptsAt(runs: Runs, place: number): number | null {
  const solvedAt = Number.parseInt(runs[place] ?? '0', 36);
  return solvedAt === 0 ? null : solvedAt;
}

function isJudged(seen: string | undefined): boolean {
  return seen !== undefined && seen !== NOT_RUN && seen !== VOID;
}

export function bothJudged(one: Runs, other: Runs, place: number): boolean {
  return isJudged(one[place]) && isJudged(other[place]);
}

/** Places of the runs that say something. */
export function judgedPlaces(runs: Runs): readonly number[] {
  const places: number[] = [];
  for (let place = 0; place < runs.length; place += 1) if (isJudged(runs[place])) places.push(place);
  return places;
}
