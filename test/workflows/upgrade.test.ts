import { Worker } from '@temporalio/worker';
import { afterEach, describe, expect, it } from 'vitest';
import { openScene, until, type Scene } from '../support/campaign-scene.js';
import { withTemporal } from '../support/stack.js';
import { toyBundle } from '../support/toy-worker.js';

const services = withTemporal();

let scene: Scene | null = null;
afterEach(async () => {
  await scene?.close();
  scene = null;
});

/** The patches that a run took: none where it goes on as it began. */
async function patchesOf({ client }: Scene, id: string): Promise<number> {
  const { events } = await client.workflow.getHandle(`campaign-${id}`).fetchHistory();
  return (events ?? []).filter((event) => event.markerRecordedEventAttributes?.markerName === 'core_patch').length;
}

describe('another build of the workflows in the middle of a campaign', () => {
  it('goes on with what runs as it began, and with what is new as it is now; a careless one is found by replay', async () => {
    const at = (scene = await openScene(services().temporalAddress, 'upgraded', { config: { cycles: 2 } }));
    await until('a cycle at work', () => at.world.model.requests.length > 40);
    await at.stopWorker();
    const history = await at.client.workflow.getHandle('campaign-upgraded').fetchHistory();
    await at.startWorker(toyBundle('test/support/builds/next.ts'));
    const report = await at.control.wait('upgraded', AbortSignal.timeout(550_000));
    expect(report).toMatchObject({ ended: 'cycles', cycles: 2 });
    expect(at.world.model.calls()).toBe(report.spent.modelCalls);
    expect(await patchesOf(at, 'upgraded')).toBe(0);

    await at.steering.rollback('upgraded', report.first.strategy, 'a replay under the new build');
    await at.control.wait('upgraded', AbortSignal.timeout(550_000));
    expect(await patchesOf(at, 'upgraded')).toBe(0);

    const [careful, careless] = await Promise.all(
      (['test/support/builds/next.ts', 'test/support/builds/careless.ts'] as const).map(async (build) => {
        const replayed = Worker.runReplayHistories({ workflowBundle: await toyBundle(build) }, [{ workflowId: 'upgraded', history }]);
        const errors: unknown[] = [];
        for await (const { error } of replayed) errors.push(error);
        return errors;
      }),
    );
    expect(careful).toEqual([undefined]);
    expect(careless?.[0]).toBeInstanceOf(Error);
  });
});
