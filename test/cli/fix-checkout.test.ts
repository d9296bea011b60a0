import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { snapshotOf } from '../../cli/fix/snapshot.js';
import { applyTo, branchWith } from '../../cli/fix/take-over.js';
import { gitRepository, type GitRepository } from '../support/git-repository.js';

const PATCH = 'diff --git a/a.txt b/a.txt\n--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-one\n+two\n';

let repository: GitRepository;
let scratch: string;
let head: string;

beforeEach(() => {
  repository = gitRepository();
  scratch = mkdtempSync(join(tmpdir(), 'ratchet-fix-test-'));
  head = repository.commit('first', { 'a.txt': 'one\n', 'dir/b.txt': 'b\n', '.gitignore': 'ignored\n' });
});

afterEach(() => {
  repository.remove();
  rmSync(scratch, { recursive: true, force: true });
});

/** Everything of a checkout that a command could have touched. */
function stateOf(of: GitRepository): object {
  const index = join(of.folder, '.git', 'index');
  return {
    status: of.git('--no-optional-locks', 'status', '--porcelain'),
    branch: of.git('symbolic-ref', 'HEAD'),
    head: of.git('rev-parse', 'HEAD'),
    index: readFileSync(index).toString('hex'),
    at: statSync(index).mtimeMs,
  };
}

describe('a snapshot of a checkout', () => {
  it('is its commit where nothing was changed', async () => {
    expect(await snapshotOf(join(repository.folder, 'dir'), join(scratch, 's'))).toEqual({
      repository: join(scratch, 's'),
      commit: head,
      head,
      isDirty: false,
    });
  });

  it('holds what is not committed yet, staged or not, and what is new; and touches nothing', async () => {
    writeFileSync(join(repository.folder, 'a.txt'), 'changed\n');
    writeFileSync(join(repository.folder, 'a new\nfile.txt'), 'new\n');
    writeFileSync(join(repository.folder, 'ignored'), 'no\n');
    writeFileSync(join(repository.folder, 'bytes.bin'), Buffer.from([0, 255, 1]));
    symlinkSync('/etc/hostname', join(repository.folder, 'link'));
    repository.git('rm', '--quiet', 'dir/b.txt');
    const before = { ...stateOf(repository) };
    const first = await snapshotOf(repository.folder, join(scratch, 's'));
    expect(stateOf(repository)).toEqual(before);
    expect(first).toMatchObject({ head, isDirty: true });
    const at = (path: string): string => join(scratch, 's', path);
    expect(readFileSync(at('a.txt'), 'utf8')).toBe('changed\n');
    expect(readFileSync(at('a new\nfile.txt'), 'utf8')).toBe('new\n');
    expect([...readFileSync(at('bytes.bin'))]).toEqual([0, 255, 1]);
    expect([at('ignored'), at('dir/b.txt')].some(existsSync)).toBe(false);
    // the same state is the same commit, so that what was done for it is found again
    expect((await snapshotOf(repository.folder, join(scratch, 's'))).commit).toBe(first.commit);
  });

  it('of what is no checkout, or has no commit, is refused with the way out', async () => {
    await expect(snapshotOf(scratch, join(scratch, 's'))).rejects.toThrow('is no checkout of a git repository; `git init`');
    await expect(snapshotOf(join(scratch, 'nowhere'), join(scratch, 's'))).rejects.toThrow(/nowhere/);
  });
});

describe('a patch', () => {
  it('is put onto the files of the checkout, or not at all', async () => {
    await applyTo(repository.folder, PATCH);
    expect(readFileSync(join(repository.folder, 'a.txt'), 'utf8')).toBe('two\n');
    await expect(applyTo(repository.folder, PATCH)).rejects.toThrow('does not apply');
    expect(repository.git('status', '--porcelain')).toBe('M a.txt');
  });

  it('becomes a branch, and the checkout stays as it is', async () => {
    repository.git('config', 'user.name', 'somebody');
    repository.git('config', 'user.email', 'somebody@localhost');
    const before = stateOf(repository);
    const commit = await branchWith(repository.folder, PATCH, { name: 'fix/a', head, message: 'fix: a\n' });
    expect(stateOf(repository)).toEqual(before);
    expect(repository.git('show', 'fix/a:a.txt')).toBe('two');
    expect(repository.git('rev-parse', 'fix/a^')).toBe(head);
    expect(repository.git('rev-parse', 'fix/a')).toBe(commit);
  });

  it('becomes no branch that is there already, or has no name', async () => {
    repository.git('branch', 'fix');
    await expect(branchWith(repository.folder, PATCH, { name: 'fix', head, message: 'm' })).rejects.toThrow(/--branch: git/);
    await expect(branchWith(repository.folder, PATCH, { name: 'a..b', head, message: 'm' })).rejects.toThrow('is no name of a branch');
  });
});
