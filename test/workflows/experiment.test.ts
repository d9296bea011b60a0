import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countsOf, experimentState } from '../../campaigns/experiments/experiments.js';
import { leavingOut } from '../../campaigns/leaving-out.js';
import { type ExperimentRequest, keepExperiment, planCells, seededSuites } from '../../campaigns/experiments/plan.js';
import { experimentStory } from '../../campaigns/experiments/story.js';
import { stopAll } from '../../cli/experiments/watch.js';
import { openCampaignControl, type OpenCampaigns } from '../../infra/temporal/open-campaign-control.js';
import { codeReader } from '../../judge/shapes.js';
import { checkpointList, allOf } from '../../ports/lists.js';
import { experimentDefinition } from '../../schemas/experiment.js';
import { until } from '../support/campaign-scene.js';
import { openFakeMemory } from '../support/fake-memory.js';
import { openFakeStore } from '../support/fake-store.js';
import { recordHistory } from '../support/record-history.js';
import { withTemporal } from '../support/stack.js';
import { startToyWorker, type ToyWorker } from '../support/toy-worker.js';
import { toyWorld } from '../support/toy-world.js';

const services = withTemporal();
const OFFER = { name: 'fake-1', priced: false, usdPerCall: null, concurrency: 4 };

const definition = (base: object, arms: readonly object[]) =>
  experimentDefinition.parse({
    title: 'Toy',
    question: 'Does it?',
    base: { attempts: 4, batch: 4, sentinels: 0, examRuns: 1, ...base },
    arms,
    suites: ['toy'],
    metrics: ['successRate', 'attempts', 'time'],
    hypotheses: [{ claim: 'It does.', metric: 'successRate', arm: 'one', against: 'other', matters: 0.05 }],
  });

describe('an experiment through real Temporal', () => {
  const store = openFakeStore();
  const world = toyWorld();
  const ports = { model: world.model, sandbox: world.sandbox, store, memory: openFakeMemory({ store }), code: codeReader };
  let worker: ToyWorker;
  let control: OpenCampaigns;
  let client: Client;

  const start = async (name: string, made: ReturnType<typeof definition>, change: Partial<ExperimentRequest> = {}): Promise<void> => {
    const request: ExperimentRequest = {
      name,
      definition: made,
      seeds: 2,
      budget: { modelCalls: null, costUsd: null },
      parallel: 2,
      force: true,
      command: 'ratchet experiment run toy.json',
      ...change,
    };
    const suites = await seededSuites(request, () => Promise.resolve(world.suite));
    await keepExperiment(store, request, planCells(request, suites, OFFER), { name: 'fake-1', fingerprint: '' });
    await control.experiments.start(name);
  };
  const stateOf = (name: string) => experimentState(leavingOut(store), name);
  const ended = (name: string) =>
    until(`the end of ${name}`, async () => {
      const { end, cells } = await stateOf(name);
      for (const { state } of cells) expect(state?.status === 'paused' ? state.because : '').toBe('');
      return end !== null;
    });

  beforeAll(async () => {
    const address = services().temporalAddress;
    worker = await startToyWorker(address, ports);
    control = await openCampaignControl({ address, namespace: 'default', store });
    client = new Client({ connection: await Connection.connect({ address }) });
  }, 20 * 60_000);
  afterAll(async () => {
    await worker.stop();
    await control.close();
    await client.connection.close();
  });

  it('runs its campaigns in pairs, goes on by itself when its worker is gone and back, and pays nothing twice', async () => {
    const arms = [
      { name: 'one', settings: {} },
      { name: 'other', settings: { reflection: 'none' } },
    ];
    await start('toy', definition({ acceptance: 'fixed', cycles: 2 }, arms));
    await until('the first campaigns', async () => countsOf(await stateOf('toy')).running === 2);
    await worker.stop();
    worker = await startToyWorker(services().temporalAddress, ports);
    // a second start goes on with what is there
    await control.experiments.start('toy');
    await ended('toy');
    const { end, cells, spent } = await stateOf('toy');
    expect(end).toMatchObject({ ended: 'done', failed: [] });
    expect(cells.map(({ state }) => state?.status)).toEqual(['done', 'done', 'done', 'done']);
    const answered = world.model.requests.reduce((sum, { n }) => sum + n, 0);
    expect(spent.modelCalls).toBe(answered);
    await recordHistory(client, 'experiment-first', 'experiment-toy');

    const story = await experimentStory(leavingOut(store), 'toy');
    expect(story.cells).toHaveLength(4);
    const [answer] = story.answers;
    // each sealed task in both arms, with either seed
    expect(answer?.effect?.pairs).toBe(story.cells.filter(({ arm }) => arm === 'one').reduce((sum, { trials }) => sum + trials.length, 0));
    const none = story.cells.filter(({ arm }) => arm === 'other');
    expect(none.every(({ trials }) => trials.every(({ reflections }) => reflections === null))).toBe(true);
  });

  it('stops: what runs is stopped, and no further campaign begins', async () => {
    const arms = [
      { name: 'one', settings: { cycles: 5_000 } },
      { name: 'other', settings: { cycles: 5_001 } },
    ];
    await start('endless', definition({ acceptance: 'fixed' }, arms), { seeds: 3 });
    await until('the first campaigns', async () => countsOf(await stateOf('endless')).running === 2);
    await control.experiments.stop('endless', 'enough');
    const state = await stopAll({ store, control }, 'endless');
    expect(state.end).toMatchObject({ ended: 'stopped', because: 'enough' });
    expect(countsOf(state)).toMatchObject({ running: 0, paused: 0, waiting: 4 });
  });

  it('injects harmful updates at known cycles, once each', async () => {
    const arms = [
      { name: 'one', settings: { harmEvery: 2 } },
      { name: 'other', settings: {} },
    ];
    await start('harm', definition({ acceptance: 'greedy', search: 'off', maxPairs: 4, cycles: 3 }, arms), { seeds: 1 });
    await ended('harm');
    const { record } = await stateOf('harm');
    const harms = await Promise.all(
      record.cells.map(async ({ campaign }) =>
        (await allOf(store, 'checkpoints', checkpointList(campaign))).filter(({ by }) => by === 'harm'),
      ),
    );
    expect(harms.map((each) => each.map(({ cycle }) => cycle))).toEqual([expect.arrayContaining([2]), []]);
    const { strategy } = harms[0]?.[0] ?? { strategy: '' };
    const worse = await store.find('strategies', strategy);
    expect(worse?.strategy).toMatchObject({ episode: { attempts: 0.25, samples: 1, reflections: 0 }, memory: { recall: 0 } });
    expect(worse?.change?.because).toContain('harmful update');
  });
});
