import { Client, Connection, WorkflowFailedError } from '@temporalio/client';
import { afterEach, describe, expect, it } from 'vitest';
import type { AdaptationInput } from '../../activities/tuning/adaptation.js';
import { keepRows } from '../../campaigns/adapt-rows.js';
import { adaptersOf } from '../../campaigns/adapted.js';
import { trainingCourse, trainingsOf } from '../../campaigns/trainings-told.js';
import { codeReader } from '../../judge/shapes.js';
import { RatchetFailure } from '../../ports/failures.js';
import { adaptationQuery, adaptationWorkflowId, QUEUE, type AdaptationWorkflow } from '../../workflows/contract.js';
import { fixRow, specOf } from '../support/adapt-rows.js';
import { until } from '../support/campaign-scene.js';
import { openFakeMemory } from '../support/fake-memory.js';
import { openFakeStore } from '../support/fake-store.js';
import { noted, NOTED_HASH, type NotedAdapter } from '../support/noted-adapter.js';
import { withTemporal } from '../support/stack.js';
import { startToyWorker, type ToyWorker } from '../support/toy-worker.js';
import { toyWorld } from '../support/toy-world.js';

const services = withTemporal();

let worker: ToyWorker | null = null;
let connection: Connection | null = null;
afterEach(async () => {
  await worker?.stop();
  await connection?.close();
  [worker, connection] = [null, null];
});

const inputOf = (id: string): AdaptationInput => ({
  spec: specOf({ id, tier: 't0', base: 'fake-1' }),
  sets: ['rows'],
  campaigns: [],
  before: null,
});

async function begin(id: string, adapter: NotedAdapter) {
  const address = services().temporalAddress;
  const store = openFakeStore();
  await keepRows(store, 'rows', [fixRow(1), fixRow(2), fixRow(3)], { families: new Set(), tasks: new Set() });
  const { model, sandbox } = toyWorld();
  worker = await startToyWorker(address, {
    model,
    sandbox,
    store,
    memory: openFakeMemory({ store }),
    code: codeReader,
    adapters: { t0: adapter },
  });
  connection = await Connection.connect({ address });
  const handle = await new Client({ connection }).workflow.start<AdaptationWorkflow>('adaptation', {
    workflowId: adaptationWorkflowId(id),
    taskQueue: QUEUE.orchestrate,
    args: [inputOf(id)],
  });
  return { store, handle };
}

describe('an adaptation, through real Temporal', () => {
  it('goes from rows to the registry', async () => {
    const { store, handle } = await begin('whole', noted());
    expect(await handle.result()).toMatchObject({
      published: { hash: NOTED_HASH },
      because: '',
      evaluated: { evidence: ['it was looked at'] },
    });
    expect((await adaptersOf(store)).map(({ adaptation }) => adaptation)).toEqual(['whole']);
    expect(await trainingCourse(store, 'whole')).toMatchObject({ status: 'published', hash: NOTED_HASH, because: '' });
  });

  it('publishes nothing that has forgotten', async () => {
    const { store, handle } = await begin('forgetful', noted({ before: 1, after: 2, rows: 3 }));
    expect(await handle.result()).toMatchObject({ published: null, because: expect.stringContaining('rose by 100.0 %') });
    expect(await adaptersOf(store)).toEqual([]);
    expect(await trainingCourse(store, 'forgetful')).toMatchObject({
      status: 'kept-back',
      hash: null,
      because: expect.stringContaining('rose by'),
    });
  });

  it('ends its job where it runs when it is cancelled', async () => {
    const adapter = noted(null, new Promise(() => {}));
    const { store, handle } = await begin('cancelled', adapter);
    await until('it trains', async () => (await handle.query(adaptationQuery)).phase === 'training');
    expect(await trainingCourse(store, 'cancelled')).toMatchObject({ status: 'running', tier: 't0', sets: ['rows'] });
    await handle.cancel();
    await expect(handle.result()).rejects.toThrow(WorkflowFailedError);
    expect(adapter.cancelled).toEqual(['cancelled']);
    expect(await trainingCourse(store, 'cancelled')).toMatchObject({ status: 'cancelled', hash: null });
  });

  it('says of one that fails why it did', async () => {
    const failing = { ...noted(), train: () => Promise.reject(new RatchetFailure('bad-request', 'the host has no room')) };
    const { store, handle } = await begin('failing', failing);
    await expect(handle.result()).rejects.toThrow(WorkflowFailedError);
    expect(await trainingsOf(store)).toMatchObject([{ adaptation: 'failing', status: 'failed', because: 'the host has no room' }]);
  });
});
