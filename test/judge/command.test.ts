import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { packageRoot } from '../../config/package-root.js';

const folder = mkdtempSync(join(tmpdir(), 'ratchet-run-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CASES = [{ id: 'one', call: { fn: 'gcd:gcd', args: [1, 2] }, expect: { returns: 1 } }];

/** The built program over a real box: neither what an exception says nor a name of a file reaches the terminal as it is. */
it('`ratchet sandbox run` shows what a submission would have a terminal do', () => {
  mkdirSync(join(folder, 'solution'));
  writeFileSync(join(folder, 'cases.json'), JSON.stringify(CASES));
  writeFileSync(
    join(folder, 'solution', 'gcd.py'),
    'def gcd(a, b):\n    raise ValueError("bad\\npassed\\x1b]52;c;cm0=\\x07\\x9b2J\\rdone")\n',
  );
  writeFileSync(join(folder, 'solution', 'conftest.py\none  passed\u001b[1m.py'), '');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(packageRoot, 'dist', 'cli', 'main.js'), 'sandbox', 'run', folder, '--language', 'python'],
    { encoding: 'utf8' },
  );
  expect(`${stdout}${stderr}`).not.toMatch(/(?!\n)\p{Cc}/u);
  expect(stdout.split('\n').filter((line) => /^(one +)?passed/.test(line))).toEqual([]);
  expect(stdout).toContain('\\x1b]52;c;cm0=\\x07');
  expect(stdout).toMatch(/\nfailed /);
});
