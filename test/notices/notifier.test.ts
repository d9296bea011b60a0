import { beforeEach, describe, expect, it } from 'vitest';
import { Notifier } from '../../infra/notices/notifier.js';
import { NOTICE_KINDS, type Notice, type NoticeKind } from '../../ports/notices.js';
import { checkpointList, orderList, rollbackList } from '../../ports/lists.js';
import type { CheckpointRecord, RollbackRecord } from '../../ports/campaign-records.js';
import type { CampaignProgress } from '../../ports/campaign-control.js';
import type { Store } from '../../ports/store.js';
import { campaign } from '../api/fakes.js';
import { openFakeStore } from '../support/fake-store.js';
import { partial } from '../support/partial.js';

const NOW = new Date('2026-01-01T12:00:00Z');

let store: Store;
let told: Notice[];
let reported: string[];
let waits: CampaignProgress['waits'];
beforeEach(() => {
  store = openFakeStore();
  told = [];
  reported = [];
  waits = [];
});

function notifier(kinds: readonly NoticeKind[] = NOTICE_KINDS): Notifier {
  return new Notifier({
    store,
    control: { status: async () => partial<CampaignProgress>({ waits }) },
    queue: { handOver: async (notice) => void told.push(notice) },
    kinds,
    waitBoundMs: 15 * 60_000,
    report: (line) => void reported.push(line),
  });
}

async function start(createdAt = '2026-01-01T12:00:01Z'): Promise<void> {
  await store.campaigns.create(campaign('night', { createdAt, status: 'running' }));
  await store.budget.open('night', { modelCalls: 10, costUsd: null });
}

async function confirm(number: number, by: CheckpointRecord['by']): Promise<void> {
  const id = `night/b0/checkpoint-${number}`;
  await store.keep(
    'checkpoints',
    id,
    partial<CheckpointRecord>({ campaign: 'night', by, strategy: `s${number}`, because: 'won', at: '2026-01-01T13:00:00Z' }),
  );
  await store.append(checkpointList('night'), id);
}

async function spend(call: string, modelCalls: number): Promise<void> {
  const paid = { modelCalls, tokens: 0, costUsd: 0 };
  await store.budget.begin('night', call, 'try', paid);
  await store.budget.end('night', call, 'try', { taken: paid });
}

const ids = (): readonly string[] => told.map(({ id }) => id);

