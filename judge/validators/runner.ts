import type { ListJob, PageSandbox, Sandbox } from '../../ports/sandbox.js';

/** What validators have run: candidates, linters, browsers, and lists of tests. */
export interface Runner extends Pick<Sandbox, 'judge' | 'lint'>, PageSandbox {
  /** The ids of the framework's tests in files, found without a solution. */
  listTests(job: ListJob, signal: AbortSignal): Promise<readonly string[]>;
}
