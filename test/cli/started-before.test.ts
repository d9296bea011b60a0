import { describe, expect, it } from 'vitest';
import { prepareCampaign } from '../../campaigns/prepare.js';
import { type Offer, offerOf } from '../../campaigns/offer.js';
import { prepare, type Prepared } from '../../campaigns/request.js';
import type { CampaignRequest } from '../../schemas/settings.js';
import { goesOn, refusalOf } from '../../cli/started-before.js';
import { extensionText } from '../../cli/extension.js';
import { feedbackText, promotionText } from '../../cli/orders-text.js';
import { readConfig } from '../../config/config.js';
import { campaign, fakeControl } from '../api/fakes.js';
import { openFakeStore } from '../support/fake-store.js';
import { toyWorld } from '../support/toy-world.js';
import type { Store } from '../../ports/store.js';

const { suite } = toyWorld();
const offer = (name: string): Offer => offerOf(name, readConfig({}).model, 7);
const ask = (store: Store, request: Partial<CampaignRequest> = {}, model = 'offline', given = suite): Promise<Prepared> =>
  prepare(store, { suite: 'toy', name: 'night', ...request }, given, offer(model));

async function started(request: Partial<CampaignRequest> = {}): Promise<Store> {
  const store = openFakeStore();
  expect(await ask(store, request)).toMatchObject({ before: null, otherwise: [] });
  return store;
}

describe('how many episodes run side by side', () => {
  it('is as asked, else what the machine bears', async () => {
    expect(await ask(openFakeStore(), { concurrency: 2 })).toMatchObject({ state: { config: { concurrency: 2 } } });
    expect((await ask(openFakeStore())).state.config.concurrency).toBe(7);
  });
});

describe('what the gate counts', () => {
  it('is wins and attempts unless wins alone are asked for, and nothing where there is no gate', async () => {
    expect((await ask(openFakeStore())).state.config.evidence).toBe('wins-and-attempts');
    expect((await ask(openFakeStore(), { evidence: 'wins' })).state.config.evidence).toBe('wins');
    expect((await ask(openFakeStore(), { acceptance: 'greedy' })).state.config).not.toHaveProperty('evidence');
    await expect(ask(openFakeStore(), { acceptance: 'fixed', evidence: 'wins' })).rejects.toMatchObject({
      kind: 'bad-request',
      message: 'evidence wins is for acceptance gate, and this is fixed: leave one of them out',
    });
  });

  it('is refused with a name to share memory under where nothing is learned', async () => {
    expect((await ask(openFakeStore(), { memoryScope: 'team' })).state.config.sharedMemory).toEqual({ scope: 'team', memory: [] });
    await expect(ask(openFakeStore(), { acceptance: 'fixed', memoryScope: 'team' })).rejects.toMatchObject({
      kind: 'bad-request',
      message: expect.stringContaining('memory-scope is for campaigns that learn'),
    });
  });

  it('stays what it was in a campaign of an earlier version, which has none on record', async () => {
    const { evidence, suite: name, suiteId, ...earlier } = (await ask(openFakeStore())).state.config;
    expect([evidence, name, suiteId]).not.toContain(undefined);
    const old = openFakeStore();
    await prepareCampaign(old, 'night', suite, earlier);
    expect((await ask(old, { evidence: 'wins' })).otherwise).toEqual([]);
    expect((await ask(old, { evidence: 'wins-and-attempts' })).otherwise).toEqual(['evidence: wins -> wins-and-attempts']);
  });
});

