import { patchOfFiles, readPatch } from '../../domain/patch.js';
import { DEFAULT_REPO_LIMITS, type Environment, type RepoFramework, type RepoPart } from '../../domain/repo-task.js';
import type { Files, Language } from '../../domain/task.js';
import type { Commit, Repositories, TestOrder } from '../../ports/repository.js';
import { candidateOf, type Candidate } from './candidates.js';
import { ecosystemOf, languageOf, manifestOf, usualCommand } from './ecosystem.js';
import { familyOf, slug } from './family.js';
import { shownOf } from './shown.js';
import { testsWithinSources } from './within-sources.js';
import { type Issue, statementOf } from './statement.js';
import { kindOfStop, type Statuses, validated } from './validate.js';

export interface FromGit {
  /** a folder, a bundle or a URL */
  readonly repository: string;
  readonly name: string;
  readonly issues: ReadonlyMap<number, Issue>;
  /** what a person says instead of what the files say */
  readonly testCommand?: string;
  readonly framework?: RepoFramework;
  readonly setup?: readonly string[];
}

/** A commit that became a task, in the form of `task.json` and what lies beside it. */
export interface FoundTask {
  readonly kind: 'task';
  readonly commit: string;
  readonly at: string;
  readonly id: string;
  readonly language: Language;
  readonly family: string;
  readonly prompt: string;
  readonly repo: Omit<RepoPart, 'reference' | 'readOnly'> & { readonly visible: readonly string[]; readonly readOnly?: readonly string[] };
  readonly flaky: number;
  readonly tests: Files;
  readonly files: Files;
  readonly reference: Files;
  readonly patch: string;
}

export interface LeftOutCommit {
  readonly kind: 'left-out';
  readonly commit: string;
  readonly reason: string;
}

export const SAYS_TOO_LITTLE = 'its message says too little';

const RUNS = 3;
/** What stands in a prompt as the program; a task whose sources are larger is for agents that look for themselves. */
const MAX_SHOWN_BYTES = 96 * 1_024;

/** Looks whether a commit makes a task: its tests must fail on some of its parent's program and pass on its own, each time. */
export async function taskFromCommit(
  repositories: Repositories,
  from: FromGit,
  commit: Commit,
  signal: AbortSignal,
): Promise<FoundTask | LeftOutCommit> {
  const left = (reason: string): LeftOutCommit => ({ kind: 'left-out', commit: commit.id, reason });
  const { repository } = from;
  const { parent } = commit;
  if (parent === null) return left('is the first commit, with nothing before it');
  const paths = await repositories.paths(repository, parent, signal);
  const language = languageOf(paths);
  if (language === null) return left('is in no language that can be judged');
  const within = await testsWithinSources(repositories, repository, { ...commit, parent }, language, signal);
  const candidate = candidateOf(commit, language, within);
  if ('leftOut' in candidate) return left(candidate.leftOut);
  const prompt = statementOf(from.name, commit.message, from.issues);
  if (prompt === null) return left(SAYS_TOO_LITTLE);
  const files = await textsOf(repositories, repository, commit.id, candidate.tests, signal);
  if (files === null) return left('its tests need a file that is no text');
  const tests = { ...files, ...within.tests };
  const patch = await answerOf(repositories, repository, candidate, signal);
  if ('refused' in patch) return left(`its change is no patch of text (${patch.refused})`);
  const manifest = (await repositories.text(repository, parent, manifestOf(language), signal)) ?? '';
  const known = ecosystemOf(language, paths, manifest);
  const framework = from.framework ?? known.framework;
  const environment: Environment = from.setup === undefined ? known.environment : { ...known.environment, setup: from.setup };
  const order: Omit<TestOrder, 'patch'> = {
    source: { repository, commit: parent, environment },
    framework,
    testCommand: from.testCommand ?? usualCommand(repositories, framework, known),
    limits: DEFAULT_REPO_LIMITS,
    files: tests,
    run: candidate.run.toSorted(),
  };
  const ran = await runBoth(repositories, order, patch.text, signal);
  if ('leftOut' in ran) return left(ran.leftOut);
  const ids = validated(ran.before, ran.after);
  if ('leftOut' in ids) return left(hint(ids.leftOut, paths, ran.printed));
  const program = (await textsOf(repositories, repository, parent, changedSources(candidate), signal)) ?? {};
  const reference = (await textsOf(repositories, repository, commit.id, Object.keys(program), signal)) ?? {};
  const isShown = Object.keys(program).length > 0 && Object.values(program).join('').length <= MAX_SHOWN_BYTES;
  return {
    kind: 'task',
    commit: commit.id,
    at: commit.at,
    id: slug(`${from.name}-${commit.id.slice(0, 10)}`),
    language,
    family: familyOf(patch.text),
    prompt,
    repo: {
      source: order.source,
      framework,
      testCommand: order.testCommand,
      failToPass: ids.failToPass,
      passToPass: ids.passToPass,
      visible: shownOf(ids.failToPass),
    },
    flaky: ids.flaky.length,
    tests,
    files: isShown ? program : {},
    reference: isShown ? reference : {},
    patch: patch.text,
  };
}

