import { beforeEach, describe, expect, it } from 'vitest';
import { openSearch, recordSearch } from '../../activities/cycle/search.js';
import { takeAway } from '../../activities/cycle/take-away.js';
import { prepareCampaign } from '../../campaigns/prepare.js';
import type { Now } from '../../domain/search/eras.js';
import { FIRST_STRATEGY, type Strategy } from '../../domain/strategy.js';
import { strategyId } from '../../ports/keys.js';
import { orderList } from '../../ports/lists.js';
import type { SearchRecord } from '../../ports/learning-records.js';
import type { Ordered } from '../../ports/campaign-records.js';
import type { Store } from '../../ports/store.js';
import { CONFIG } from '../api/fakes.js';
import { openFakeStore } from '../support/fake-store.js';
import { toyWorld } from '../support/toy-world.js';

const NO_WORK = { proposals: 0, made: 0, entered: 0, episodes: 0, modelCalls: 0, costUsd: 0 };
const champion = strategyId(FIRST_STRATEGY);
const NOW: Now = { champion, branch: 0, cycle: 0, view: [], model: 'fake-1' };

let store: Store;
beforeEach(async () => {
  store = openFakeStore();
  const budget = { modelCalls: 1_000, costUsd: null };
  await prepareCampaign(store, 'c', toyWorld().suite, {
    ...CONFIG,
    cycles: 5,
    budget,
    search: 'on',
    searchShare: 80,
    searchAttempts: 2,
  });
});

async function spend(modelCalls: number): Promise<void> {
  await store.budget.reserve('c', `${modelCalls}`, { modelCalls, costUsd: 0 });
  await store.budget.settle('c', `${modelCalls}`, { modelCalls, tokens: 1, costUsd: modelCalls / 100, sandboxRuns: 0 });
}

describe('the search of a campaign', () => {
  it('may spend its share of what is left over the cycles that are left, decided once', async () => {
    await spend(100);
    expect((await openSearch({ store }, { campaign: 'c', latest: null, now: NOW })).calls).toBe(144);
    await spend(200);
    expect((await openSearch({ store }, { campaign: 'c', latest: null, now: NOW })).calls).toBe(144);
    expect((await openSearch({ store }, { campaign: 'c', latest: null, now: { ...NOW, cycle: 1 } })).calls).toBe(140);
  });

  it('takes dollars for calls at what a call has cost, and has a bound where there is none', async () => {
    for (const [id, costUsd] of [['dollars', 11] as const, ['free', null] as const]) {
      const config = { ...CONFIG, cycles: 5, search: 'on', searchShare: 100, budget: { modelCalls: null, costUsd } } as const;
      await prepareCampaign(store, id, toyWorld().suite, config);
      await store.budget.reserve(id, 'all', { modelCalls: 100, costUsd: 1 });
      await store.budget.settle(id, 'all', { modelCalls: 100, tokens: 1, costUsd: 1, sandboxRuns: 0 });
    }
    expect((await openSearch({ store }, { campaign: 'dollars', latest: null, now: NOW })).calls).toBe(200);
    expect((await openSearch({ store }, { campaign: 'free', latest: null, now: NOW })).calls).toBe(2 * CONFIG.batch * CONFIG.attempts);
  });

  it('goes on from where a cycle left it, with what has happened since', async () => {
    const { search, tasks } = await openSearch({ store }, { campaign: 'c', latest: null, now: NOW });
    expect(search.state).toMatchObject({ champion, attempts: 2, tasks: tasks.length });
    const b = { id: 'b', parents: [champion], edits: [], runs: '', entrance: [], race: 'none' as const };
    const left: SearchRecord = {
      ...search,
      state: { ...search.state, pool: [...search.state.pool, b] },
      campaign: 'c',
      branch: 0,
      cycle: 0,
      champion,
      work: NO_WORK,
      best: null,
      because: '',
    };
    const latest = await recordSearch({ store }, left);
    const later = { ...NOW, cycle: 1 };
    expect((await openSearch({ store }, { campaign: 'c', latest, now: later })).search.state.pool).toHaveLength(2);
    await ordered({ kind: 'veto', strategy: 'b' });
    expect((await openSearch({ store }, { campaign: 'c', latest, now: later })).search.state.pool).toHaveLength(1);
  });
});

describe('an edit that is taken away', () => {
  const one = withRule(FIRST_STRATEGY, 'r1', 'Read the failing case.');
  const both = withRule(one, 'r2', 'Sleep.');

  beforeEach(async () => {
    for (const strategy of [one, both])
      await store.keep('strategies', strategyId(strategy), { id: strategyId(strategy), strategy, parent: null, change: null });
  });
  const without = (before: Strategy, after: Strategy) =>
    takeAway(
      { store },
      { campaign: 'c', champion, bundle: strategyId(both), edit: { before: strategyId(before), after: strategyId(after) } },
    );

  it('leaves the bundle without it, as a version that says so', async () => {
    const made = await without(FIRST_STRATEGY, one);
    const version = await store.find('strategies', made ?? '');
    expect(version?.strategy).toMatchObject({ rules: [{ text: 'Sleep.' }] });
    expect(version).toMatchObject({ parent: strategyId(both), change: { action: 'edit-dropped', tactic: '' } });
    expect(await store.list('strategies:c')).toContain(made);
    expect(await without(one, both)).toBe(strategyId(one));
  });

  it('stays where a person does not want what is left', async () => {
    await ordered({ kind: 'veto', strategy: strategyId(one) });
    expect(await without(one, both)).toBeNull();
  });

  it('stays where it is a rule of the champion that a person pinned', async () => {
    await ordered({ kind: 'pin', rule: 'r2', pinned: true });
    const edit = { before: strategyId(one), after: strategyId(both) };
    expect(await takeAway({ store }, { campaign: 'c', champion: strategyId(both), bundle: strategyId(both), edit })).toBeNull();
  });
});

function withRule(strategy: Strategy, id: string, text: string): Strategy {
  return { ...strategy, rules: [...strategy.rules, { id, text, pinned: false }] };
}

async function ordered(order: Ordered): Promise<void> {
  const id = `c/order ${JSON.stringify(order)}`;
  await store.keep('orders', id, { campaign: 'c', order: { id, branch: 0, because: '', ...order }, strategy: null, at: '' });
  await store.append(orderList('c'), id);
}
