import type { TestOutcome } from '../../ports/repository.js';

export type Statuses = ReadonlyMap<string, 'passed' | 'failed' | 'skipped'>;

export type Validated =
  | { readonly failToPass: readonly string[]; readonly passToPass: readonly string[]; readonly flaky: readonly string[] }
  | { readonly leftOut: string };

/** More tests of one file say no more, and each stands in the task. */
const MAX_PASS_TO_PASS = 300;

/** What runs before and after the change say: ids whose status differs from run to run count for nothing. */
export function validated(before: readonly Statuses[], after: readonly Statuses[]): Validated {
  const ids = [...new Set([...before, ...after].flatMap((run) => [...run.keys()]))].toSorted();
  const passes = (runs: readonly Statuses[], id: string): number => runs.filter((run) => run.get(id) === 'passed').length;
  const isFlaky = (runs: readonly Statuses[], id: string): boolean => ![0, runs.length].includes(passes(runs, id));
  const flaky = ids.filter((id) => isFlaky(before, id) || isFlaky(after, id));
  const steady = ids.filter((id) => !flaky.includes(id) && passes(after, id) === after.length);
  const failToPass = steady.filter((id) => passes(before, id) === 0);
  if (failToPass.length === 0) {
    if (flaky.some((id) => passes(after, id) > 0)) return { leftOut: 'what the change mends is flaky' };
    return { leftOut: steady.length === 0 ? 'no test passes after the change' : 'no test fails before the change and passes after it' };
  }
  return { failToPass, passToPass: steady.filter((id) => passes(before, id) > 0).slice(0, MAX_PASS_TO_PASS), flaky };
}

/** The kind of a reason, so that reasons can be counted. */
export function kindOfStop({ why }: Extract<TestOutcome, { kind: 'stopped' }>, when: 'before' | 'after'): string {
  if (why.startsWith('set-up failed')) return `its set-up fails (${lastWords(why)})`;
  if (/in time|memory|printed more/.test(why)) return `${why} (${when} the change)`;
  return when === 'after' ? `the change cannot be put on its parent (${why.slice(0, 80)})` : why.slice(0, 120);
}

/** Of what a tool prints the line that says what is wrong: the first error, or else the last line. */
function lastWords(said: string): string {
  const lines = said.split('\n').map((line) => line.trim());
  const told =
    lines.find((line) => /^(?:\[?error\]?\b|npm err!|fatal:|\w*error:)/i.test(line) && line.length > MIN_TOLD) ??
    lines.findLast((line) => line !== '');
  return (told ?? '').slice(0, MAX_TOLD);
}

const MIN_TOLD = 12;
const MAX_TOLD = 160;
