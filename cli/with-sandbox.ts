import type { OpenSandbox } from '../judge/judge.js';
import { CliFailure, EXIT } from './failures.js';

/** Works in a sandbox, which is closed afterwards; Ctrl-C ends the work, and is told in the words of `interrupted`. */
export async function withSandbox<T>(
  open: () => Promise<OpenSandbox>,
  interrupted: () => string,
  work: (sandbox: OpenSandbox, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const interruption = new AbortController();
  const interrupt = (): void => interruption.abort();
  process.once('SIGINT', interrupt);
  const sandbox = await open();
  try {
    return await work(sandbox, interruption.signal);
  } catch (error) {
    if (interruption.signal.aborted) throw new CliFailure(EXIT.interrupted, interrupted());
    throw error;
  } finally {
    process.removeListener('SIGINT', interrupt);
    await sandbox.close();
  }
}