/** The first run of each side decides whether the others are worth it. */
async function runBoth(
  repositories: Repositories,
  order: Omit<TestOrder, 'patch'>,
  patch: string,
  signal: AbortSignal,
): Promise<
  { readonly before: readonly Statuses[]; readonly after: readonly Statuses[]; readonly printed: string } | { readonly leftOut: string }
> {
  const before: Statuses[] = [];
  const after: Statuses[] = [];
  let printed = '';
  for (let run = 0; run < RUNS; run += 1) {
    const fixed = await repositories.test({ ...order, patch }, signal);
    if (fixed.kind === 'stopped') return { leftOut: kindOfStop(fixed, 'after') };
    const base = await repositories.test({ ...order, patch: '' }, signal);
    // a program that never ends before the change is mended by it: none of its tests passed
    if (base.kind === 'stopped' && !/in time|memory|printed more/.test(base.why)) return { leftOut: kindOfStop(base, 'before') };
    before.push(base.kind === 'stopped' ? new Map() : base.tests);
    after.push(fixed.tests);
    printed = fixed.printed;
    if ('leftOut' in validated(before, after)) break;
  }
  return { before, after, printed };
}

function hint(reason: string, paths: readonly string[], printed: string): string {
  if (reason !== 'no test passes after the change') return reason;
  const submodules = paths.includes('.gitmodules') ? '; it has submodules, which are not fetched' : '';
  const last = printed
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(-2)
    .join(' ')
    .slice(-160);
  return `${reason}${submodules}${last === '' ? '' : ` (${last})`}`;
}

/** What its author changed beside tests and prose, without what no answer may change. */
async function answerOf(
  repositories: Repositories,
  repository: string,
  { commit, answer }: Candidate,
  signal: AbortSignal,
): Promise<{ readonly text: string } | { readonly refused: string }> {
  const read = readPatch(await repositories.patch(repository, commit.id, answer, signal));
  return 'refused' in read ? read : { text: patchOfFiles(read.files.filter(({ path }) => !repositories.steers(path))) };
}

function changedSources({ commit, sources }: Candidate): readonly string[] {
  const changed = new Set(commit.changes.filter(({ kind }) => kind === 'changed').map(({ path }) => path));
  return sources.every((path) => changed.has(path)) ? sources : [];
}

async function textsOf(
  repositories: Repositories,
  repository: string,
  commit: string,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<Files | null> {
  const texts = await Promise.all(paths.map(async (path) => [path, await repositories.text(repository, commit, path, signal)] as const));
  if (texts.some(([, text]) => text === null)) return null;
  return Object.fromEntries(texts.map(([path, text]) => [path, text ?? '']));
}
