import type { Ending } from '../infra/temporal/interrupted.js';
import { progress } from './output.js';

/** What the next Ctrl-C does instead of ending the process. */
let next: (() => void) | null = null;

/**
 * Aborts on the first Ctrl-C or SIGTERM, so that a command can end what it began; a second one ends at once, unless `hurry` took it
 * over.
 */
export function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  const onSignal = (name: NodeJS.Signals): void => {
    const instead = next;
    next = null;
    if (instead !== null) return instead();
    if (controller.signal.aborted) process.exit(4);
    return controller.abort(name);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return controller.signal;
}

let leaves = false;

/**
 * Whether somebody wants to wait for nothing any longer: what was left open then, such as a call that is tried again, holds no process
 * up.
 */
export function isLeaving(): boolean {
  return leaves;
}

/**
 * For an end that waits for others: aborts at the next Ctrl-C, and is aborted where the process was told to end by SIGTERM, which waits
 * for nobody.
 */
export function hurry(interrupted: AbortSignal): AbortSignal {
  if (leaves || (interrupted.aborted && interrupted.reason === 'SIGTERM')) return AbortSignal.abort();
  const controller = new AbortController();
  next = () => controller.abort();
  return controller.signal;
}

/** For runs that are cancelled by the first Ctrl-C: the next one waits no longer for what has to be there for that. */
export function endingOf(interrupted: AbortSignal): Ending {
  let leave: AbortSignal | null = null;
  const asked = (): AbortSignal => {
    const given = hurry(interrupted);
    const left = (): void => {
      leaves = true;
      progress('leaving; Ctrl-C once more ends at once, whatever is being done');
    };
    if (given.aborted) leaves = true;
    else given.addEventListener('abort', left, { once: true });
    return given;
  };
  return { leave: () => (leave ??= asked()), report: progress };
}
