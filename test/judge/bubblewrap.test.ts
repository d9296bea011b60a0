import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSandbox } from '../../judge/index.js';
import { GCD, GCD_PYTEST, gcdJob, sandboxContract } from '../contract/sandbox.js';

/** Kept from run to run: pytest is installed into it once. */
const cache = join(tmpdir(), 'ratchet-test-sandbox');

describe('a judge whose new files are for itself alone', () => {
  it('lets its boxes read what it gives them', async () => {
    const sandbox = await openSandbox({ cache, backend: 'bubblewrap', concurrency: 1, report: () => {} });
    const before = process.umask(0o077);
    try {
      expect(await sandbox.judge(gcdJob(GCD, GCD_PYTEST), new AbortController().signal)).toMatchObject({ status: 'passed' });
    } finally {
      process.umask(before);
      await sandbox.close();
    }
  });
});

sandboxContract('bubblewrap', () => openSandbox({ cache, backend: 'bubblewrap', concurrency: 2, report: () => {} }));
