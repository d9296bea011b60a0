import { beforeEach, describe, expect, it } from 'vitest';
import { carriedOn } from '../../campaigns/going-on.js';
import { branchId } from '../../domain/address.js';
import { checkpointList, endList, orderList } from '../../ports/lists.js';
import type { CampaignCarried, CheckpointRecord, Ordered } from '../../ports/campaign-records.js';
import type { Store } from '../../ports/store.js';
import { campaign } from '../api/fakes.js';
import { openFakeStore } from '../support/fake-store.js';
import { partial } from '../support/partial.js';

const CARRIED: CampaignCarried = {
  first: 's0',
  champion: 's0',
  branch: 0,
  ancestors: [],
  cycle: 0,
  checkpoints: 1,
  checkpoint: 'night/b0/checkpoint-1',
  examMs: null,
  outOfBudget: false,
  activeMs: 10,
  feedback: [],
  orders: { pause: null, stop: null, promote: null },
  trust: partial<CampaignCarried['trust']>({}),
};

let store: Store;
beforeEach(() => {
  store = openFakeStore();
});

async function confirm(checkpoint: string, change: Partial<CampaignCarried>, at = '2026-01-01T00:00:00Z'): Promise<void> {
  const carried = { ...CARRIED, checkpoint, ...change };
  const { branch, cycle, champion: strategy } = carried;
  const place = { workflowId: 'w', runId: 'r', activityId: 'a' };
  const record: CheckpointRecord = { campaign: 'night', branch, cycle, strategy, by: 'race', because: '', ...place, carried, at };
  await store.keep('checkpoints', checkpoint, record);
  await store.append(checkpointList('night'), checkpoint);
}

async function order(id: string, ordered: Ordered, at: string): Promise<void> {
  await store.keep('orders', id, { campaign: 'night', order: { id, branch: 0, because: `why ${id}`, ...ordered }, strategy: null, at });
  await store.append(orderList('night'), id);
}

describe('a campaign whose run is gone', () => {
  it('that was never confirmed begins', async () => {
    expect(await carriedOn(store, campaign('night'))).toBeNull();
  });

  it('goes on from its latest checkpoint, with the time that it has worked', async () => {
    await confirm('night/b0/checkpoint-1', {});
    await confirm('night/b0/checkpoint-2', { cycle: 3, champion: 's1', checkpoints: 2 });
    expect(await carriedOn(store, campaign('night', { activeMs: 500 }))).toMatchObject({ cycle: 3, champion: 's1', activeMs: 500 });
  });

  it('on a branch on which nothing was confirmed yet goes on from the checkpoint that the branch begins with', async () => {
    await confirm('night/b0/checkpoint-1', {});
    await confirm('night/b0/checkpoint-2', { cycle: 3, champion: 's1' });
    const begun = {
      campaign: 'night',
      branch: 1,
      rollback: 'x',
      checkpoint: 'night/b0/checkpoint-1',
      ancestors: [],
      lesson: '',
      paused: null,
    };
    await store.keep('branches', branchId('night', 1), begun);
    expect(await carriedOn(store, campaign('night', { branch: 1 }))).toMatchObject({ cycle: 0, branch: 0, champion: 's0' });
  });

  it('stays paused', async () => {
    await confirm('night/b0/checkpoint-1', {});
    const carried = await carriedOn(store, campaign('night', { status: 'paused', because: 'the key' }));
    expect(carried?.orders.pause).toEqual({ branch: 0, because: 'the key' });
  });

  it('hears what was said since the checkpoint, and stops if that was ordered', async () => {
    await confirm('night/b0/checkpoint-1', { feedback: [{ id: 'old', text: 'waits' }] }, '2026-01-02T00:00:00Z');
    await order('before', { kind: 'feedback', about: { campaign: true }, judgement: 'comment' }, '2026-01-01T00:00:00Z');
    await order('after', { kind: 'feedback', about: { campaign: true }, judgement: 'comment' }, '2026-01-03T00:00:00Z');
    await order('stop', { kind: 'stop', when: 'after-cycle' }, '2026-01-03T00:00:00Z');
    const carried = await carriedOn(store, campaign('night'));
    expect(carried?.feedback).toEqual([
      { id: 'old', text: 'waits' },
      { id: 'after', text: 'why after' },
    ]);
    expect(carried?.orders.stop).toMatchObject({ when: 'after-cycle' });
  });

  it('that was extended goes on from its end', async () => {
    await confirm('night/b0/checkpoint-1', {});
    await store.keep('ends', 'e', { ...CARRIED, cycle: 5, outOfBudget: true });
    await store.append(endList('night'), 'e');
    const bounds = { cycles: 9, modelCalls: null, costUsd: null, maxHours: null, deadline: null };
    const extension = { id: 'x', number: 1, at: '', because: '', ended: 'cycles' as const, from: bounds, ...bounds };
    expect(await carriedOn(store, campaign('night', { extensions: [extension] }))).toMatchObject({
      cycle: 5,
      outOfBudget: false,
      extended: { number: 1, cycles: 9 },
    });
  });
});
