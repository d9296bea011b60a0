import { checksFramework, DEFAULT_REPO_LIMITS, hasControls, type RepoFramework } from '../../domain/repo-task.js';
import type { Checks, Files, Task } from '../../domain/task.js';
import type { Repositories } from '../../ports/repository.js';
import { ecosystemOf, languageOf } from './ecosystem.js';
import { slug } from './family.js';
import { isRunnable } from './paths.js';

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

/** What fails in a checkout now, as a task without a known answer. Nothing is hidden: a person wants all of it to pass. */
export async function taskFromCheckout(
  repositories: Repositories,
  from: FromCheckout,
  signal: AbortSignal,
): Promise<{ readonly task: Task } | { readonly none: string }> {
  const { repository, commit } = from;
  const paths = await repositories.paths(repository, commit, signal);
  const language = languageOf(paths);
  if (language === null) return { none: 'it is in no language that can be judged' };
  const run = paths.filter((path) => isRunnable(path, language)).toSorted();
  if (run.length === 0) return { none: `it has no test files that can be run (${language})` };
  const known = ecosystemOf(language, paths, (await repositories.text(repository, commit, 'package.json', signal)) ?? '');
  const framework = from.framework ?? known.framework;
  const environment = from.setup === undefined ? known.environment : { ...known.environment, setup: from.setup };
  const source = { repository, commit, environment };
  const testCommand = from.testCommand ?? repositories.command(framework);
  const limits = DEFAULT_REPO_LIMITS;
  const ran = await repositories.test({ source, framework, testCommand, limits, patch: '', files: {}, run }, signal);
  if (ran.kind === 'stopped') return { none: ran.why };
  const those = (status: string): readonly string[] => [...ran.tests].flatMap(([id, each]) => (each === status ? [id] : [])).toSorted();
  const [failing, passing] = [those('failed'), those('passed').slice(0, MAX_PASSING)];
  if (failing.length + passing.length === 0) return { none: `no test was reported. The command said: ${ran.printed.slice(-MAX_SAID)}` };
  if (failing.length === 0 && from.issue === '') return { none: 'no test fails; say what is wanted with --issue' };
  const tests = await filesOf(repositories, from, run, signal);
  const checks = (ids: readonly string[]): Checks => ({
    trust: 'in-process',
    tests: { framework: checksFramework(framework), files: tests, ids, ...(hasControls(framework) ? {} : { countUncontrolled: true }) },
  });
  const id = slug(`fix-${from.name}-${commit.slice(0, 10)}`);
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
      limits,
      reference: {},
      repo: { source, framework, testCommand, failToPass: failing, passToPass: passing, readOnly: Object.keys(tests), reference: '' },
    },
  };
}

const MAX_PASSING = 300;
const MAX_SAID = 400;
const MAX_NAMED = 20;

function whatFails(failing: readonly string[]): string {
  const left = failing.length - MAX_NAMED;
  const more = left > 0 ? `, and ${left} more` : '';
  return `In this checkout ${failing.length} tests fail: ${failing.slice(0, MAX_NAMED).join(', ')}${more}. Find the cause in the program and mend it; the tests are right.`;
}

async function filesOf(
  repositories: Repositories,
  { repository, commit }: FromCheckout,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<Files> {
  const texts = await Promise.all(paths.map(async (path) => [path, await repositories.text(repository, commit, path, signal)] as const));
  return Object.fromEntries(texts.flatMap(([path, text]) => (text === null ? [] : [[path, text]])));
}
