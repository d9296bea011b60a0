import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSandbox } from '../../infra/sandbox/index.js';
import type { OpenSandbox } from '../../infra/sandbox/judge.js';
import { findingOf } from '../../infra/sandbox/lint.js';

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

  it('finds what is wrong with JavaScript', { timeout: 300_000 }, async () => {
    const files = { 'a.js': 'function f(x) {\n  if (x === NaN) return 1;\n  return x;\n}\nmodule.exports = { f };\n' };
    expect(await sandbox.lint({ language: 'javascript', files, paths: ['a.js'] }, never)).toEqual([{ path: 'a.js', line: 2, message: expect.stringContaining('use-isnan') }]);
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
