import type { RepoFramework } from '../../domain/repo-task.js';
import { LANGUAGES, type Language } from '../../domain/task.js';
import { REPO_RUNNERS } from '../../judge/repository/frameworks.js';
import { runGit } from '../../judge/workspace/git.js';
import { ecosystemOf, languageOf, manifestOf, usualCommand } from '../../suites/repository/ecosystem.js';
import { isRunnable } from '../../suites/repository/paths.js';
import { CliFailure, EXIT } from '../failures.js';
import { rootOf } from '../fix/snapshot.js';
import type { SurroundingsOptions } from '../repositories.js';

/** What a repository says of itself before anything of it runs. */
export interface Found {
  readonly root: string;
  readonly language: Language;
  readonly framework: RepoFramework;
  readonly testCommand: string;
  readonly setup: readonly string[];
  readonly testFiles: number;
}

/** Throws CliFailure, with the way out, for what no task can be made of. */
export async function lookAt(folder: string, said: SurroundingsOptions): Promise<Found> {
  const root = await rootOf(folder);
  const refuse = (why: string): CliFailure => new CliFailure(EXIT.usage, `${root} ${why}`);
  if ((await textOf(root, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'])) === '')
    throw refuse('has no commit yet; commit something first');
  if ((await textOf(root, ['rev-parse', '--is-shallow-repository'])).trim() === 'true')
    throw refuse('is a shallow clone, without the commits that tasks are made of; `git fetch --unshallow` gets them');
  const paths = (await textOf(root, ['ls-tree', '-r', '-z', '--name-only', '--full-tree', 'HEAD']))
    .split('\0')
    .filter((path) => path !== '');
  const language = languageOf(paths);
  if (language === null) throw refuse(`holds no program in a language that can be judged (${LANGUAGES.join(', ')})`);
  const testFiles = paths.filter((path) => isRunnable(path, language)).length;
  if (testFiles === 0)
    throw refuse(
      `has no test files that can be run (${language}), and a task is made of tests; with a program and its tests elsewhere, \`ratchet suite add\` makes one`,
    );
  const known = ecosystemOf(language, paths, await textOf(root, ['cat-file', 'blob', `HEAD:${manifestOf(language)}`]));
  const framework = said.framework ?? known.framework;
  return {
    root,
    language,
    framework,
    testCommand: said.testCommand ?? usualCommand({ command: (of) => REPO_RUNNERS[of].command }, framework, known),
    setup: said.setup ?? known.environment.setup,
    testFiles,
  };
}

/** Empty where git has no answer. */
async function textOf(cwd: string, args: readonly string[]): Promise<string> {
  const { exitCode, stdout } = await runGit(args, { cwd, env: { GIT_OPTIONAL_LOCKS: '0' } });
  return exitCode === 0 ? stdout.toString('utf8') : '';
}
