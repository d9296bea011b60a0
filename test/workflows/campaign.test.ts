import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { prepareCampaign } from '../../campaigns/prepare.js';
import type { CampaignReport } from '../../ports/report-records.js';
import { campaignHistory } from '../../campaigns/history.js';
import { RatchetFailure } from '../../ports/failures.js';
import { accountList, allOf } from '../../ports/lists.js';
import { makeNamespace } from '../support/make-namespace.js';
import { openCampaignControl } from '../../infra/temporal/open-campaign-control.js';
import { SCENE_CONFIG } from '../support/campaign-scene.js';
import { openFakeMemory } from '../support/fake-memory.js';
import { openFakeStore } from '../support/fake-store.js';
import { withTemporal } from '../support/stack.js';
import { startToyWorker, type ToyWorker } from '../support/toy-worker.js';
import { toyWorld, type ToyWorld } from '../support/toy-world.js';
import { codeReader } from '../../judge/shapes.js';
import type { ModelRequest } from '../../domain/model.js';
import type { Model } from '../../ports/model.js';
import type { Store } from '../../ports/store.js';
import type { CampaignControl } from '../../ports/campaign-control.js';

const services = withTemporal();
const patience = (): AbortSignal => AbortSignal.timeout(550_000);

interface Scene {
  readonly world: ToyWorld;
  readonly store: Store;
  readonly control: CampaignControl;
  readonly worker: { current: ToyWorker };
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
}

let scene: Scene | null = null;
afterEach(async () => {
  await scene?.close();
  scene = null;
});

async function begin(
  id: string,
  changes: Partial<typeof SCENE_CONFIG> = {},
  namespace = 'default',
  weather: (call: number, request: ModelRequest) => RatchetFailure | null = () => null,
): Promise<Scene> {
  const world = toyWorld();
  let calls = 0;
  const model: Model = {
    ...world.model,
    complete: async (request, signal, enter) => {
      const failure = weather(calls++, request);
      if (failure !== null) throw failure;
      return world.model.complete(request, signal, enter);
    },
  };
  const store = openFakeStore();
  const ports = { model, sandbox: world.sandbox, store, memory: openFakeMemory({ store }), code: codeReader };
  const start = (): Promise<ToyWorker> => startToyWorker(services().temporalAddress, ports, namespace);
  const control = await openCampaignControl({ address: services().temporalAddress, namespace, store });
  const worker = { current: await start() };
  scene = {
    world,
    store,
    control,
    worker,
    restart: async () => {
      await worker.current.stop();
      worker.current = await start();
    },
    close: async () => {
      await worker.current.stop();
      await control.close();
    },
  };
  const { config } = await prepareCampaign(store, id, world.suite, { ...SCENE_CONFIG, ...changes });
  await control.start(id, config);
  return scene;
}

/** What two runs must have in common: the decisions, not the clock. */
function decisions(report: CampaignReport): unknown {
  return {
    champion: report.last,
    first: report.first,
    memory: report.memory,
    races: report.races.map(({ champion, challenger, k, decision, pairs, wins, losses }) => ({
      champion,
      challenger,
      k,
      decision,
      pairs,
      wins,
      losses,
    })),
    calls: report.spent.modelCalls,
    tokens: report.spent.tokens,
  };
}

