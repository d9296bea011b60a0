import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Task } from '../../domain/task.js';
import type { BoxBackend } from '../../judge/box.js';
import { openBubblewrap } from '../../judge/bubblewrap/backend.js';
import { BoxWorkspaces } from '../../judge/workspace/workspaces.js';
import { type GitRepository, gitRepository } from './git-repository.js';
import { repoTask, SUMS } from './repo-task.js';

interface SumsBoxes {
  /** as a worker opens them */
  workspaces(): BoxWorkspaces;
  tasks(): readonly Task[];
}

const TASKS = 8;

/** Boxes and a repository of sums for the tests of one file, with tasks in it that differ in what they ask for. */
export function withSumsBoxes(prompt: (index: number) => string): SumsBoxes {
  let cache: string;
  let backend: BoxBackend;
  let repository: GitRepository;
  let tasks: readonly Task[];
  beforeAll(async () => {
    cache = mkdtempSync(join(tmpdir(), 'ratchet-sums-'));
    backend = await openBubblewrap(join(cache, 'sandbox'), true);
    repository = gitRepository();
    const source = { repository: repository.folder, commit: repository.commit('sums', SUMS), environment: { setup: [], inputs: [] } };
    tasks = Array.from({ length: TASKS }, (_, index): Task => {
      const { repo, ...rest } = repoTask({ id: `sums-${index}`, family: `sums-${index}`, prompt: prompt(index) });
      return repo === undefined ? rest : { ...rest, repo: { ...repo, source } };
    });
  });
  afterAll(async () => {
    await backend.close();
    repository.remove();
    rmSync(cache, { recursive: true, force: true });
  });
  return {
    workspaces: () =>
      new BoxWorkspaces(
        backend,
        cache,
        () => Promise.resolve({ path: [], folders: [], version: 'test' }),
        () => undefined,
      ),
    tasks: () => tasks,
  };
}
