import { describe, expect, it } from 'vitest';
import { hopeless, hopelessCampaign, suitePlan } from '../../campaigns/power-plan.js';
import { prepare, settle } from '../../campaigns/request.js';
import { campaignState } from '../../campaigns/state.js';
import { familiesForGate, splitPools } from '../../domain/split.js';
import { loadSuite } from '../../suites/load.js';
import { SETTINGS, SHIPPED_SUITE } from '../../schemas/settings.js';
import { openFakeStore } from '../support/fake-store.js';
import { toyWorld } from '../support/toy-world.js';

const MODEL = { name: 'm', priced: false, usdPerCall: null, concurrency: 8 };

describe('a campaign in which nothing could be promoted', () => {
  const { suite } = toyWorld({ tasks: 12 });

  it('is refused, with what would help', async () => {
    const store = openFakeStore();
    await expect(prepare(store, { suite: 'toy', name: 'night' }, suite, MODEL)).rejects.toMatchObject({
      kind: 'bad-request',
      message: expect.stringMatching(
        /^suite toy: The gate pool has 5 families\..*a suite of 14 has enough\. .*--force \("force": true through the API\)/,
      ),
    });
    await expect(prepare(store, { suite: 'toy', name: 'night', maxPairs: 5 }, toyWorld({ tasks: 60 }).suite, MODEL)).rejects.toThrow(
      /A race of at most 5 pairs cannot promote/,
    );
    expect(await store.campaigns.list()).toEqual([]);
  });

  it('starts by force, and goes on without', async () => {
    const store = openFakeStore();
    expect(await prepare(store, { suite: 'toy', name: 'night', force: true }, suite, MODEL)).toMatchObject({
      state: { id: 'night' },
      before: null,
    });
    expect(await prepare(store, { suite: 'toy', name: 'night' }, suite, MODEL)).toMatchObject({ before: { id: 'night' }, otherwise: [] });
    const { config } = await campaignState(store, 'night');
    expect(await hopelessCampaign(store, config)).toMatch(/^The gate pool has 5 families\..*no challenger can be promoted/);
    expect(await hopelessCampaign(store, { ...config, acceptance: 'fixed' })).toBeNull();
  });

  it('starts where nothing is to be promoted by the gate', async () => {
    expect(await prepare(openFakeStore(), { suite: 'toy', acceptance: 'fixed' }, suite, MODEL)).toMatchObject({ before: null });
  });

  it('is told of a suite before it is begun', () => {
    const usual = settle({ suite: 'toy' }, suite, MODEL);
    expect(hopeless(suite, usual)).toContain('no challenger can be promoted');
    expect(suitePlan(suite, usual, { usdPerMillionOutput: 0 })).toEqual([hopeless(suite, usual)]);
  });

  it('is not one with the defaults on what ships', async () => {
    const shipped = await loadSuite(SHIPPED_SUITE, { seed: SETTINGS.seed.usual });
    const usual = settle({ suite: SHIPPED_SUITE }, shipped, MODEL);
    expect(hopeless(shipped, usual)).toBeNull();
    expect(suitePlan(shipped, usual, { usdPerMillionOutput: 0 }).join('\n')).toMatch(
      /the first challenger is promoted in four cases of five if it is better by \d+ points/,
    );
    expect(suitePlan(shipped, { ...usual, maxPairs: 100 }, { usdPerMillionOutput: 0 }).join('\n')).toMatch(
      /--max-pairs 400 lowers the smallest gain that is likely to be seen from \d+ points to \d+ points/,
    );
  });

  it('needs a suite with just the families that it says', () => {
    for (const wanted of [3, 6, 40]) {
      expect(gateFamilies(familiesForGate(wanted))).toBeGreaterThanOrEqual(wanted);
      expect(gateFamilies(familiesForGate(wanted) - 1)).toBeLessThan(wanted);
    }
  });
});

function gateFamilies(families: number): number {
  const tasks = Array.from({ length: families }, (_, index) => ({ id: `t${index}`, family: `t${index}` }));
  return [...splitPools(tasks, 1).values()].filter((pool) => pool === 'gate').length;
}
