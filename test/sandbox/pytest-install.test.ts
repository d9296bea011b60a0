import { chmod, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installPytest, lookForPytest } from '../../infra/sandbox/languages/python/pytest-install.js';
import { findPython, type PythonToolchain } from '../../infra/sandbox/languages/python/toolchain.js';

let python: PythonToolchain;
let cache = '';
beforeEach(async () => {
  python = await findPython();
  cache = await mkdtemp(join(tmpdir(), 'ratchet-pytest-'));
  await chmod(cache, 0o755);
});
afterEach(async () => rm(cache, { recursive: true }));

describe('pytest at its first use', () => {
  it('is installed whole, once, by whoever is first, and says so', { timeout: 300_000 }, async () => {
    const before = await lookForPytest(python, cache);
    expect(before).toMatchObject({ folder: expect.stringContaining(cache), isThere: false, pip: expect.stringMatching(/ -m pip$/) });
    await mkdir(`${before.folder}.half-1-1-killed`, { recursive: true });
    const lines: string[] = [];
    const [first, second] = await Promise.all([1, 2].map(() => installPytest(python, cache, (line) => lines.push(line))));
    expect([first, second]).toEqual([before.folder, before.folder]);
    expect(lines[0]).toBe(`installing pytest for ${python.path} into ${before.folder}, once …`);
    expect(await readdir(dirname(before.folder))).toHaveLength(1);
    expect(await readdir(before.folder)).toContain('pytest');
    expect(await lookForPytest(python, cache)).toMatchObject({ isThere: true });
    expect(await installPytest(python, cache, (line) => expect.fail(line))).toBe(before.folder);
  });

  it('says what is missing where it cannot be installed', async () => {
    const broken = { path: '/bin/false', version: '3.99.0' };
    const path = process.env['PATH'];
    process.env['PATH'] = cache;
    try {
      await expect(installPytest(broken, cache, () => {})).rejects.toMatchObject({ kind: 'sandbox-unavailable', message: expect.stringMatching(/^pytest could not be installed \(.*\); needed: pip \(apt-get install -y python3-pip\)/) });
      expect(await readdir(join(cache, 'python'))).toEqual([]);
      expect(await lookForPytest(broken, cache)).toMatchObject({ isThere: false, pip: null });
    } finally {
      process.env['PATH'] = path;
    }
  });
});
