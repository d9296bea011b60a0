import { beforeEach, describe, expect, it } from 'vitest';
import type { CampaignCarried } from '../../ports/campaign-records.js';
import { extendCampaign, goOn, type ExtendInput } from '../../activities/campaign/extend.js';
import { endList } from '../../ports/lists.js';
import { prepareCampaign } from '../../campaigns/prepare.js';
import { watchFrom } from '../../domain/trust-watch.js';
import { SCENE_CONFIG } from '../support/campaign-scene.js';
import { openFakeStore } from '../support/fake-store.js';
import { toyWorld } from '../support/toy-world.js';
import { boundsOf } from '../../campaigns/state.js';
import type { Store } from '../../ports/store.js';
import type { CampaignRuns } from '../../ports/campaign-runs.js';
import { SOLVED_EPISODE } from '../support/episode-records.js';

const END: CampaignCarried = {
  first: 'v1',
  champion: 'v2',
  branch: 0,
  ancestors: [],
  cycle: 3,
  checkpoints: 2,
  checkpoint: 'c/b0/checkpoint-2',
  examMs: 1,
  outOfBudget: true,
  activeMs: 1,
  feedback: [{ id: 'said', text: 'Mind the tabs.' }],
  orders: { pause: null, stop: { branch: 0, because: '', when: 'after-cycle' }, promote: null },
  trust: watchFrom({ checkpoint: '', strategy: 'v2', view: [] }, null),
};

let store: Store;
const started: { id: string; carried: CampaignCarried }[] = [];
const unused = (): Promise<never> => Promise.reject(new Error('an extension starts a run, and asks nothing else of them'));
const runs: CampaignRuns = {
  resetPoint: unused,
  hold: unused,
  reset: unused,
  running: unused,
  restart: (id, _campaign, _config, carried) => {
    started.push({ id, carried });
    return Promise.resolve('run');
  },
};
const more = (id: string, change: Partial<ExtendInput> = {}): ExtendInput => ({
  id,
  campaign: 'c',
  wanted: { cycles: { more: 2 } },
  because: 'more',
  ...change,
});

beforeEach(async () => {
  store = openFakeStore();
  started.length = 0;
  await prepareCampaign(store, 'c', toyWorld().suite, { ...SCENE_CONFIG, budget: { modelCalls: 100, costUsd: null } });
  await store.campaigns.update('c', { status: 'done', cycle: 3 });
});

async function endsWell(): Promise<void> {
  await store.keep('ends', 'c/b0/cycles/c3', END);
  await store.append(endList('c'), 'c/b0/cycles/c3');
}

describe('an extension', () => {
  it('is given once, whatever is retried, and the next is another', async () => {
    await endsWell();
    const first = await extendCampaign({ store, runs }, more('one'));
    expect(await extendCampaign({ store, runs }, more('one'))).toEqual(first);
    expect(first).toMatchObject({ number: 1, from: { cycles: 3 }, cycles: 5 });
    expect(await store.campaigns.get('c')).toMatchObject({ status: 'running', extensions: [{ id: 'one' }] });
    await store.campaigns.update('c', { status: 'done' });
    expect(await extendCampaign({ store, runs }, more('two'))).toMatchObject({ number: 2, from: { cycles: 5 }, cycles: 7 });
    const state = await store.campaigns.get('c');
    expect(state === null ? null : boundsOf(state)).toMatchObject({ cycles: 7 });
    expect(state?.config.cycles).toBe(3);
  });

  it('goes on from where it ended: what was said is kept, what had ended it is not', async () => {
    await endsWell();
    await goOn({ store, runs }, 'c', await extendCampaign({ store, runs }, more('one')));
    expect(started).toMatchObject([
      {
        id: 'one',
        carried: {
          champion: 'v2',
          cycle: 3,
          outOfBudget: false,
          feedback: [{ id: 'said' }],
          orders: { stop: null },
          extended: { number: 1, cycles: 5 },
        },
      },
    ]);
  });

  it('keeps back what its last exam needs, by what the first exam took', async () => {
    await endsWell();
    const suite = await store.find('suites', (await store.campaigns.get('c'))?.config.suiteId ?? '');
    const [task] = suite?.tasks.filter(({ pool }) => pool === 'sealed') ?? [];
    await store.keep('episodes', `c/exam/side:first/task/${task?.id}`, {
      ...SOLVED_EPISODE,
      taskId: task?.id ?? '',
      modelCalls: 4,
    });
    await extendCampaign({ store, runs }, more('one'));
    expect((await store.budget.read('c')).reserved.modelCalls).toBe(8);
  });

  it('is refused where nothing says how it ended, and leaves nothing behind', async () => {
    await expect(extendCampaign({ store, runs }, more('one'))).rejects.toMatchObject({
      kind: 'bad-request',
      message: expect.stringContaining('it ended under an earlier version'),
    });
    await endsWell();
    await expect(extendCampaign({ store, runs }, more('one', { wanted: { modelCalls: { to: 900 } } }))).rejects.toMatchObject({
      message: expect.stringContaining('campaign c cannot be extended: cycles: 3 of 3 are done'),
    });
    expect((await store.budget.read('c')).limits.modelCalls).toBe(100);
    expect(await store.campaigns.get('c')).toMatchObject({ status: 'done' });
  });
});
