import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { packageRoot } from '../../config/package-root.js';
import { gitRepository, type GitRepository } from '../support/git-repository.js';
import { processesWith } from '../support/processes.js';
import { SUMS } from '../support/repo-task.js';

let home: string;
let repository: GitRepository;

afterEach(() => {
  repository.remove();
  rmSync(home, { recursive: true, force: true });
});

/** A number of seconds that no other process of this machine sleeps. */
const ASLEEP = `sleep ${86_400 + process.pid}`;

it('a fix that would make a branch of what is not committed is refused before anything is done', async () => {
  home = mkdtempSync(join(tmpdir(), 'ratchet-fix-branch-'));
  repository = gitRepository();
  repository.commit('sums', SUMS);
  writeFileSync(join(repository.folder, 'sums.py'), 'changed\n');
  const child = spawn(process.execPath, [join(packageRoot, 'dist/cli/main.js'), 'fix', repository.folder, '--branch', 'mend'], {
    env: { ...process.env, RATCHET_HOME: home, OPENAI_BASE_URL: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let told = '';
  child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
  await once(child, 'close');
  expect([child.exitCode, told]).toEqual([
    2,
    `ratchet: --branch mend: ${repository.folder} has changes that are not committed, and a branch is made of its commit; commit them, or use --apply\n`,
  ]);
  expect(repository.git('branch', '--list', 'mend')).toBe('');
});

it('a fix that is interrupted while tests run says so, and leaves nothing behind', async () => {
  home = mkdtempSync(join(tmpdir(), 'ratchet-fix-cut-'));
  repository = gitRepository();
  repository.commit('sums', { ...SUMS, 'tests/test_sum.py': 'from sums import add\n\ndef test_add():\n    assert add(1, 2) == 3\n' });
  const command = ['fix', repository.folder, '--framework', 'pytest', '--test-command', ASLEEP, '--setup', 'true'];
  const env = { ...process.env, RATCHET_HOME: home, OPENAI_BASE_URL: undefined };
  const child = spawn(process.execPath, [join(packageRoot, 'dist/cli/main.js'), ...command], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let told = '';
  child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
  const ended = once(child, 'close');
  // of the command line itself, of the shell in the box, and of what it runs
  await expect.poll(() => processesWith(ASLEEP.replace(' ', '\0')).length + (child.exitCode ?? 0), { timeout: 200_000 }).toBeGreaterThan(0);
  child.kill('SIGINT');
  await ended;
  expect([child.exitCode, told.trim().split('\n').at(-1)]).toEqual([
    4,
    `ratchet: interrupted; nothing of it runs on; ${repository.folder} is as it was`,
  ]);
  expect(processesWith(ASLEEP.replace(' ', '\0'))).toEqual([]);
  expect(readdirSync(join(home, 'checkouts'))).toEqual([]);
  expect(repository.git('status', '--porcelain')).toBe('');
});
