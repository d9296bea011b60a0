import { types } from 'node:util';
import { createContext, Script } from 'node:vm';

export type Bounded<T> = { readonly value: T } | { readonly failed: string };

/** One for all: a context takes longer to make than most work takes. */
const context = createContext({});
const script = new Script('work()');

/**
 * Runs a piece of synchronous work that may throw or never end. The engine stops everything that a script of a context
 * calls when its time is up, so an endless loop ends here too. It is no boundary: what it runs is code of this package.
 */
export function bounded<T>(work: () => T, timeoutMs: number): Bounded<T> {
  let done: { readonly value: T } | null = null;
  try {
    context['work'] = (): void => {
      done = { value: work() };
    };
    script.runInContext(context, { timeout: timeoutMs });
  } catch (error) {
    if (isTimeout(error)) return { failed: `it did not end within ${timeoutMs} ms` };
    return { failed: `it threw ${types.isNativeError(error) ? error.message : String(error)}` };
  }
  return done ?? { failed: 'it gave nothing back' };
}

function isTimeout(error: unknown): boolean {
  // The error may be of the context's own kind, which `instanceof` does not know.
  return types.isNativeError(error) && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}
