import type { Environment, RepoFramework, RepoSource } from '../domain/repo-task.js';
import type { Files, Limits } from '../domain/task.js';

/** What is read of a repository, and run in it, to make tasks of it. Throws RatchetFailure where it cannot be had. */
export interface Repositories {
  /** The newest first, without merges. Throws `bad-request` where `since` is no date. */
  commits(repository: string, wanted: { readonly since?: string; readonly limit: number }, signal: AbortSignal): Promise<readonly Commit[]>;
  /** Whether it is a clone without the commits before a certain one. */
  isShallow(repository: string, signal: AbortSignal): Promise<boolean>;
  /** All paths of files at a commit. */
  paths(repository: string, commit: string, signal: AbortSignal): Promise<readonly string[]>;
  /** Null: it is not there, is no text in UTF-8, or is larger than 1 MB. */
  text(repository: string, commit: string, path: string, signal: AbortSignal): Promise<string | null>;
  /** What the commit does to these paths. */
  patch(repository: string, commit: string, paths: readonly string[], signal: AbortSignal): Promise<string>;
  /** The framework's usual command. */
  command(framework: RepoFramework): string;
  /** Whether a path steers a build, an interpreter or a test runner: no answer may change it. */
  steers(path: string): boolean;
  /** Runs tests on a checkout with a patch and files over it. */
  test(run: TestOrder, signal: AbortSignal): Promise<TestOutcome>;
}

export interface Commit {
  readonly id: string;
  /** null: the first of all */
  readonly parent: string | null;
  /** ISO 8601 */
  readonly at: string;
  readonly message: string;
  readonly changes: readonly { readonly path: string; readonly kind: 'added' | 'changed' | 'removed' }[];
}

export interface TestOrder {
  readonly source: RepoSource;
  readonly framework: RepoFramework;
  readonly testCommand: string;
  readonly limits: Limits;
  readonly patch: string;
  readonly files: Files;
  /** which files hold the tests that are to run */
  readonly run: readonly string[];
}

export type TestOutcome =
  | {
      readonly kind: 'ran';
      /** id → whether it passed, failed or was skipped */
      readonly tests: ReadonlyMap<string, 'passed' | 'failed' | 'skipped'>;
      /** the end of what was printed */
      readonly printed: string;
    }
  /** `set-up failed: …`, `no end after 120 s`, `the patch does not apply` */
  | { readonly kind: 'stopped'; readonly why: string };

/** What a repository uses, as far as its files say it. */
export interface Ecosystem {
  readonly framework: RepoFramework;
  /** where it is not the framework's usual one */
  readonly testCommand?: string;
  readonly environment: Environment;
}
