import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../config/package-root.js';

const home = mkdtempSync(join(tmpdir(), 'ratchet-cli-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

function ratchet(...args: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(packageRoot, 'dist', 'cli', 'main.js'), ...args], {
    env: { ...process.env, RATCHET_HOME: home },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** The built program, as a person runs it; what else it answers is in `usage.test.ts`. */
describe('the ratchet command', () => {
  it.each([
    { args: ['--help'], status: 0, says: /Usage: ratchet/ },
    { args: ['nonsense'], status: 2, says: /unknown command 'nonsense'/ },
    { args: ['campaign', 'show', 'night'], status: 3, says: /ratchet up/ },
  ])('$args ends with $status and says what is wrong', ({ args, status, says }) => {
    const ended = ratchet(...args);
    expect(ended.status).toBe(status);
    expect(`${ended.stdout}${ended.stderr}`).toMatch(says);
    expect(ended.stderr).not.toMatch(/\n {4}at /);
    // Nothing half-done: no stack was begun for a command that could not be meant.
    expect(readdirSync(home)).toEqual([]);
  });
});
