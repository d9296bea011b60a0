import { prepareCampaign } from '../../campaigns/prepare.js';
import { FIRST_STRATEGY, type Strategy } from '../../domain/strategy.js';
import type { CampaignConfig } from '../../ports/records.js';
import { Client, Connection } from '@temporalio/client';
import { openCampaignControl } from '../../infra/temporal/open-campaign-control.js';
import { Steering } from '../../infra/temporal/steering.js';
import { openFakeMemory } from './fake-memory.js';
import { openFakeStore } from './fake-store.js';
import { startToyWorker, type toyBundle, type ToyWorker } from './toy-worker.js';
import { toyWorld, type ToyWorld } from './toy-world.js';
import { codeReader } from '../../judge/shapes.js';
import type { Model, Models } from '../../ports/model.js';
import type { Adapters } from '../../ports/adapter.js';
import type { Store } from '../../ports/store.js';
import type { CampaignControl, CampaignSteering } from '../../ports/campaign-control.js';

export const SCENE_CONFIG: Omit<CampaignConfig, 'suite' | 'suiteId'> = {
  model: 'fake-1',
  cycles: 3,
  attempts: 4,
  batch: 4,
  maxPairs: 24,
  concurrency: 4,
  seed: 7,
  acceptance: 'gate',
  controller: 'heuristic',
  budget: { modelCalls: null, costUsd: null },
  trust: { sentinels: 4, margin: 0.1 },
  maxHours: null,
  deadline: null,
};

/** A campaign of the toy world on a real Temporal server, with a worker that can be exchanged. */
export interface Scene {
  readonly id: string;
  readonly world: ToyWorld;
  readonly store: Store;
  readonly control: CampaignControl;
  readonly steering: CampaignSteering;
  readonly client: Client;
  stopWorker(): Promise<void>;
  /** by default of the workflows as they are */
  startWorker(bundle?: ReturnType<typeof toyBundle>): Promise<void>;
  close(): Promise<void>;
}

export interface SceneOptions {
  readonly config?: Partial<typeof SCENE_CONFIG>;
  readonly world?: ToyWorld;
  readonly namespace?: string;
  /** what the campaign begins with; missing: the first strategy */
  readonly first?: Strategy;
  /** wraps the model of the world */
  readonly model?: (model: Model) => Model;
  /** of roles that have their own */
  readonly roles?: NonNullable<Models['roles']>;
  /** ways to adapt its model; missing: none */
  readonly adapters?: Adapters;
}

export async function openScene(
  address: string,
  id: string,
  {
    config = {},
    world = toyWorld(),
    namespace = 'default',
    first = FIRST_STRATEGY,
    model = (each) => each,
    roles = {},
    adapters,
  }: SceneOptions = {},
): Promise<Scene> {
  const store = openFakeStore();
  const ports = {
    model: model(world.model),
    roles,
    sandbox: world.sandbox,
    store,
    memory: openFakeMemory({ store }),
    code: codeReader,
    ...(adapters === undefined ? {} : { adapters }),
  };
  const control = await openCampaignControl({ address, namespace, store });
  const client = new Client({ connection: await Connection.connect({ address }), namespace });
  let worker: ToyWorker | null = await startToyWorker(address, ports, namespace);
  const stopWorker = async (): Promise<void> => {
    await worker?.stop();
    worker = null;
  };
  const { config: settled } = await prepareCampaign(store, id, world.suite, { ...SCENE_CONFIG, ...config }, first);
  await control.start(id, settled);
  return {
    id,
    world,
    store,
    control,
    steering: new Steering(client, store),
    client,
    stopWorker,
    startWorker: async (bundle) => {
      worker ??= await startToyWorker(address, ports, namespace, bundle);
    },
    close: async () => {
      await stopWorker();
      await control.close();
      await client.connection.close();
    },
  };
}

/** Polls until it holds; a busy machine may take its time. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 500_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
