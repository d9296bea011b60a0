import { Worker, NativeConnection } from '@temporalio/worker';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createActivities } from '../../activities/index.js';
import { prepareCampaign } from '../../activities/prepare.js';
import type { CampaignConfig } from '../../activities/records.js';
import { openCampaignControl } from '../../infra/temporal/index.js';
import { activitySignal, guarded } from '../../workers/guard.js';
import { QUEUE } from '../../workflows/contract.js';
import { withStack } from '../support/stack.js';
import { openFakeStore } from '../support/fake-store.js';
import { openFakeMemory } from '../support/fake-memory.js';
import { toyWorld } from '../support/toy-world.js';

const services = withStack();
const world = toyWorld();
const store = openFakeStore();
const memory = openFakeMemory({ store });
const config: Omit<CampaignConfig, 'suite' | 'suiteId'> = {
  model: 'fake-1', cycles: 3, attempts: 4, batch: 6, maxPairs: 40, concurrency: 8, seed: 7, acceptance: 'gate',
  budget: { modelCalls: null, costUsd: null }, maxHours: null, deadline: null,
};

describe('a campaign through real Temporal', () => {
  let stop = async (): Promise<void> => {};
  beforeAll(async () => {
    const connection = await NativeConnection.connect({ address: services().temporalAddress });
    const activities = guarded(createActivities({ model: world.model, sandbox: world.sandbox, store, memory }, activitySignal));
    const workers = await Promise.all(Object.values(QUEUE).map((taskQueue) => Worker.create({ connection, taskQueue, activities, ...(taskQueue === QUEUE.orchestrate ? { workflowsPath: fileURLToPath(new URL('../../workflows/index.ts', import.meta.url)) } : {}) })));
    const running = Promise.all(workers.map((worker) => worker.run()));
    stop = async () => {
      for (const worker of workers) worker.shutdown();
      await running;
      await connection.close();
    };
  });
  afterAll(() => stop());

  it('promotes the challenger that is better, and says so in its report', async () => {
    const control = await openCampaignControl({ address: services().temporalAddress, namespace: 'default', store });
    const { config: full } = await prepareCampaign(store, 'one', world.suite, config);
    await control.start('one', full);
    const report = await control.wait('one', AbortSignal.timeout(120_000));
    expect(report.ended).toBe('cycles');
    expect(report.races[0]).toMatchObject({ decision: 'promoted', k: 1 });
    expect(report.last.solved).toBeGreaterThan(report.first.solved);
    expect(report.lineage).toHaveLength(2);
    console.log(JSON.stringify(report, null, 1).slice(0, 3000), world.model.requests.length, world.sandbox.runs());
    await control.close();
  }, 180_000);
});
