import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RatchetFailure } from '../../activities/failures.js';
import { openSandbox } from '../../infra/sandbox/index.js';
import type { OpenSandbox } from '../../infra/sandbox/judge.js';
import { findingOf } from '../../infra/sandbox/lint.js';
import { linterFor } from '../../infra/sandbox/linters.js';
import type { ToolHost } from '../../infra/sandbox/tool-host.js';

const cache = join(tmpdir(), 'ratchet-test-sandbox');
const never = new AbortController().signal;

describe('a linter in a box', () => {
  let sandbox: OpenSandbox;
  beforeAll(async () => {
    sandbox = await openSandbox({ cache, backend: 'bubblewrap', concurrency: 1, report: () => {} });
  });
  afterAll(() => sandbox.close());

  it('finds what is wrong with Python', { timeout: 300_000 }, async () => {
    const files = { 'pkg/a b.py': 'import os\ndef f(x):\n    if x == None:\n        return 1\n', "it's.py": 'x = 1\n' };
    const findings = await sandbox.lint({ language: 'python', files, paths: Object.keys(files) }, never);
    expect(findings).toEqual([
      { path: 'pkg/a b.py', line: 1, message: expect.stringContaining('F401') },
      { path: 'pkg/a b.py', line: 3, message: expect.stringContaining('E711') },
    ]);
  });

  it('reads sources alone', { timeout: 300_000 }, async () => {
    const files = { 'notes.md': 'an essay', 'a.py': 'import os\n' };
    expect(await sandbox.lint({ language: 'python', files, paths: ['notes.md'] }, never)).toEqual([]);
    expect(await sandbox.lint({ language: 'python', files, paths: ['notes.md', 'a.py'] }, never)).toHaveLength(1);
  });

  it('finds what is wrong with JavaScript', { timeout: 300_000 }, async () => {
    const files = { 'a.js': 'function f(x) {\n  if (x === NaN) return 1;\n  return x;\n}\nmodule.exports = { f };\n' };
    expect(await sandbox.lint({ language: 'javascript', files, paths: ['a.js'] }, never)).toEqual([{ path: 'a.js', line: 2, message: expect.stringContaining('use-isnan') }]);
  });
});

describe('a linter that is not to be had', () => {
  it('is none: it cannot be installed, or nobody knows one', async () => {
    let tried = 0;
    const install = (): Promise<never> => {
      tried += 1;
      return Promise.reject(new RatchetFailure('sandbox-unavailable', 'pip failed: no network'));
    };
    const tools: ToolHost = { find: ([name]) => Promise.resolve(name === 'python3' ? { path: '/usr/bin/python3', version: '' } : null), prepare: install };
    expect(await linterFor('python', tools)).toBeNull();
    expect(await linterFor('rust', tools)).toBeNull();
    expect(tried).toBe(1);
    await expect(linterFor('python', { ...tools, prepare: () => Promise.reject(new TypeError('a bug')) })).rejects.toThrow('a bug');
  });
});

describe('a line of its output', () => {
  it('is a finding or nothing', () => {
    expect(findingOf('a.py:3:5: F401 `os` imported but unused')).toEqual({ path: 'a.py', line: 3, message: 'F401 `os` imported but unused' });
    expect(findingOf('[WARN] /job/A.java:7: too long [LineLength]')).toEqual({ path: 'A.java', line: 7, message: 'too long [LineLength]' });
    expect(findingOf('Found 3 errors.')).toBeNull();
    const property = fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), (line) => (findingOf(`a:1: ${line}`)?.message.length ?? 0) <= 500);
    expect(fc.check(property).failed).toBe(false);
  });
});
