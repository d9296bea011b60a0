import type { AdaptRow } from '../../domain/adapt/rows.js';
import type { Language } from '../../domain/task.js';
import type { Commit, Repositories } from '../../ports/repository.js';
import { languageOf } from './ecosystem.js';
import { slug } from './family.js';
import { isSource } from './paths.js';

/** What is looked through for fixes. */
export interface Mining {
  readonly repository: string;
  readonly name: string;
  readonly since?: string;
  readonly limit: number;
  readonly licence: string | null;
}

export interface Mined {
  readonly rows: readonly AdaptRow[];
  readonly looked: number;
}

/** More lines are seldom one change, and longer files seldom read in reasonable time. */
const MAX_LINES = 3;
const MAX_CHARACTERS = 20_000;
const MENDS = /\b(fix|fixe[sd]|bug|wrong|incorrect|off[- ]by|regress\w*|crash\w*|broken|mistake|handle[sd]?|correct(s|ed|ly)?)\b/i;

/** Commits that say that they mend something, and change a few lines of one source: a program before and after, with no tests run. */
export async function minedFixes(
  repositories: Pick<Repositories, 'commits' | 'paths' | 'text'>,
  { repository, name, since, limit, licence }: Mining,
  signal: AbortSignal,
  report: (line: string) => void = () => {},
): Promise<Mined> {
  const commits = await repositories.commits(repository, { limit, ...(since === undefined ? {} : { since }) }, signal);
  const newest = commits[0];
  const language = newest === undefined ? null : languageOf(await repositories.paths(repository, newest.id, signal));
  if (language === null) return { rows: [], looked: commits.length };
  const rows: AdaptRow[] = [];
  for (const [index, commit] of commits.entries()) {
    const path = soleSource(commit, language);
    if (path === null || commit.parent === null) continue;
    const [before, accepted] = [
      await repositories.text(repository, commit.parent, path, signal),
      await repositories.text(repository, commit.id, path, signal),
    ];
    if (before === null || accepted === null || before.length > MAX_CHARACTERS || changedLines(before, accepted) > MAX_LINES) continue;
    rows.push({
      task: `${slug(name)}-${commit.id.slice(0, 12)}`,
      family: `${slug(name)}/${path}`,
      language,
      about: commit.message.split('\n')[0] ?? '',
      question: [],
      file: path,
      before,
      failures: [],
      accepted,
      rejected: null,
      source: { from: 'history', repository: name, commit: commit.id },
      licence,
      madeAt: commit.at,
    });
    report(`${index + 1} of ${commits.length} commits: ${rows.length} fixes`);
  }
  return { rows, looked: commits.length };
}

function soleSource({ message, changes }: Commit, language: Language): string | null {
  const sources = changes.filter(({ path }) => isSource(path, language));
  const [only, ...others] = sources;
  return MENDS.test(message) && only?.kind === 'changed' && others.length === 0 ? only.path : null;
}

/** Lines of the longer side that are not at the start and at the end of both. */
function changedLines(before: string, after: string): number {
  const [old, now] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  return Math.max(old.length, now.length) - start - end;
}
