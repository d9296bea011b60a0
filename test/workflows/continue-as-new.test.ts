import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareCampaign } from '../../campaigns/prepare.js';
import type { CampaignReport } from '../../ports/report-records.js';
import { codeReader } from '../../judge/shapes.js';
import { openCampaignControl, type OpenCampaigns } from '../../infra/temporal/open-campaign-control.js';
import { SCENE_CONFIG, until } from '../support/campaign-scene.js';
import { openFakeMemory } from '../support/fake-memory.js';
import { openFakeStore } from '../support/fake-store.js';
import { recordHistory } from '../support/record-history.js';
import { startTemporalWithShortHistories } from '../support/short-histories.js';
import { startToyWorker, type ToyWorker } from '../support/toy-worker.js';
import { toyWorld } from '../support/toy-world.js';

const patience = (): AbortSignal => AbortSignal.timeout(550_000);

describe('histories that grow long', () => {
  let temporal: Awaited<ReturnType<typeof startTemporalWithShortHistories>>;
  let worker: ToyWorker;
  let control: OpenCampaigns;
  let client: Client;
  let report: CampaignReport;
  const store = openFakeStore();
  // Neither side is better, so races are long.
  const world = toyWorld({ plain: 0.15, ruled: 0.35 });

  beforeAll(async () => {
    temporal = await startTemporalWithShortHistories(120);
    worker = await startToyWorker(temporal.address, {
      model: world.model,
      sandbox: world.sandbox,
      store,
      memory: openFakeMemory({ store }),
      code: codeReader,
    });
    control = await openCampaignControl({ address: temporal.address, namespace: 'default', store });
    client = new Client({ connection: await Connection.connect({ address: temporal.address }) });
  }, 20 * 60_000);
  afterAll(async () => {
    await worker.stop();
    await control.close();
    await client.connection.close();
    await temporal.stop();
  });

  it('are continued as new, and nothing is lost or paid twice', async () => {
    const { config } = await prepareCampaign(store, 'long', world.suite, {
      ...SCENE_CONFIG,
      cycles: 6,
      attempts: 2,
      batch: 2,
      maxPairs: 60,
      seed: 11,
    });
    await control.start('long', config);
    report = await control.wait('long', patience());
    expect(report).toMatchObject({ ended: 'cycles', cycles: 6 });
    // One that was undecided and carried on stands twice, with the k that it took.
    const numbers = [...new Set(report.races.map((race) => race.k))];
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(world.model.calls()).toBe(report.spent.modelCalls);
    const runs = await runsOf(client);
    expect(runs.filter((run) => run.type === 'campaign').length).toBeGreaterThan(1);
    expect(runs.filter((run) => run.type === 'race').length).toBeGreaterThan(report.races.length);
    for (const type of new Set(runs.map((run) => run.type))) {
      const ofType = runs.filter((run) => run.type === type);
      for (const [which, run] of [
        ['last', ofType.at(0)],
        ['first', ofType.at(-1)],
      ] as const) {
        if (run !== undefined) await recordHistory(client, `${type}-${which}`, run.workflowId, run.runId);
      }
    }
  });

  it('are gone back in, to a run before the one that is continued', async () => {
    const before = (await runsOf(client)).filter(({ type }) => type === 'campaign').map(({ runId }) => runId);
    const record = await control.steering.rollback('long', report.first.strategy, 'to the beginning');
    expect(record).toMatchObject({ how: 'reset', branch: 1, to: { checkpoint: 'long/b0/checkpoint-1' } });
    // The checkpoint stands in the first run of the chain, the latest of the list.
    expect(record.point?.runId).toBe(before.at(-1));
    expect(before).not.toContain(record.runId);
    await until(
      'another run on the new branch',
      async () => (await runsOf(client)).filter(({ type, runId }) => type === 'campaign' && !before.includes(runId)).length > 1,
    );
    const again = await control.wait('long', patience());
    expect(again).toMatchObject({ ended: 'cycles', cycles: 6 });
    expect(again.first).toEqual(report.first);
    expect(world.model.calls()).toBe(again.spent.modelCalls);
    await recordHistory(client, 'campaign-reset', 'campaign-long', record.runId);
    await recordHistory(client, 'rollback-first', 'rollback-long');
  });
});

interface Run {
  readonly type: string;
  readonly workflowId: string;
  readonly runId: string;
}

/** The latest first. */
async function runsOf(client: Client): Promise<Run[]> {
  const runs: Run[] = [];
  for await (const { type, workflowId, runId } of client.workflow.list()) runs.push({ type, workflowId, runId });
  return runs;
}
