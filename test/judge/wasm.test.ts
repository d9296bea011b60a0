import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../domain/task.js';
import { openSandbox } from '../../judge/index.js';
import type { OpenSandbox } from '../../judge/judge.js';
import { javascriptContract } from '../contract/javascript.js';
import { gcdJob } from '../contract/sandbox.js';

const open = (): Promise<OpenSandbox> => openSandbox({ cache: tmpdir(), backend: 'wasm', concurrency: 1, report: () => {} });

javascriptContract('wasm', false, open);

describe('what the WASM box cannot run', () => {
  it('is refused by its name', async () => {
    const sandbox = await open();
    const signal = new AbortController().signal;
    await expect(sandbox.judge(gcdJob('def gcd(a, b): return a'), signal)).rejects.toMatchObject({
      kind: 'sandbox-unavailable',
      message: 'the WASM box runs JavaScript only, and no python: use bubblewrap or docker',
    });
    const tests = { framework: 'jest', files: { 'tests/a.test.js': '' }, ids: ['tests/a.test.js > a'] } as const;
    const job = { ...gcdJob(''), language: 'javascript', checks: { trust: 'in-process', tests }, limits: DEFAULT_LIMITS } as const;
    await expect(sandbox.judge(job, signal)).rejects.toMatchObject({
      kind: 'bad-request',
      message: 'the WASM box runs no jest: use bubblewrap or docker for framework tests',
    });
    await sandbox.close();
  });

  it('is said in its guarantees', async () => {
    const sandbox = await open();
    expect(
      sandbox
        .guarantees()
        .filter(({ level }) => level !== 'enforced')
        .map(({ what }) => what),
    ).toEqual(['identity', 'cpu']);
    await sandbox.close();
  });
});
