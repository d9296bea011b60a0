import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../domain/task.js';
import { findOnHost } from '../../judge/host-tools.js';
import { openPython } from '../../judge/languages/python/python.js';
import { readSubmission } from '../../judge/submission.js';

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'ratchet-submission-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const CASES = JSON.stringify([{ id: 'a', call: { fn: 'gcd:gcd', args: [1, 2] }, expect: { returns: 1 } }]);

const python = await openPython({ find: findOnHost, prepare: () => Promise.reject(new TypeError('nothing is prepared here')) });

describe('a folder to be judged', () => {
  it('without a task.json: sources are editable, what steers a runner is not', async () => {
    const folder = folderWith({
      'solution/gcd.py': '1',
      'solution/pkg/a.py': '2',
      'solution/conftest.py': '',
      'solution/setup.py': '',
      'solution/pytest.ini': '',
      'solution/test_gcd.py': '',
      'solution/tests/x.py': '',
      'tests/test_gcd.py': 'trusted',
    });
    symlinkSync('/etc/passwd', join(folder, 'solution/link.py'));
    const { editable, candidate, tests, refusedPaths, limits, cases } = await readSubmission(
      folder,
      { wallMs: 2_000 },
      python.isSubmittable,
    );
    expect(editable.toSorted()).toEqual(['gcd.py', 'pkg/a.py']);
    expect(Object.keys(candidate)).toHaveLength(7);
    expect(tests).toEqual({ 'tests/test_gcd.py': 'trusted' });
    expect(refusedPaths).toEqual(['link.py']);
    expect(limits).toEqual({ ...DEFAULT_LIMITS, wallMs: 2_000 });
    expect(cases).toBeNull();
  });

  it('leaves out files and folders whose names are no text', async () => {
    const folder = folderWith({ 'solution/gcd.py': '1', 'cases.json': CASES });
    const raw = (name: string): Buffer => Buffer.from(join(folder, 'solution', name), 'latin1');
    writeFileSync(raw('\xff.py'), '2');
    mkdirSync(raw('\xfe'));
    writeFileSync(raw('\xfe/a.py'), '3');
    const { candidate, refusedPaths } = await readSubmission(folder, {}, python.isSubmittable);
    expect(candidate).toEqual({ 'gcd.py': '1' });
    expect(refusedPaths.toSorted()).toEqual(['\ufffd', '\ufffd.py']);
  });

  it('with a task.json and cases: what they say', async () => {
    const folder = folderWith({
      'solution/gcd.py': '1',
      'cases.json': CASES,
      'files/node.py': 'x',
      'task.json': JSON.stringify({ id: 'gcd', editable: ['other.py'], limits: { pids: 9 } }),
    });
    const { editable, files, cases, limits } = await readSubmission(folder, {}, python.isSubmittable);
    expect([editable, files, cases?.length, limits.pids]).toEqual([['other.py'], { 'node.py': 'x' }, 1, 9]);
  });

  it.each([
    [{ 'tests/test_a.py': '' }, 'has no folder solution/'],
    [{ 'solution/a.py': '' }, 'has neither tests/ nor cases.json'],
    [{ 'solution/a.py': '', 'cases.json': '[' }, 'cases.json is no JSON'],
    [{ 'solution/a.py': '', 'cases.json': CASES, 'task.json': '{"editable":["../a.py"]}' }, 'editable.0: expected a relative path'],
    [
      { 'solution/a.py': '', 'cases.json': CASES, 'task.json': '{"editable":["a.py"],"limits":{"memory":1}}' },
      'Unrecognized key: "memory"',
    ],
  ])('%j is refused with the way out', async (files, message) => {
    await expect(readSubmission(folderWith(files), {}, python.isSubmittable)).rejects.toThrow(message);
  });
});
