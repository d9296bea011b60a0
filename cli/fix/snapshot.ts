import { copyFile, lstat, mkdir, readlink, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { runGit } from '../../judge/workspace/git.js';
import { kindOf } from '../../suites/source/read.js';
import { CliFailure, EXIT } from '../failures.js';
import { writeOnce } from '../write-once.js';

/** A checkout as it stands now, uncommitted changes and new files with it, as a repository of its own. */
export interface Snapshot {
  readonly repository: string;
  readonly commit: string;
  /** the commit that the checkout stands on */
  readonly head: string;
  /** whether it had anything that is not committed */
  readonly isDirty: boolean;
}

/** Every snapshot of one state is the same commit. */
const ALWAYS = '2000-01-01T00:00:00Z';
const NOBODY = {
  GIT_AUTHOR_NAME: 'snapshot',
  GIT_AUTHOR_EMAIL: 'snapshot@localhost',
  GIT_AUTHOR_DATE: ALWAYS,
  GIT_COMMITTER_NAME: 'snapshot',
  GIT_COMMITTER_EMAIL: 'snapshot@localhost',
  GIT_COMMITTER_DATE: ALWAYS,
};

/**
 * Copies a checkout, of which nothing is changed: what is read of it is read without locks. Throws CliFailure with what is wrong and
 * the way out.
 */
export async function snapshotOf(folder: string, into: string): Promise<Snapshot> {
  const root = await rootOf(folder);
  const head = await textOf(root, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
  if (head === null) throw new CliFailure(EXIT.usage, `${folder} has no commit yet; commit something first`);
  await rm(into, { recursive: true, force: true });
  await mkdir(dirname(into), { recursive: true });
  await must(dirname(into), ['clone', '--quiet', '--no-hardlinks', '--no-checkout', '--', root, into]);
  await must(into, ['checkout', '--quiet', '--detach', head]);
  const changes = await must(root, ['diff', '--binary', '--no-ext-diff', '--no-textconv', 'HEAD']);
  if (changes.length > 0) await must(into, ['apply', '--whitespace=nowarn', '-'], changes);
  const untracked = (await must(root, ['ls-files', '-z', '--others', '--exclude-standard'])).toString('utf8').split('\0');
  const fresh = untracked.filter((path) => path !== '' && !path.endsWith('/'));
  for (const path of fresh) await copied(join(root, path), join(into, path));
  const isDirty = changes.length > 0 || fresh.length > 0;
  if (!isDirty) return { repository: into, commit: head, head, isDirty };
  await must(into, ['add', '--all', '--force']);
  await must(into, ['commit', '--quiet', '--no-verify', '--no-gpg-sign', '-m', 'as it stands'], undefined, NOBODY);
  const commit = await textOf(into, ['rev-parse', 'HEAD']);
  if (commit === null) throw new CliFailure(EXIT.failed, `the snapshot of ${folder} has no commit`);
  return { repository: into, commit, head, isDirty };
}

/** Makes the folder of our state one that git does not see, also where it lies in a checkout: no snapshot and no commit takes it along. */
export async function hideFromGit(home: string): Promise<void> {
  await writeOnce(join(home, '.gitignore'), '*\n');
}

/** A snapshot as one file that can be kept. */
export async function bundleOf(snapshot: string, into: string): Promise<void> {
  await must(snapshot, ['bundle', 'create', '--quiet', into, 'HEAD']);
}

/** The root of the checkout that a folder lies in. */
export async function rootOf(folder: string): Promise<string> {
  if ((await kindOf(folder)) !== 'folder') throw new CliFailure(EXIT.usage, `${folder} is no folder`);
  const root = await textOf(folder, ['rev-parse', '--show-toplevel']);
  if (root === null)
    throw new CliFailure(EXIT.usage, `${folder} is no checkout of a git repository; \`git init\` and a first commit make it one`);
  return root;
}

/** A link stays a link: what it leads to is not taken along. */
async function copied(from: string, to: string): Promise<void> {
  const found = await lstat(from);
  if (!found.isFile() && !found.isSymbolicLink()) return;
  await mkdir(dirname(to), { recursive: true });
  if (found.isSymbolicLink()) await symlink(await readlink(from), to);
  else await copyFile(from, to);
}

async function textOf(cwd: string, args: readonly string[]): Promise<string | null> {
  const { exitCode, stdout } = await runGit(args, { cwd, env: WITHOUT_LOCKS });
  return exitCode === 0 ? stdout.toString('utf8').replace(/\n$/, '') : null;
}

/** Reading takes no lock and refreshes no index. */
const WITHOUT_LOCKS = { GIT_OPTIONAL_LOCKS: '0' };

async function must(cwd: string, args: readonly string[], input?: Buffer, env: NodeJS.ProcessEnv = {}): Promise<Buffer> {
  const run = await runGit(args, { cwd, env: { ...WITHOUT_LOCKS, ...env }, ...(input === undefined ? {} : { input }) });
  if (run.exitCode === 0) return run.stdout;
  throw new CliFailure(EXIT.failed, `git ${args[0] ?? ''} in ${cwd}: ${run.stderr.trim()}`);
}
