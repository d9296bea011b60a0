import { readConfig } from '../config/config.js';
import type { RepoFramework } from '../domain/repo-task.js';
import { openSandbox } from '../judge/index.js';
import { BoxRepositories } from '../judge/repository/repositories.js';
import type { Repositories } from '../ports/repository.js';
import { progress } from './output.js';

/** What a person says of a repository instead of what its manifests say. */
export interface SurroundingsOptions {
  readonly testCommand?: string;
  readonly framework?: RepoFramework;
  readonly setup?: readonly string[];
}

export function surroundingsIn({ testCommand, framework, setup }: SurroundingsOptions): SurroundingsOptions {
  return {
    ...(testCommand === undefined ? {} : { testCommand }),
    ...(framework === undefined ? {} : { framework }),
    ...(setup === undefined ? {} : { setup }),
  };
}

/** Repositories as the boxes of this machine run them. */
export async function withRepositories<T>(work: (repositories: Repositories) => Promise<T>): Promise<T> {
  const { cache, sandbox: wanted } = readConfig();
  const sandbox = await openSandbox({ cache, backend: 'bubblewrap', concurrency: wanted.concurrency, report: progress });
  try {
    return await work(new BoxRepositories(sandbox.workspaces()));
  } finally {
    await sandbox.close();
  }
}