describe('a campaign through real Temporal', () => {
  it('promotes the challenger that is better, and only that one', async () => {
    const { control } = await begin('promotes');
    const report = await control.wait('promotes', patience());
    expect(report.ended).toBe('cycles');
    expect(report.races).toMatchObject([{ decision: 'promoted', k: 1, losses: 0 }]);
    // The later rules change nothing: they show it on the practised tasks, and cost no place in the row of challengers.
    expect(report.notes).toContainEqual(expect.stringMatching(/^2 challengers earned no race/));
    expect(report.last.solved).toBeGreaterThan(report.first.solved);
    expect(report.lineage).toHaveLength(2);
    expect((await control.status('promotes')).state).toMatchObject({ status: 'done', champion: report.last.strategy, promotions: 1 });
  });

  it('lets nothing of a gate or sealed task into a lesson, a memory or a proposal', async () => {
    const { control, store, world } = await begin('leaks');
    await control.wait('leaks', patience());
    const suite = await store.find('suites', (await control.status('leaks')).state.config.suiteId);
    const train = new Set(suite?.tasks.filter((task) => task.pool === 'train').map((task) => task.id));
    const learning = world.model.requests
      .filter(({ messages }) => /"symptom"|"action"/.test(messages[0]?.content ?? ''))
      .map(({ messages }) => messages.map(({ content }) => content).join('\n'));
    const rows = await Promise.all((await store.list('memory:leaks')).map((id) => store.find('memory', id)));
    expect(learning.length).toBeGreaterThan(SCENE_CONFIG.cycles);
    expect(rows.length).toBeGreaterThan(0);
    for (const [index, task] of world.suite.tasks.entries()) {
      if (train.has(task.id)) continue;
      expect(learning.filter((text) => text.includes(`Toy number ${index}.`) || text.includes(task.id))).toEqual([]);
      expect(rows.filter((row) => row?.taskId === task.id || row?.key.includes(`broken ${index}\n`))).toEqual([]);
    }
    const accounts = await allOf(store, 'accounts', accountList('leaks'));
    expect(accounts.map(({ cycle }) => cycle)).toEqual([0, 1, 2]);
    const uses = accounts.flatMap(({ episodes }) => episodes);
    expect(uses.filter(({ taskId }) => !train.has(taskId))).toEqual([]);
    // what fails comes back as practice
    expect(uses.some(({ episode, practised }) => practised && episode.includes('/practise/again/'))).toBe(true);
  });

  it('decides the same after workers were restarted in the middle, and pays no call twice', async () => {
    const plain = await begin('crash', { cycles: 2 });
    const expected = decisions(await plain.control.wait('crash', patience()));
    const calls = plain.world.model.requests.length;
    await plain.close();

    // The same name in another namespace: addresses, and so seeds, hold the campaign's name.
    await makeNamespace(services().temporalAddress, 'elsewhere');
    const { control, world, restart } = await begin('crash', { cycles: 2 }, 'elsewhere');
    for (const share of [0.1, 0.4, 0.8]) {
      await until(() => world.model.requests.length >= share * calls);
      await restart();
    }
    const report = await control.wait('crash', patience());
    expect(decisions(report)).toEqual(expected);
    expect(world.model.calls()).toBe(report.spent.modelCalls);
  });

  it('pauses at once, takes no step while paused, and goes on where it was', async () => {
    const { control, world } = await begin('pauses', { cycles: 1 });
    await until(() => world.model.requests.length > 30);
    await control.pause('pauses', 'lunch');
    await until(async () => (await control.status('pauses')).state.status === 'paused');
    const calls = world.model.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(world.model.requests.length).toBe(calls);
    expect((await control.status('pauses')).state.because).toBe('lunch');
    await control.resume('pauses');
    const report = await control.wait('pauses', patience());
    expect(report.ended).toBe('cycles');
    expect(world.model.calls()).toBe(report.spent.modelCalls);
  });

  it('stops when a person says so, and takes no more orders', async () => {
    const { control, world } = await begin('stops', { cycles: 50 });
    await until(() => world.model.requests.length > 30);
    await control.stop('stops', 'enough');
    expect(await control.wait('stops', patience())).toMatchObject({ ended: 'stopped', last: { n: 0 } });
    await expect(control.pause('stops', 'too late')).rejects.toThrow(RatchetFailure);
  });

  it('ends with a report when the budget is spent, never over it, with the last exam paid for, and says what was reserved', async () => {
    const { control, world, store } = await begin('spends', { cycles: 50, budget: { modelCalls: 300, costUsd: null } });
    const report = await control.wait('spends', patience());
    expect(report.ended).toBe('budget');
    expect(world.model.requests.length).toBeLessThanOrEqual(300);
    expect(report.spent.modelCalls).toBe(world.model.calls());
    expect(report.last.n).toBe(report.first.n);
    expect((await store.budget.read('spends')).reserved.modelCalls).toBe(0);
    expect(report.notes.join('\n')).toMatch(
      /The cycles ended here: .*of 300 model calls: \d+ spent, \d+ reserved for calls in flight, \d+ kept back for the last exam/,
    );
  });

  it('carries a race on that had too few pairs, with the k and the pairs that it had', async () => {
    const { control } = await begin('carried', { cycles: 6, maxPairs: 6 });
    const { races } = await control.wait('carried', patience());
    const [first] = races;
    expect(first).toMatchObject({ k: 1, decision: 'undecided' });
    const later = races.filter(({ k }) => k === 1).at(-1);
    expect(later).toMatchObject({ decision: 'promoted', challenger: first?.challenger, champion: first?.champion });
    expect(later?.pairs).toBeGreaterThan(6);
  });

  it('waits out an outage of the model: nobody is blamed, nothing is counted twice', async () => {
    const { control, world } = await begin('outage', { cycles: 1 }, 'default', (call) =>
      call % 3 === 1 ? new RatchetFailure('unavailable', 'connection refused', { retryAfterMs: 50 }) : null,
    );
    const report = await control.wait('outage', patience());
    expect(report.ended).toBe('cycles');
    expect(report.spent.modelCalls).toBe(world.model.calls());
    expect(report.first.n).toBe(12);
  });

  it('pauses when the endpoint refuses access, says why and how to go on, and goes on when resumed', async () => {
    let refused = true;
    const { control } = await begin('refused', { cycles: 1 }, 'default', (call) =>
      call >= 20 && refused ? new RatchetFailure('refused-access', 'the endpoint refused the key (401)') : null,
    );
    await until(async () => (await control.status('refused')).state.status === 'paused');
    expect((await control.status('refused')).state.because).toMatch(/refused the key.*ratchet campaign resume refused/);
    refused = false;
    await control.resume('refused');
    expect(await control.wait('refused', patience())).toMatchObject({ ended: 'cycles' });
  });

  it('asks another model from where it stood, when a person names one as soon as it is told, and says so', async () => {
    const { control, world, store } = await begin('renamed', { cycles: 1, model: 'no-such-model' }, 'default', (_, { model }) =>
      model === 'fake-1' ? null : new RatchetFailure('bad-request', `the model ${model} does not exist`),
    );
    tellSlowly(store);
    await until(async () => (await control.status('renamed')).state.status === 'paused');
    expect((await control.status('renamed')).state.because).toMatch(
      /no-such-model does not exist.*ratchet campaign resume renamed.*--model NAME/,
    );
    await control.resume('renamed', 'fake-1');
    expect(await control.wait('renamed', patience())).toMatchObject({ ended: 'cycles', model: 'fake-1' });
    expect(new Set(world.model.requests.map(({ model }) => model))).toEqual(new Set(['fake-1']));
    expect((await store.campaigns.get('renamed'))?.config).toMatchObject({ model: 'fake-1', cycles: 1 });
    expect((await campaignHistory(store, 'renamed')).map(({ what, because }) => `${what} ${because}`)).toContain(
      'order: resume with the model fake-1',
    );
  });

  it('learns nothing and changes nothing when the strategy is fixed', async () => {
    const { control, store } = await begin('fixed', { acceptance: 'fixed', cycles: 2 });
    const report = await control.wait('fixed', patience());
    expect(report.races).toEqual([]);
    expect(report.last).toEqual(report.first);
    expect(await store.list('memory:fixed')).toEqual([]);
  });

  it('ends at its deadline', async () => {
    const { control, world } = await begin('late', { cycles: 5_000, deadline: new Date(Date.now() + 12_000).toISOString() });
    answerSlowly(world);
    expect(await control.wait('late', patience())).toMatchObject({ ended: 'deadline' });
  });
});

/** Whoever looks sees that the campaign is paused before its workflow knows that it was told. */
function tellSlowly({ campaigns }: Store): void {
  const update = campaigns.update.bind(campaigns);
  vi.spyOn(campaigns, 'update').mockImplementation(async (id, change) => {
    await update(id, change);
    if (change.status === 'paused') await sleep(2_000);
  });
}

/** What is waited for with a model that answers at once is work for nothing. */
function answerSlowly({ model }: ToyWorld): void {
  const complete = model.complete.bind(model);
  vi.spyOn(model, 'complete').mockImplementation(async (...asked) => {
    await sleep(500);
    return complete(...asked);
  });
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 500_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
