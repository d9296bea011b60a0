import type { Files, Language } from '../../domain/task.js';
import type { Commit } from '../../ports/repository.js';
import { isProse, isRunnable, isSource, isTestPath } from './paths.js';

/** A commit that may become a task: what it changes, by what that is. */
export interface Candidate {
  readonly commit: Commit;
  /** test files that can be run */
  readonly run: readonly string[];
  /** all that it adds or changes among tests */
  readonly tests: readonly string[];
  /** what the right answer changes */
  readonly answer: readonly string[];
  /** the sources among it */
  readonly sources: readonly string[];
}

/** Tests that stand in sources. */
export interface WithinSources {
  readonly tests: Files;
  /** sources of which nothing else changes */
  readonly testsAlone: readonly string[];
}

const NOTHING_WITHIN: WithinSources = { tests: {}, testsAlone: [] };

/** More files are a refactoring, or a release, and no one problem. */
const MAX_SOURCES = 12;

/** `within`: the tests that the commit changes in its sources, by the paths that they have as files of their own. */
export function candidateOf(
  commit: Commit,
  language: Language,
  within: WithinSources = NOTHING_WITHIN,
): Candidate | { readonly leftOut: string } {
  const paths = commit.changes.map(({ path }) => path);
  const sources = paths.filter((path) => isSource(path, language) && !within.testsAlone.includes(path));
  const kept = commit.changes.filter(({ kind }) => kind !== 'removed').map(({ path }) => path);
  const run = [...kept.filter((path) => isRunnable(path, language)), ...Object.keys(within.tests)];
  if (sources.length === 0 && run.length === 0) return { leftOut: 'changes neither source nor tests' };
  if (sources.length === 0) return { leftOut: 'changes tests alone' };
  if (run.length === 0) return { leftOut: 'changes no tests that can be run' };
  if (sources.length > MAX_SOURCES) return { leftOut: `changes more than ${MAX_SOURCES} source files` };
  const answer = paths.filter((path) => !isTestPath(path) && !isProse(path));
  return { commit, run, tests: kept.filter((path) => isTestPath(path)), answer, sources };
}
