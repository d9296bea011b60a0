import { describe, expect, it } from 'vitest';
import type { CampaignCarried, CheckpointRecord } from '../../ports/campaign-records.js';
import { prepareCampaign } from '../../campaigns/prepare.js';
import { arrive, checkpoint } from '../../activities/campaign/progress.js';
import { openBranch, recordRollback } from '../../activities/campaign/rollback.js';
import { watchFrom } from '../../domain/trust-watch.js';
import { SCENE_CONFIG } from '../support/campaign-scene.js';
import { openFakeStore } from '../support/fake-store.js';
import { toyWorld } from '../support/toy-world.js';
import { planRollback, type RollbackInput } from '../../campaigns/rollbacks.js';
import type { Store } from '../../ports/store.js';
import type { CampaignRuns } from '../../ports/campaign-runs.js';

/** A rollback of a store alone asks the engine for nothing but the point. */
const runs: CampaignRuns = {
  resetPoint: () => Promise.resolve({ runId: 'run', eventId: 7, resetRunId: null }),
  hold: () => Promise.resolve(),
  reset: () => Promise.resolve('new'),
  running: () => Promise.resolve(true),
  restart: () => Promise.resolve('new'),
};

const input = (id: string, to: string, by: RollbackInput['by'] = 'person'): RollbackInput => ({ id, campaign: 'c', by, to, because: 'x' });

async function confirm(
  store: Store,
  branch: number,
  number: number,
  cycle: number,
  strategy: string,
  ancestors: CampaignCarried['ancestors'] = [],
): Promise<void> {
  const id = `c/b${branch}/checkpoint-${number}`;
  const carried: CampaignCarried = {
    first: 'v1',
    champion: strategy,
    branch,
    ancestors,
    cycle,
    checkpoints: number,
    checkpoint: id,
    examMs: 1,
    outOfBudget: false,
    activeMs: 1,
    feedback: [],
    orders: { pause: null, stop: null, promote: null },
    trust: watchFrom({ checkpoint: id, strategy, view: [] }, null),
  };
  const record: Omit<CheckpointRecord, 'at'> = {
    campaign: 'c',
    branch,
    cycle,
    strategy,
    by: 'race',
    because: '',
    workflowId: 'campaign-c',
    runId: `run-${branch}`,
    activityId: `checkpoint-${number}`,
    carried,
  };
  await checkpoint({ store }, record);
}

async function begin(): Promise<Store> {
  const store = openFakeStore();
  await prepareCampaign(store, 'c', toyWorld().suite, SCENE_CONFIG);
  await confirm(store, 0, 1, 0, 'v1');
  await confirm(store, 0, 2, 2, 'v2');
  await confirm(store, 0, 3, 4, 'v3');
  return store;
}

async function goBack(store: Store, id: string, to: string, by: RollbackInput['by'] = 'person'): Promise<number> {
  const plan = await planRollback({ store, runs }, input(id, to, by));
  const branch = await openBranch({ store, runs }, plan);
  await recordRollback({ store, runs }, { ...plan, branch, how: 'reset', runId: 'new' });
  return branch;
}

describe('the plan of a rollback', () => {
  it('names what is given up, and a retry opens the same branch', async () => {
    const store = await begin();
    const plan = await planRollback({ store, runs }, input('once', 'v2'));
    expect(plan).toMatchObject({ to: { checkpoint: 'c/b0/checkpoint-2', cycle: 2 }, abandoned: ['v3'] });
    const ports = { store, runs };
    expect([await openBranch(ports, plan), await openBranch(ports, plan)]).toEqual([1, 1]);
    expect(await store.find('branches', 'c/b1')).toMatchObject({
      ancestors: [{ branch: 0, upToCycle: 1 }],
      lesson: expect.stringContaining('v3'),
    });
  });

  it('lets a run enter the branch only at the checkpoint that it begins with', async () => {
    const store = await begin();
    await goBack(store, 'once', 'v2');
    expect(await arrive({ store }, { campaign: 'c', branch: 0, checkpoint: 'c/b0/checkpoint-3' })).toBeNull();
    expect(await arrive({ store }, { campaign: 'c', branch: 0, checkpoint: 'c/b0/checkpoint-2' })).toMatchObject({
      branch: 1,
      ancestors: [{ branch: 0, upToCycle: 1 }],
    });
    expect(await arrive({ store }, { campaign: 'c', branch: 1, checkpoint: 'c/b0/checkpoint-2' })).toBeNull();
  });

  it('keeps the whole chain of branches that led to a checkpoint', async () => {
    const store = await begin();
    await goBack(store, 'once', 'v2');
    await confirm(store, 1, 3, 5, 'v4', [{ branch: 0, upToCycle: 1 }]);
    expect(await goBack(store, 'twice', 'v4')).toBe(2);
    expect((await store.find('branches', 'c/b2'))?.ancestors).toEqual([
      { branch: 0, upToCycle: 1 },
      { branch: 1, upToCycle: 4 },
    ]);
  });

  it('ends going back to the same checkpoint by itself after three times; a person still may', async () => {
    const store = await begin();
    for (const id of ['one', 'two', 'three']) await goBack(store, id, 'v2', 'trust-region');
    await expect(planRollback({ store, runs }, input('four', 'v2', 'trust-region'))).rejects.toMatchObject({
      kind: 'bad-request',
      message: expect.stringContaining('3 times by itself'),
    });
    expect(await goBack(store, 'by hand', 'v2')).toBe(4);
  });
});