describe('a notifier', () => {
  it('tells of all others where one campaign cannot be read, and of that one in its log, once', async () => {
    const one = notifier();
    await one.look(NOW);
    await store.campaigns.create(campaign('broken', { createdAt: '2026-01-01T12:00:00Z', status: 'running' }));
    await start();
    await confirm(1, 'start');
    await confirm(2, 'race');
    await one.look(NOW);
    await one.look(NOW);
    expect(ids()).toEqual(['night/champion-2']);
    expect(reported).toEqual([expect.stringMatching(/^campaign broken is left out, .*: campaign broken has no budget/)]);
  });

  it('tells of a promotion once, and of the first champion not at all', async () => {
    const one = notifier();
    await one.look(NOW);
    await start();
    await confirm(1, 'start');
    await one.look(NOW);
    await confirm(2, 'race');
    await one.look(NOW);
    await one.look(NOW);
    expect(told).toEqual([
      {
        id: 'night/champion-2',
        kind: 'promotion',
        campaign: 'night',
        at: '2026-01-01T13:00:00Z',
        what: 's2 is the new champion',
        because: 'won',
        strategy: 's2',
      },
    ]);
  });

  it('goes on where another was ended, and two of them give a thing one id', async () => {
    await notifier().look(NOW);
    await start();
    await confirm(1, 'race');
    await Promise.all([notifier().look(NOW), notifier().look(NOW)]);
    expect(new Set(ids())).toEqual(new Set(['night/champion-1']));
    await confirm(2, 'force');
    const next = notifier();
    told = [];
    await next.look(NOW);
    expect(ids()).toEqual(['night/champion-2']);
  });

  it('says nothing of what had happened before anybody wanted to be told', async () => {
    await start('2025-12-01T00:00:00Z');
    await confirm(1, 'race');
    const one = notifier();
    await one.look(NOW);
    expect(ids()).toEqual([]);
    await confirm(2, 'race');
    await one.look(NOW);
    expect(ids()).toEqual(['night/champion-2']);
  });

  it('tells again of what it could not hand over', async () => {
    await notifier().look(NOW);
    await start();
    await confirm(1, 'race');
    const failing = new Notifier({
      store,
      control: { status: async () => partial<CampaignProgress>({ waits }) },
      queue: { handOver: () => Promise.reject(new Error('away')) },
      kinds: NOTICE_KINDS,
      waitBoundMs: 1,
      report: () => {},
    });
    await expect(failing.look(NOW)).rejects.toThrow('away');
    await notifier().look(NOW);
    expect(ids()).toEqual(['night/champion-1']);
  });

  it('tells of a rollback, where that is wanted', async () => {
    await notifier().look(NOW);
    await start();
    await store.keep('rollbacks', 'r', partial<RollbackRecord>({ at: '', by: 'trust-region', to: { strategy: 's0' }, because: 'fell' }));
    await store.append(rollbackList('night'), 'r');
    await notifier(['promotion']).look(NOW);
    expect(ids()).toEqual([]);
  });

  it('tells when four fifths of the budget are spent, and again for another limit', async () => {
    const one = notifier();
    await one.look(NOW);
    await start();
    await spend('a', 7);
    await one.look(NOW);
    expect(ids()).toEqual([]);
    await spend('b', 1);
    await one.look(NOW);
    await one.look(NOW);
    expect(ids()).toEqual(['night/budget-10-any']);
    await store.budget.limit('night', 'more', { modelCalls: 9, costUsd: null });
    await one.look(NOW);
    expect(ids()).toEqual(['night/budget-10-any', 'night/budget-9-any']);
  });

  it('tells of a pause that nobody ordered, each time', async () => {
    const one = notifier();
    await one.look(NOW);
    await start();
    await store.campaigns.update('night', { status: 'paused', because: 'the key was refused' });
    await one.look(NOW);
    await store.campaigns.update('night', { activeMs: 5 });
    await one.look(NOW);
    expect(told).toMatchObject([{ kind: 'incident', because: 'the key was refused' }]);
    await store.campaigns.update('night', { status: 'running', because: '' });
    await new Promise((resolve) => setTimeout(resolve, 5));
    await store.campaigns.update('night', { status: 'paused', because: 'the key was refused' });
    await one.look(NOW);
    expect(told).toHaveLength(2);
  });

  it('says nothing of a pause that a person ordered', async () => {
    const one = notifier();
    await one.look(NOW);
    await start();
    const order = { id: 'o', branch: 0, because: 'my wish', kind: 'pause' } as const;
    await store.keep('orders', 'o', { campaign: 'night', order, strategy: null, at: '' });
    await store.append(orderList('night'), 'o');
    await store.campaigns.update('night', { status: 'paused', because: 'my wish' });
    await one.look(NOW);
    expect(ids()).toEqual([]);
  });

  it('tells of a wait over the bound once, however long it lasts, and of the next', async () => {
    const one = notifier();
    await one.look(NOW);
    await start();
    const waiting = (since: string): void => {
      waits = [{ kind: 'unavailable', said: 'no connection', since, tries: 4, steps: ['generate'], count: 2, next: null }];
    };
    waiting('2026-01-01T11:50:00.000Z');
    await one.look(NOW);
    expect(ids()).toEqual([]);
    waiting('2026-01-01T11:40:00.000Z');
    await one.look(NOW);
    waiting('2026-01-01T11:41:00.000Z');
    await one.look(NOW);
    expect(ids()).toEqual(['night/waiting-unavailable-2026-01-01T11:40:00.000Z']);
    waits = [];
    await one.look(NOW);
    waiting('2026-01-01T11:42:00.000Z');
    await one.look(NOW);
    expect(told).toHaveLength(2);
  });
});