describe('starting a name again', () => {
  it('goes on with what it has, also where less is said than before', async () => {
    const store = await started({ cycles: 9, maxModelCalls: 900, seed: 4 });
    for (const request of [{ cycles: 9, maxModelCalls: 900, seed: 4 }, { cycles: 9 }, {}])
      expect(await ask(store, request)).toMatchObject({ before: { id: 'night' }, otherwise: [], state: { config: { cycles: 9 } } });
  });

  it('says of each setting what it has and what was asked for', async () => {
    const store = await started();
    const { otherwise } = await ask(
      store,
      { cycles: 9, concurrency: 3, acceptance: 'greedy', maxModelCalls: 100, sentinels: 0, fallPoints: 5, maxHours: 2, examRuns: 7 },
      'big-model',
    );
    expect(otherwise).toEqual([
      'model: offline -> big-model',
      'cycles: 5 -> 9',
      expect.stringMatching(/^concurrency: \d+ -> 3$/),
      'acceptance: gate -> greedy',
      'sentinels: 4 -> 0',
      'fall-points: 10 -> 5',
      expect.stringMatching(/^exam-runs: \d -> 7$/),
      'max-model-calls: none -> 100',
      'max-hours: none -> 2',
    ]);
  });

  it('sees another suite, by its name and by its tasks', async () => {
    const store = await started();
    expect((await ask(store, {}, 'offline', { ...suite, name: 'other' })).otherwise).toEqual(['suite: toy -> other']);
    expect((await ask(store, {}, 'offline', { ...suite, tasks: suite.tasks.slice(0, 40) })).otherwise).toEqual([
      expect.stringMatching(/^suite: toy with 60 tasks -> with 40, 40 of them the same/),
    ]);
    const changed = { ...suite, tasks: suite.tasks.map((task, index) => (index === 0 ? { ...task, prompt: 'Another one.' } : task)) };
    expect((await ask(store, {}, 'offline', changed)).otherwise).toEqual([expect.stringContaining('whose content is another now')]);
  });

  it('takes a limit that was changed since for what it has', async () => {
    const store = await started({ maxModelCalls: 100 });
    await store.budget.limit('night', 'more', { modelCalls: 300, costUsd: null });
    expect((await ask(store, { maxModelCalls: 300 })).otherwise).toEqual([]);
    expect((await ask(store, { maxModelCalls: 100 })).otherwise).toEqual([]);
  });

  it('tells what to do: for one that has ended, for one that goes on, and a name that is free', async () => {
    const store = await started();
    const { before, otherwise } = await ask(store, { cycles: 9 });
    if (before === null) throw new TypeError('it was started');
    expect(await refusalOf(store, before, otherwise)).toBe(
      [
        'campaign night was started before with other settings, and keeps them; nothing was done. It has -> you asked for:',
        '  cycles: 5 -> 9',
        'It is running in cycle 1 of 5: ask for what it has and it goes on, or change its limits with `ratchet campaign budget night`.',
        'For another campaign give another name: --name night-2',
      ].join('\n'),
    );
    expect(await refusalOf(store, { ...before, status: 'done' }, otherwise)).toContain(
      '`ratchet campaign extend night --cycles +5` has it go on with its own settings',
    );
    expect(await refusalOf(store, { ...before, status: 'stopped' }, otherwise)).not.toContain('extend');
    expect(goesOn(before)).toContain('goes on from what is stored');
    expect(goesOn({ ...before, status: 'paused', because: 'lunch' })).toMatch(/is paused \(lunch\): `ratchet campaign resume night`/);
    expect(goesOn({ ...before, status: 'done' })).toMatch(/has ended before \(done\), and nothing was started.*campaign extend night/);
  });
});

describe('what comes of an order', () => {
  const control = fakeControl(openFakeStore());

  it('is said of a promotion by force: what happens to the cycle that runs', async () => {
    const status = await control.status('night');
    expect(promotionText(status, 'bbbb')).toBe(
      'bbbb becomes champion by force when cycle 1 of 3, which runs, has ended: its race is decided first, and bbbb follows whoever wins it.',
    );
    expect(promotionText({ ...status, phase: 'paused' }, 'bbbb')).toContain(
      'A cycle that the pause cut is given up: its tasks were practised with aaaaaaaaaaaa.',
    );
    expect(promotionText({ ...status, phase: 'sealed' }, 'bbbb')).toContain('when the exam that runs has ended');
  });

  it('is said of feedback: which cycle reads it, and when none does', async () => {
    const status = await control.status('night');
    expect(feedbackText(status)).toBe('noted: the proposal of cycle 2 of 3 asks the model and reads it');
    expect(feedbackText({ ...status, state: { ...status.state, cycle: 2 } })).toMatch(
      /^noted, but cycle 3 of 3, the last, has begun without it.*campaign extend night/,
    );
  });

  it('is said of an extension: what changed, and that the bar for a promotion is higher', () => {
    const from = { cycles: 3, maxHours: null, deadline: null, modelCalls: 100, costUsd: null };
    const extension = { id: 'x', number: 1, at: '', because: '', ended: 'cycles' as const, from, ...from, cycles: 8, modelCalls: null };
    const text = extensionText(campaign('night', { challengers: 3 }), extension);
    expect(text).toContain('cycles 3 -> 8, model calls 100 -> without limit');
    expect(text).toMatch(/Challenger 4 needs an e-value of 2\.7e\+3: the gate planned for 3 challengers/);
  });
});
