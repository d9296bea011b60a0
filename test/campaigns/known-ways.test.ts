import { beforeEach, describe, expect, it } from 'vitest';
import { keepWay, knownFirst, knownWayLine } from '../../campaigns/known-ways.js';
import { enrolStrategy } from '../../campaigns/prepare.js';
import { prepare } from '../../campaigns/request.js';
import { FIRST_STRATEGY, type Strategy } from '../../domain/strategy.js';
import { askedAlike } from '../../domain/known-way.js';
import { loadStrategy } from '../../campaigns/strategies.js';
import { strategyId } from '../../ports/keys.js';
import { strategyList } from '../../ports/lists.js';
import type { RaceRecord } from '../../ports/records.js';
import type { Store } from '../../ports/store.js';
import type { CampaignRequest } from '../../schemas/settings.js';
import { openFakeStore } from '../support/fake-store.js';
import { toyWorld } from '../support/toy-world.js';

const { suite } = toyWorld();
const SMALL = { fingerprint: 'f1', model: 'small' };
const OFFER = { name: 'small', priced: false, usdPerCall: null, concurrency: 4 };
const FIRST = strategyId(FIRST_STRATEGY);
const ONE_MESSAGE: Strategy = {
  ...FIRST_STRATEGY,
  asking: { ...FIRST_STRATEGY.asking, messages: FIRST_STRATEGY.asking.messages === 'one' ? 'system-and-user' : 'one' },
  prompts: { ...FIRST_STRATEGY.prompts, role: 'You write functions.' },
  rules: [{ id: 'r1', text: 'A rule of that campaign.', pinned: false }],
};
const COLDER: Strategy = { ...FIRST_STRATEGY, decoding: { ...FIRST_STRATEGY.decoding, temperature: 0 } };

let store: Store;
beforeEach(async () => {
  store = openFakeStore();
  for (const each of [FIRST_STRATEGY, ONE_MESSAGE, COLDER]) await enrolStrategy(store, each);
});

const race = (challenger: Strategy, change: Partial<RaceRecord> = {}): RaceRecord => ({
  campaign: 'earlier',
  branch: 0,
  cycle: 0,
  champion: FIRST,
  challenger: strategyId(challenger),
  k: 1,
  decision: 'promoted',
  because: '',
  pairs: 60,
  wins: 14,
  losses: 2,
  outcomes: '',
  winFamilies: 9,
  voids: { champion: 0, challenger: 0 },
  logE: 4,
  logThreshold: 3,
  modelCalls: 1,
  costUsd: 0,
  ...change,
});
const WON = { races: [race(ONE_MESSAGE)], lineage: [FIRST, strategyId(ONE_MESSAGE)] };

async function started(request: Partial<CampaignRequest> = {}, { fingerprint }: { readonly fingerprint?: string } = { fingerprint: 'f1' }) {
  const { state } = await prepare(
    store,
    { suite: 'toy', name: 'new', force: true, ...request },
    suite,
    fingerprint === undefined ? OFFER : { ...OFFER, fingerprint },
  );
  const [first = ''] = await store.list(strategyList(state.id));
  return { first: await loadStrategy(store, first), config: state.config };
}

describe('what worked as a way to ask a model', () => {
  it('is how a new campaign with that model asks first, and nothing else of the version; it says where that comes from', async () => {
    await keepWay(store, SMALL, WON);
    const { first, config } = await started();
    expect(first).toEqual({
      ...FIRST_STRATEGY,
      asking: ONE_MESSAGE.asking,
      prompts: { ...FIRST_STRATEGY.prompts, role: 'You write functions.' },
    });
    expect(config.knownWay).toMatchObject({
      fingerprint: 'f1',
      campaign: 'earlier',
      strategy: strategyId(ONE_MESSAGE),
      wins: 14,
      losses: 2,
    });
    expect(knownWayLine(config).join()).toContain(
      `as in ${strategyId(ONE_MESSAGE)}, promoted in campaign earlier (14 won, 2 lost in 60 pairs)`,
    );
  });

  it.each<[string, Partial<CampaignRequest>, { readonly fingerprint?: string }]>([
    ['it is switched off', { knownWay: 'off' }, { fingerprint: 'f1' }],
    ['a person named a strategy', { strategy: 'first' }, { fingerprint: 'f1' }],
    ['nothing is learned', { acceptance: 'fixed' }, { fingerprint: 'f1' }],
    ['the model is another one', {}, { fingerprint: 'f2' }],
    ['nobody could say which model it is', {}, {}],
  ])('is left alone where %s', async (_, request, model) => {
    await keepWay(store, SMALL, WON);
    const { first, config } = await started(request, model);
    expect(first).toEqual(FIRST_STRATEGY);
    expect(config.knownWay).toBeUndefined();
    expect(knownWayLine(config)).toEqual([]);
  });

  it.each<[string, Parameters<typeof keepWay>[2]]>([
    ['was dropped', { ...WON, races: [race(ONE_MESSAGE, { decision: 'dropped' })] }],
    ['was rolled back', { ...WON, lineage: [FIRST] }],
    ['asks as the one that it was better than', { races: [race(COLDER)], lineage: [FIRST, strategyId(COLDER)] }],
  ])('is not kept of a version that %s', async (_, came) => {
    await keepWay(store, SMALL, came);
    expect(await knownFirst(store, 'f1')).toBeNull();
  });

  it('is kept of the step that changed it, also where later steps changed other things', async () => {
    const both: Strategy = { ...COLDER, asking: ONE_MESSAGE.asking, prompts: ONE_MESSAGE.prompts };
    await enrolStrategy(store, both);
    await keepWay(store, SMALL, {
      races: [race(ONE_MESSAGE), race(both, { champion: strategyId(ONE_MESSAGE), k: 2 })],
      lineage: [FIRST, strategyId(ONE_MESSAGE), strategyId(both)],
    });
    expect((await knownFirst(store, 'f1'))?.way.strategy).toBe(strategyId(ONE_MESSAGE));
  });

  it('is the one found last', async () => {
    await keepWay(store, SMALL, WON);
    const other: Strategy = { ...FIRST_STRATEGY, asking: { ...FIRST_STRATEGY.asking, cases: 'table' } };
    await enrolStrategy(store, other);
    await keepWay(store, SMALL, { races: [race(other, { campaign: 'later' })], lineage: [strategyId(other)] });
    const known = await knownFirst(store, 'f1');
    expect(known?.way.campaign).toBe('later');
    expect(askedAlike(known?.strategy ?? FIRST_STRATEGY, other)).toBe(true);
  });
});
