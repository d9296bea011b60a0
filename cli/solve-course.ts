import { RatchetFailure } from '../ports/failures.js';
import { nothingNamed } from '../domain/nothing-named.js';
import { count } from '../domain/figures.js';
import { StillRuns } from '../infra/temporal/interrupted.js';
import type { Language, Suite } from '../domain/task.js';
import { lines } from '../domain/visible.js';
import { waitingLine, type Waiting } from '../domain/waiting.js';
import type { SolveView } from '../workflows/contract.js';
import { asCliFailure, CliFailure, EXIT } from './failures.js';
import { progress } from './output.js';

/** What `solve`, `compare` and `gate` are all asked for. */
export interface RunOptions {
  readonly suite: string;
  readonly task?: readonly string[];
  readonly language?: Language;
  readonly attempts?: number;
  readonly concurrency?: number;
  readonly seed?: number;
  readonly countUncontrolled?: boolean;
  readonly model?: string;
}

/** The tasks that a person named, or all. Throws CliFailure for one that is not there. */
export function onlyNamed<Read extends Suite>(suite: Read, named: readonly string[] | undefined): Read {
  const unknown = (named ?? []).filter((id) => !suite.tasks.some((task) => task.id === id));
  if (unknown.length > 0)
    throw new CliFailure(
      EXIT.usage,
      lines(unknown.map((id) => `--task: ${nothingNamed(`task in ${suite.name}`, id, { known: suite.tasks.map((task) => task.id) })}`)),
    );
  return { ...suite, tasks: suite.tasks.filter((task) => named === undefined || named.includes(task.id)) };
}

/** Why a run came to no end; null where it did. */
export async function failureOf(run: Promise<SolveView>): Promise<unknown> {
  try {
    const { failed = [] } = await run;
    const [first] = failed;
    if (first === undefined) return null;
    const others =
      failed.length === 1
        ? ''
        : ` (and ${failed.length - 1} more: ${failed
            .slice(1)
            .map(({ task }) => task)
            .join(', ')})`;
    const message = `task ${first.task}: ${first.because}${others}`;
    return first.kind === 'unexpected' ? new CliFailure(EXIT.failed, message) : new RatchetFailure(first.kind, message);
  } catch (error) {
    return error;
  }
}

/** The end of a run that is not done: what stopped it, with the exit code that says so, and how it goes on from what is finished. */
export function cutOff(failure: unknown, finished: string, interrupted: boolean): unknown {
  if (failure instanceof StillRuns) return new CliFailure(EXIT.interrupted, `${endOfInterrupted(failure)}\n${finished}`);
  const left = `${finished}; the same command goes on from there`;
  if (interrupted) return new CliFailure(EXIT.interrupted, `interrupted, and nothing of it runs on: ${left}`);
  const expected = asCliFailure(failure);
  return expected === null ? failure : new CliFailure(expected.exitCode, `${expected.message}\n${left}`);
}

/** What is said of a run that was interrupted, and ended with this. */
export function endOfInterrupted(error: unknown): string {
  return error instanceof StillRuns ? `interrupted, and not ended: ${error.message}` : 'interrupted; nothing of it runs on';
}

type View = { readonly done: number; readonly of: number; readonly plausible: number; readonly solved: number };

/** A line whenever a task ends, or something is waited for; with a name before it where several go side by side. */
export function showProgress(named?: string): (view: View | null, waits: readonly Waiting[]) => void {
  let [shown, told] = [-1, ''];
  const before = named === undefined ? '' : `${named}: `;
  return (view, waits) => {
    const waiting = waits.map(waitingLine).join(' · ');
    if (waiting !== told && waiting !== '') progress(`${before}${waiting}`);
    told = waiting;
    if (view === null || view.done === shown) return;
    shown = view.done;
    progress(`${before}${view.done} of ${count(view.of, 'task')} done, ${view.plausible} plausible, ${view.solved} solved`);
  };
}
