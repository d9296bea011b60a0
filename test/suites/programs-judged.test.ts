import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSandbox } from '../../judge/index.js';
import type { OpenSandbox } from '../../judge/judge.js';
import { checkSuite } from '../../suites/check.js';
import { loadSuite } from '../../suites/load.js';
import { writeTinySets } from './tiny-sets.js';

const never = new AbortController().signal;

describe('sets of programs in a box', () => {
  let home = '';
  let sandbox: OpenSandbox;
  beforeAll(async () => {
    home = await writeTinySets();
    sandbox = await openSandbox({
      cache: join(tmpdir(), 'ratchet-test-sandbox'),
      backend: 'bubblewrap',
      concurrency: 1,
      report: () => {},
    });
  });
  afterAll(async () => {
    await sandbox.close();
    await rm(home, { recursive: true });
  });

  it.each([
    ['codecontests', 'python'],
    ['codecontests', 'java'],
    ['leetcode', 'python'],
    // it has no right answers: what is checked is that nothing passes
    ['livecodebench', 'python'],
  ] as const)('%s in %s is fit', async (format, language) => {
    const suite = await loadSuite(`${format}:${join(home, format)}`, { seed: 1, language });
    const checks = await checkSuite(suite, sandbox, never, () => {});
    expect(checks.flatMap(({ problems }) => problems)).toEqual([]);
  });
});
