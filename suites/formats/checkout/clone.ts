import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { inheritedEnvironment } from '../../../config/config.js';
import type { DataSet } from '../../source/data-set.js';
import { refused } from '../../source/read.js';

const MAX_BYTES = 64 * 1_024 * 1_024;

/** A repository that lies beside the set: a folder, or a bare copy. What stands in its commits is read, and nothing of it is run. */
export class Clone {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  /** `repos/OWNER__NAME`, or the same with `.git`. Throws SuiteFailure that says how to get it. */
  static async of(home: DataSet, repository: string): Promise<Clone> {
    const name = join('repos', repository.replace('/', '__'));
    for (const each of [name, `${name}.git`]) if ((await home.kindOf(each)) === 'folder') return new Clone(await home.folder(each));
    const path = home.where(`${name}.git`);
    throw refused(path, `is missing: git clone --bare https://github.com/${repository} ${path}`);
  }

  /** All paths at a commit. Throws SuiteFailure where it is not there. */
  async paths(commit: string): Promise<readonly string[]> {
    const listed = await this.#git('ls-tree', '-r', '-z', '--name-only', commit);
    if (listed === null) throw refused(this.path, `has no commit ${commit}; git fetch in it may get it`);
    return listed.split('\0').filter((path) => path !== '');
  }

  /** Null where it is not there, or is no text in UTF-8. */
  async text(commit: string, path: string): Promise<string | null> {
    return this.#git('cat-file', 'blob', `${commit}:${path}`);
  }

  /** What git says; null where it fails. A repository without all of its objects fetches none, and one above it is not taken for it. */
  async #git(...args: readonly string[]): Promise<string | null> {
    const env = {
      ...inheritedEnvironment(),
      GIT_ALLOW_PROTOCOL: 'none',
      GIT_NO_LAZY_FETCH: '1',
      GIT_NO_REPLACE_OBJECTS: '1',
      GIT_CEILING_DIRECTORIES: dirname(this.path),
    };
    const options = { cwd: this.path, env, encoding: 'buffer', maxBuffer: MAX_BYTES } as const;
    return new Promise((resolve, reject) =>
      execFile('git', ['-c', 'safe.directory=*', ...args], options, (error, stdout) => {
        if (error === null) resolve(textOf(stdout));
        else if (error.code === 'ENOENT') reject(refused('git', 'does not run here; install it: apt-get install -y git'));
        else resolve(null);
      }),
    );
  }
}

function textOf(bytes: Buffer): string | null {
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes) ? text : null;
}
