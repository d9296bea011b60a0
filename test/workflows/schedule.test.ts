import { Client, Connection, ScheduleOverlapPolicy } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enrolStrategy, enrolSuite } from '../../campaigns/prepare.js';
import { FIRST_STRATEGY } from '../../domain/strategy.js';
import { nightList } from '../../ports/lists.js';
import { codeReader } from '../../judge/shapes.js';
import { openCampaignControl, type OpenCampaigns } from '../../infra/temporal/open-campaign-control.js';
import { SCENE_CONFIG, until } from '../support/campaign-scene.js';
import { openFakeMemory } from '../support/fake-memory.js';
import { openFakeStore } from '../support/fake-store.js';
import { recordHistory } from '../support/record-history.js';
import { withTemporal } from '../support/stack.js';
import { startToyWorker, type ToyWorker } from '../support/toy-worker.js';
import { toyWorld } from '../support/toy-world.js';

const services = withTemporal();

describe('a schedule of nights through real Temporal', () => {
  const store = openFakeStore();
  const world = toyWorld();
  let worker: ToyWorker;
  let control: OpenCampaigns;
  let client: Client;

  beforeAll(async () => {
    const address = services().temporalAddress;
    worker = await startToyWorker(address, {
      model: world.model,
      sandbox: world.sandbox,
      store,
      memory: openFakeMemory({ store }),
      code: codeReader,
    });
    control = await openCampaignControl({ address, namespace: 'default', store });
    client = new Client({ connection: await Connection.connect({ address }) });
    const { suiteId } = await enrolSuite(store, world.suite, SCENE_CONFIG.seed);
    await control.schedules.create('nights', '0 1 * * *', {
      strategy: await enrolStrategy(store, FIRST_STRATEGY),
      config: { ...SCENE_CONFIG, cycles: 1, suite: 'toy', suiteId },
    });
  }, 20 * 60_000);
  afterAll(async () => {
    await worker.stop();
    await control.close();
    await client.connection.close();
  });

  it('begins a campaign of its own each night, from the champion of the night before', async () => {
    const night = client.schedule.getHandle('nightly-nights');
    const ended = async (): Promise<number> => (await store.campaigns.list()).filter(({ status }) => status === 'done').length;
    await night.trigger(ScheduleOverlapPolicy.ALLOW_ALL);
    await until('the first night', async () => (await ended()) === 1);
    await night.trigger(ScheduleOverlapPolicy.ALLOW_ALL);
    await until('the second night', async () => (await ended()) === 2);
    const [first, second] = await store.list(nightList('nights')).then((ids) => Promise.all(ids.map((id) => store.campaigns.get(id))));
    expect(first?.id).toMatch(/^nights-\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d$/);
    expect(first?.promotions).toBe(1);
    expect(await store.list(`strategies:${second?.id}`).then(([id]) => id)).toBe(first?.champion);
    for await (const { workflowId } of client.workflow.list({ query: "WorkflowType = 'night'" }))
      await recordHistory(client, 'night-first', workflowId);
  });

  it('leaves a night out while one runs, catches up for an hour, pauses when one fails; and is paused, resumed, deleted', async () => {
    const { policies } = await client.schedule.getHandle('nightly-nights').describe();
    expect(policies).toMatchObject({ overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: 3_600_000, pauseOnFailure: true });
    await until('the list', async () => (await control.schedules.list()).length === 1);
    expect(await control.schedules.list()).toMatchObject([{ name: 'nights', paused: false, next: expect.stringMatching(/T01:00:00/) }]);
    expect(await control.schedules.show('nights')).toMatchObject({
      paused: false,
      last: expect.stringContaining('T'),
      plan: { cron: '0 1 * * *', night: { config: { suite: 'toy' } } },
    });
    await control.schedules.pause('nights', 'holidays');
    expect(await control.schedules.show('nights')).toMatchObject({ paused: true, note: 'holidays' });
    await until('the pause', async () => (await control.schedules.list())[0]?.note === 'holidays');
    await control.schedules.resume('nights');
    await until('the end of the pause', async () => (await control.schedules.list())[0]?.paused === false);
    await control.schedules.delete('nights');
    await expect(control.schedules.show('nights')).rejects.toMatchObject({ kind: 'missing-record' });
    await expect(control.schedules.pause('nights', 'x')).rejects.toMatchObject({
      kind: 'missing-record',
      message: expect.stringContaining('there is no schedule "nights"'),
    });
  });

  it('refuses what is no time, and a name that is taken', async () => {
    const plan = { strategy: 'x', config: { ...SCENE_CONFIG, suite: 'toy', suiteId: 'y' } };
    await expect(control.schedules.create('never', 'whenever', plan)).rejects.toMatchObject({
      kind: 'bad-request',
      message: expect.stringMatching(/^cron: .*such as "0 1/),
    });
    await control.schedules.create('taken', '0 1 * * *', plan);
    await expect(control.schedules.create('taken', '0 2 * * *', plan)).rejects.toMatchObject({
      kind: 'bad-request',
      message: expect.stringContaining('there is a schedule taken already'),
    });
    await control.schedules.delete('taken');
  });
});
