import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export type CommitFiles = Readonly<Record<string, string | Buffer | null>>;

/** A small repository made for a test. */
export interface GitRepository {
  readonly folder: string;
  /** Writes the files (null: removes one), and answers the id of the commit. */
  commit(message: string, files: CommitFiles, at?: string): string;
  git(...args: readonly string[]): string;
  remove(): void;
}

export function gitRepository(): GitRepository {
  const folder = mkdtempSync(join(tmpdir(), 'ratchet-git-'));
  chmodSync(folder, 0o755);
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@localhost', '-c', 'commit.gpgsign=false', ...args], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  git('init', '--quiet', '--initial-branch=main');
  let hours = 0;
  return {
    folder,
    git,
    commit: (message, files, at) => {
      hours += 1;
      for (const [path, content] of Object.entries(files)) {
        if (content === null) {
          rmSync(join(folder, path), { force: true });
          continue;
        }
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), content);
      }
      git('add', '-A');
      const date = at ?? new Date(Date.UTC(2024, 0, 1, hours)).toISOString();
      execFileSync(
        'git',
        ['-c', 'user.name=test', '-c', 'user.email=test@localhost', 'commit', '--quiet', '--allow-empty', '-m', message],
        {
          cwd: folder,
          env: { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
        },
      );
      return git('rev-parse', 'HEAD');
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
