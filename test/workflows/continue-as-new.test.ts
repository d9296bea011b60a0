import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareCampaign } from '../../activities/prepare.js';
import { openCampaignControl } from '../../infra/temporal/open-campaign-control.js';
import { packageRoot } from '../../infra/package-root.js';
import { openFakeMemory } from '../support/fake-memory.js';
import { openFakeStore } from '../support/fake-store.js';
import { startTemporalWithShortHistories } from '../support/short-histories.js';
import { startToyWorker, type ToyWorker } from '../support/toy-worker.js';
import { toyWorld } from '../support/toy-world.js';
import { codeReader } from '../../infra/sandbox/shapes.js';

describe('histories that grow long', () => {
  let temporal: Awaited<ReturnType<typeof startTemporalWithShortHistories>>;
  let worker: ToyWorker;
  const store = openFakeStore();
  // Neither side is better, so races are long: the lead that the first steps ask for is 0.
  const world = toyWorld({ plain: 0.15, ruled: 0.35 });

  beforeAll(async () => {
    temporal = await startTemporalWithShortHistories(120);
    worker = await startToyWorker(temporal.address, { model: world.model, sandbox: world.sandbox, store, memory: openFakeMemory({ store }), code: codeReader });
  });
  afterAll(async () => {
    await worker.stop();
    await temporal.stop();
  });

  it('are continued as new, and nothing is lost or paid twice', async () => {
    const control = await openCampaignControl({ address: temporal.address, namespace: 'default', store });
    const { config } = await prepareCampaign(store, 'long', world.suite, { model: 'fake-1', cycles: 6, attempts: 2, batch: 2, maxPairs: 60, concurrency: 4, seed: 11, acceptance: 'gate', controller: 'heuristic', budget: { modelCalls: null, costUsd: null }, trust: { sentinels: 4, margin: 0.1 }, maxHours: null, deadline: null });
    await control.start('long', config);
    const report = await control.wait('long', AbortSignal.timeout(150_000));
    expect(report).toMatchObject({ ended: 'cycles', cycles: 6 });
    expect(report.races.map((race) => race.k)).toEqual(report.races.map((_, index) => index + 1));
    expect(world.model.requests.length).toBe(report.spent.modelCalls);
    const runs = await runsOf(temporal.address);
    expect(runs.filter((run) => run.type === 'campaign').length).toBeGreaterThan(1);
    expect(runs.filter((run) => run.type === 'race').length).toBeGreaterThan(report.races.length);
    if (process.env['RECORD_HISTORIES'] === '1') await record(temporal.address, runs);
    await control.close();
  }, 180_000);
});

interface Run {
  readonly type: string;
  readonly workflowId: string;
  readonly runId: string;
}

async function runsOf(address: string): Promise<Run[]> {
  const connection = await Connection.connect({ address });
  const runs: Run[] = [];
  for await (const { type, workflowId, runId } of new Client({ connection }).workflow.list()) runs.push({ type, workflowId, runId });
  await connection.close();
  return runs;
}

/** Keeps the first and the last run of each type: `RECORD_HISTORIES=1 npx vitest run test/workflows/continue-as-new.test.ts`. */
async function record(address: string, runs: readonly Run[]): Promise<void> {
  const folder = join(packageRoot, 'test', 'histories');
  await mkdir(folder, { recursive: true });
  const connection = await Connection.connect({ address });
  const client = new Client({ connection });
  for (const type of new Set(runs.map((run) => run.type))) {
    const ofType = runs.filter((run) => run.type === type);
    for (const [which, run] of [['last', ofType.at(0)], ['first', ofType.at(-1)]] as const) {
      if (run === undefined) continue;
      const history = await client.workflow.getHandle(run.workflowId, run.runId).fetchHistory();
      await writeFile(join(folder, `${type}-${which}.json`), `${historyToJSON(history)}\n`);
    }
  }
  await connection.close();
}
