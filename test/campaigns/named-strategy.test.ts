import { beforeEach, describe, expect, it } from 'vitest';
import { strategyId } from '../../ports/keys.js';
import type { CampaignState } from '../../ports/records.js';
import { resolveLearned } from '../../campaigns/learned-with.js';
import { listStrategies, resolveStrategy } from '../../campaigns/named-strategy.js';
import { RatchetFailure } from '../../ports/failures.js';
import { FIRST_STRATEGY, type StrategyVersion } from '../../domain/strategy.js';
import { openFakeStore } from '../support/fake-store.js';
import { campaign } from '../api/fakes.js';
import type { Store } from '../../ports/store.js';

const version = (id: string): StrategyVersion => ({
  id,
  strategy: { ...FIRST_STRATEGY, rules: [{ id: 'r1', text: id, pinned: false }] },
  parent: null,
  change: null,
});
const MINE: CampaignState = campaign('mine', { champion: 'abd000000000' });

describe('the strategy that a person names', () => {
  let store: Store;
  beforeEach(async () => {
    store = openFakeStore();
    await store.campaigns.create(MINE);
    await store.campaigns.create(campaign('other', { createdAt: '2027-01-02T00:00:00.000Z' }));
    for (const id of ['abc000000000', 'abd000000000', 'fff000000000']) {
      await store.keep('strategies', id, version(id));
      await store.append(id.startsWith('ab') ? 'strategies:mine' : 'strategies:other', id);
    }
  });

  it.each([
    ['fff000000000', 'fff000000000'],
    ['f', 'fff000000000'],
    ['abc', 'abc000000000'],
    ['mine@champion', 'abd000000000'],
    ['mine@first', 'abc000000000'],
    ['mine@abd', 'abd000000000'],
    ['first', strategyId(FIRST_STRATEGY)],
  ])('%s is %s', async (name, id) => {
    expect((await resolveStrategy(store, name)).id).toBe(id);
  });

  it.each([
    ['ab', 'strategy "ab" fits 2 strategies (abc000000000, abd000000000)'],
    ['ccc', 'there is no strategy "ccc": there are abc000000000, abd000000000, fff000000000; `ratchet strategy list --all` lists'],
    ['', 'strategy "" fits 3 strategies'],
    ['mine@ab', 'mine@ab fits 2 strategies (abc000000000, abd000000000)'],
    ['mine@fff000000000', 'there is no strategy of campaign mine "fff000000000": '],
    ['mine@best', 'there is no strategy of campaign mine "best": '],
    ['yours@champion', 'there is no campaign "yours": there are mine, other; '],
  ])('%s is refused with what there is', async (name, message) => {
    const refusal = resolveStrategy(store, name);
    await expect(refusal).rejects.toBeInstanceOf(RatchetFailure);
    await expect(refusal).rejects.toMatchObject({ kind: 'bad-request', message: expect.stringContaining(message) });
  });

  it('comes with what its campaign has learned, where it is named by it; what a campaign began with has nothing of that', async () => {
    const choosing = { ...version('eee000000000'), strategy: { ...FIRST_STRATEGY, memory: { recall: 1, examples: 4 } } };
    await store.keep('strategies', choosing.id, choosing);
    await store.append('strategies:learned', choosing.id);
    await store.campaigns.create(campaign('learned', { champion: choosing.id, cycle: 3 }));
    const learned = await resolveLearned(store, 'learned@champion');
    expect(learned).toMatchObject({ id: choosing.id, view: [{ campaign: 'learned', branch: 0, upToCycle: 2 }], hints: [] });
    expect((await resolveLearned(store, 'learned@first')).view).toEqual([]);
    const bare = await resolveLearned(store, choosing.id);
    expect([bare.view, bare.hints.join()]).toEqual([[], expect.stringContaining(`Name it CAMPAIGN@${choosing.id}`)]);
    expect((await resolveLearned(store, 'first')).hints).toEqual([]);
  });

  it('is none where nothing has run yet', async () => {
    await expect(resolveStrategy(openFakeStore(), 'abc')).rejects.toThrow('there is none yet');
  });

  it('is listed where a campaign began with it or confirmed it, and with the others only where that is asked for', async () => {
    await store.keep('strategies', 'aaa000000000', version('aaa000000000'));
    await store.append('strategies:mine', 'aaa000000000');
    const ids = async (of: string | null, which: 'confirmed' | 'all') => {
      const { versions, others } = await listStrategies(store, of, which);
      return [...versions.map(({ id }) => id), others];
    };
    expect(await ids('mine', 'confirmed')).toEqual(['abc000000000', 'abd000000000', 1]);
    expect(await ids(null, 'confirmed')).toEqual(['abc000000000', 'abd000000000', 'fff000000000', 1]);
    expect(await ids('mine', 'all')).toEqual(['abc000000000', 'abd000000000', 'aaa000000000', 0]);
  });

  it('is listed for all campaigns or for one', async () => {
    expect((await listStrategies(store, null)).versions.map((each) => each.id)).toEqual(['abc000000000', 'abd000000000', 'fff000000000']);
    expect((await listStrategies(store, 'mine')).versions.map((each) => each.id)).toEqual(['abc000000000', 'abd000000000']);
    await expect(listStrategies(store, 'yours')).rejects.toThrow('there is no campaign "yours"');
  });
});
