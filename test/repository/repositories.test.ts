import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BoxRepositories } from '../../judge/repository/repositories.js';
import { Mirrors } from '../../judge/workspace/mirrors.js';
import { gitRepository, type GitRepository } from '../support/git-repository.js';

const NEVER = new AbortController().signal;
let repository: GitRepository;
let scratch: string;
let repositories: BoxRepositories;

beforeEach(() => {
  repository = gitRepository();
  scratch = mkdtempSync(join(tmpdir(), 'ratchet-repositories-'));
  repositories = new BoxRepositories({
    mirrors: new Mirrors(join(scratch, 'mirrors')),
    open: () => Promise.reject(new Error('nothing runs')),
  });
});

afterEach(() => {
  repository.remove();
  rmSync(scratch, { recursive: true, force: true });
});

const messages = async (folder: string, since?: string): Promise<readonly string[]> => {
  const commits = await repositories.commits(folder, { limit: 10, ...(since === undefined ? {} : { since }) }, NEVER);
  return commits.map(({ message }) => message);
};

describe('the commits of a repository', () => {
  it('are all of them, the first with nothing before it, and those that came since it was looked at', async () => {
    const first = repository.commit('first', { 'a.py': '1\n' });
    repository.commit('second', { 'a.py': '2\n', 'b\nb.py': '' });
    expect(await repositories.commits(repository.folder, { limit: 10 }, NEVER)).toMatchObject([
      {
        message: 'second',
        parent: first,
        changes: [
          { path: 'a.py', kind: 'changed' },
          { path: 'b\nb.py', kind: 'added' },
        ],
      },
      { message: 'first', parent: null, changes: [{ path: 'a.py', kind: 'added' }] },
    ]);
    repository.commit('third', { 'a.py': '3\n' });
    expect(await messages(repository.folder)).toEqual(['third', 'second', 'first']);
  });

  it('are those after a date, and none after what is no date', async () => {
    repository.commit('old', { 'a.py': '1\n' }, '2020-01-01T00:00:00Z');
    repository.commit('new', { 'a.py': '2\n' }, '2024-01-01T00:00:00Z');
    expect(await messages(repository.folder, '2022-01-01')).toEqual(['new']);
    for (const since of ['nonsense', 'tomorrow', ''])
      await expect(messages(repository.folder, since)).rejects.toMatchObject({ kind: 'bad-request', message: /expected a date/ });
  });

  it('of a shallow clone are a part, which is said, until the rest is fetched', async () => {
    for (const name of ['first', 'second', 'third']) repository.commit(name, { 'a.py': `${name}\n` });
    const clone = join(scratch, 'clone');
    repository.git('clone', '--quiet', '--depth', '2', `file://${repository.folder}`, clone);
    expect(await messages(clone)).toEqual(['third', 'second']);
    expect(await repositories.isShallow(clone, NEVER)).toBe(true);
    repository.git('-C', clone, 'fetch', '--quiet', '--unshallow');
    expect(await messages(clone)).toEqual(['third', 'second', 'first']);
    expect(await repositories.isShallow(clone, NEVER)).toBe(false);
  });
});
