import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownFolder } from '../../cli/from-git.js';
import { RatchetFailure } from '../../ports/failures.js';
import { keepOutcome, openJournal } from '../../suites/repository/write-suite.js';

let scratch: string;
beforeEach(() => (scratch = mkdtempSync(join(tmpdir(), 'ratchet-from-git-'))));
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

/** Two repositories that have nothing but their name in common. */
const COMMITS: Readonly<Record<string, readonly string[]>> = { '/a/calc': ['a1', 'a2'], '/b/calc': ['b1'] };
const repositories = {
  paths: (repository: string, commit: string) =>
    COMMITS[repository]?.includes(commit) === true
      ? Promise.resolve([])
      : Promise.reject(new RatchetFailure('bad-request', `${repository} has no commit ${commit}`)),
};

async function lookedAt(folder: string, commit: string): Promise<void> {
  await keepOutcome(
    folder,
    { kind: 'left-out', commit, reason: 'changes no tests' },
    { at: '2024-01-01T00:00:00Z', asked: '', seconds: 1 },
  );
}

describe('where the tasks of a repository go', () => {
  it('is the same folder again, and another one for another repository of the same name', async () => {
    const wanted = join(scratch, 'calc-tasks');
    expect(await ownFolder(repositories, '/a/calc', wanted)).toBe(wanted);
    await lookedAt(wanted, 'a1');
    expect(await ownFolder(repositories, '/a/calc', wanted)).toBe(wanted);
    expect(await ownFolder(repositories, '/b/calc', wanted)).toBe(`${wanted}-2`);
    await lookedAt(`${wanted}-2`, 'b1');
    expect(await ownFolder(repositories, '/b/calc', wanted)).toBe(`${wanted}-2`);
    expect((await openJournal(wanted, '')).map(({ commit }) => commit)).toEqual(['a1']);
  });

  it('is never taken for another where the repository cannot be read', async () => {
    const away = { paths: () => Promise.reject(new RatchetFailure('sandbox-unavailable', 'git does not run here')) };
    await lookedAt(join(scratch, 'calc-tasks'), 'a1');
    await expect(ownFolder(away, '/a/calc', join(scratch, 'calc-tasks'))).rejects.toThrow('git does not run here');
  });
});
