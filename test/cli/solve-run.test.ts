import { describe, expect, it } from 'vitest';
import { openSolveRun, type SolveRequest } from '../../cli/solve-run.js';
import { openFakeStore } from '../support/fake-store.js';

const ASKED: SolveRequest = {
  suite: 'my suite',
  suiteId: 'abc',
  strategy: 's',
  model: 'm',
  endpoint: 'https://a/v1',
  attempts: 8,
  seed: 1,
};

describe('the run of a solve', () => {
  it('is found again by the same command until it is finished', async () => {
    const store = openFakeStore();
    const first = await openSolveRun(store, ASKED);
    expect(first.id).toMatch(/^solve-my-suite-[0-9a-f]{10}-1$/);
    expect((await openSolveRun(store, { ...ASKED })).id).toBe(first.id);
    await first.finish();
    const second = await openSolveRun(store, ASKED);
    expect(second.id).toBe(first.id.replace(/1$/, '2'));
  });

  it.each<Partial<SolveRequest>>([
    { suiteId: 'abd' },
    { strategy: 't' },
    { model: 'n' },
    { endpoint: 'https://b/v1' },
    { attempts: 9 },
    { seed: 2 },
  ])('is another where something else is asked: %j', async (change) => {
    const store = openFakeStore();
    expect((await openSolveRun(store, { ...ASKED, ...change })).id).not.toBe((await openSolveRun(store, ASKED)).id);
  });
});
