import { checksFramework, DEFAULT_REPO_LIMITS, hasControls, type RepoFramework, type RepoSource } from '../../domain/repo-task.js';
import type { Checks, Files, Language, Task } from '../../domain/task.js';
import type { Repositories } from '../../ports/repository.js';
import { ecosystemOf, frameworkOfCommand, languageOf, manifestOf, usualCommand } from './ecosystem.js';
import { slug } from './family.js';
import { isRunnable } from './paths.js';
import type { Statuses } from './validate.js';

export interface FromCheckout {
  readonly name: string;
  readonly repository: string;
  readonly commit: string;
  /** what is wrong, or wanted, in a person's words; empty: what fails says it */
  readonly issue: string;
  readonly testCommand?: string;
  readonly framework?: RepoFramework;
  readonly setup?: readonly string[];
}

/** What the tests of a checkout say as it stands. */
export interface CheckoutTests {
  readonly language: Language;
  readonly framework: RepoFramework;
  readonly testCommand: string;
  readonly source: RepoSource;
  /** files of tests */
  readonly run: readonly string[];
  /** what failed each time, and what passed each time */
  readonly failing: readonly string[];
  readonly passing: readonly string[];
  /** what was not the same each time */
  readonly flaky: readonly string[];
}

/** Runs the tests of a checkout so many times; `none` says why there is nothing to see. */
export async function testsOfCheckout(
  repositories: Repositories,
  from: Omit<FromCheckout, 'issue'>,
  runs: number,
  signal: AbortSignal,
): Promise<CheckoutTests | { readonly none: string }> {
  const { repository, commit } = from;
  const paths = await repositories.paths(repository, commit, signal);
  const language = languageOf(paths);
  if (language === null) return { none: 'it is in no language that can be judged' };
  const run = paths.filter((path) => isRunnable(path, language)).toSorted();
  if (run.length === 0) return { none: `it has no test files that can be run (${language})` };
  const known = ecosystemOf(language, paths, (await repositories.text(repository, commit, manifestOf(language), signal)) ?? '');
  const framework = from.framework ?? frameworkOfCommand(from.testCommand ?? '') ?? known.framework;
  const environment = from.setup === undefined ? known.environment : { ...known.environment, setup: from.setup };
  const source = { repository, commit, environment };
  const testCommand = from.testCommand ?? usualCommand(repositories, framework, known);
  const seen: Statuses[] = [];
  for (let index = 0; index < runs; index += 1) {
    const order = { source, framework, testCommand, limits: DEFAULT_REPO_LIMITS, patch: '', files: {}, run };
    const ran = await repositories.test(order, signal);
    if (ran.kind === 'stopped') return { none: ran.why };
    if (ran.tests.size === 0)
      return {
        none: `no test was reported as ${framework} does (--framework says otherwise). The command said: ${ran.printed.slice(-MAX_SAID)}`,
      };
    seen.push(ran.tests);
  }
  const ids = [...new Set(seen.flatMap((each) => [...each.keys()]))].toSorted();
  const always = (status: string): readonly string[] => ids.filter((id) => seen.every((each) => each.get(id) === status));
  const [failing, passing, skipped] = [always('failed'), always('passed'), always('skipped')];
  const steady = new Set([...failing, ...passing, ...skipped]);
  return { language, framework, testCommand, source, run, failing, passing, flaky: ids.filter((id) => !steady.has(id)) };
}

/** What fails in a checkout now, as a task without a known answer. Nothing is hidden: a person wants all of it to pass. */
export async function taskFromCheckout(
  repositories: Repositories,
  from: FromCheckout,
  signal: AbortSignal,
): Promise<{ readonly task: Task } | { readonly none: string }> {
  const looked = await testsOfCheckout(repositories, from, 1, signal);
  if ('none' in looked) return looked;
  const { language, framework, testCommand, source, failing } = looked;
  const passing = looked.passing.slice(0, MAX_PASSING);
  if (failing.length === 0 && from.issue === '') return { none: 'no test fails; say what is wanted with --issue' };
  const tests = await filesOf(repositories, from, looked.run, signal);
  const checks = (ids: readonly string[]): Checks => ({
    trust: 'in-process',
    tests: { framework: checksFramework(framework), files: tests, ids, ...(hasControls(framework) ? {} : { countUncontrolled: true }) },
  });
  const id = slug(`fix-${from.name}-${from.commit.slice(0, 10)}`);
  return {
    task: {
      id,
      language,
      kind: 'repo',
      family: id,
      prompt: [from.issue, failing.length === 0 ? '' : whatFails(failing)].filter((part) => part !== '').join('\n\n'),
      files: {},
      editable: [],
      visible: checks([...failing, ...passing]),
      hidden: checks([...failing, ...passing]),
      limits: DEFAULT_REPO_LIMITS,
      reference: {},
      repo: { source, framework, testCommand, failToPass: failing, passToPass: passing, readOnly: Object.keys(tests), reference: '' },
    },
  };
}

/** More tests say no more, and each stands in the task. */
export const MAX_PASSING = 300;
const MAX_SAID = 400;
const MAX_NAMED = 20;

function whatFails(failing: readonly string[]): string {
  const left = failing.length - MAX_NAMED;
  const more = left > 0 ? `, and ${left} more` : '';
  return `In this checkout ${failing.length} tests fail: ${failing.slice(0, MAX_NAMED).join(', ')}${more}. Find the cause in the program and mend it; the tests are right.`;
}

export async function filesOf(
  repositories: Repositories,
  { repository, commit }: Pick<FromCheckout, 'repository' | 'commit'>,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<Files> {
  const texts = await Promise.all(paths.map(async (path) => [path, await repositories.text(repository, commit, path, signal)] as const));
  return Object.fromEntries(texts.flatMap(([path, text]) => (text === null ? [] : [[path, text]])));
}
