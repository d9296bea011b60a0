import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const EACH = fileURLToPath(new URL('../scripts/each.mjs', import.meta.url));

it('`npm run check` runs all of its parts, and says at the end which failed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'each-'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts: { one: 'exit 3', two: 'echo two ran', three: 'exit 1' } }));
  const run = (...names: readonly string[]) => spawnSync(process.execPath, [EACH, ...names], { cwd: folder, encoding: 'utf8' });
  const failing = run('one', 'two', 'three');
  expect([failing.status, failing.stdout]).toEqual([1, 'two ran\n']);
  expect(failing.stderr).toContain('failed: one, three (of one, two, three)');
  const passing = run('two');
  expect([passing.status, passing.stderr]).toEqual([0, expect.stringContaining('all of two pass')]);
  rmSync(folder, { recursive: true });
});
