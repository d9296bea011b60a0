import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countBodies, runWith } from '../../bench/crash.js';
import { fewTasks } from '../support/few-tasks.js';

const SEED = 1;
const silent = (): void => {};

/** Real processes of the built program; `bench/crash.ts` kills at more moments. */
describe('kill -9 in a campaign', () => {
  let undisturbed: Awaited<ReturnType<typeof runWith>>;
  let folder: string;
  let suite: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ratchet-crash-'));
    suite = await fewTasks(folder);
    undisturbed = await runWith('nobody', SEED, [], new Map(), silent, suite);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('of nobody: what the endpoint made is what the budget counted', () => {
    expect(undisturbed.run.counted).toBe(undisturbed.run.generated);
  });

  it('of the worker and of the stack costs nothing but time', async () => {
    const moments = [
      { at: 9, victim: 'worker' },
      { at: 30, victim: 'stack' },
      { at: 50, victim: 'worker' },
    ] as const;
    const { run } = await runWith('both', SEED, moments, countBodies(undisturbed.bodies), silent, suite);
    expect(run.kills).toHaveLength(moments.length);
    expect(run.paidAgain).toBe(0);
    expect(run.counted).toBeGreaterThanOrEqual(run.generated);
    expect(run.champion).toBe(undisturbed.run.champion);
    expect(run.races).toEqual(undisturbed.run.races);
    expect([...run.ledger].toSorted()).toEqual([...undisturbed.run.ledger].toSorted());
    expect(run.leftOver).toEqual([]);
  });
});
