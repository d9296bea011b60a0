import type { Files, Framework, Language, Limits } from '../../domain/task.js';
import type { PageSandbox, Sandbox } from '../../ports/sandbox.js';

/** What validators have run: candidates, linters, browsers, and lists of tests. */
export interface Runner extends Pick<Sandbox, 'judge' | 'lint'>, PageSandbox {
  /** The ids of the framework's tests in files, found without a solution. */
  listTests(language: Language, framework: Framework, files: Files, limits: Limits, signal: AbortSignal): Promise<readonly string[]>;
}
