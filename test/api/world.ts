import type { NestExpressApplication } from '@nestjs/platform-express';
import type { CampaignConfig, CampaignState } from '../../ports/records.js';
import { createApp } from '../../api/app.js';
import type { CampaignRequest } from '../../schemas/settings.js';
import { openLog } from '../../api/http/logging.js';
import type { ReadinessCheck } from '../../ports/readiness.js';
import type { ApiParts } from '../../api/parts.js';
import { openFakeStore } from '../support/fake-store.js';
import type { Store } from '../../ports/store.js';
import type { CampaignControl, CampaignProgress, CampaignSteering } from '../../ports/campaign-control.js';

/** The real application over fakes, listening on a free port of loopback. */
export interface World {
  readonly app: NestExpressApplication;
  readonly store: Store;
  readonly prepared: readonly CampaignRequest[];
  /** what people said to campaigns */
  readonly heard: readonly string[];
  readonly logged: () => string;
}

export async function openWorld(
  options: {
    readonly host?: string;
    readonly token?: string;
    readonly dashboard?: string;
    readonly checks?: readonly ReadinessCheck[];
    readonly parts?: Partial<ApiParts>;
  } = {},
): Promise<World> {
  const store = options.parts?.store ?? openFakeStore();
  const prepared: CampaignRequest[] = [];
  const heard: string[] = [];
  const lines: string[] = [];
  const parts: ApiParts = {
    store,
    control: fakeControl(store, heard),
    steering: fakeSteering(store, heard),
    preparation: {
      prepare: async (request) => {
        prepared.push(request);
        const id = request.name ?? 'named-by-preparation';
        const before = await store.campaigns.get(id);
        const { config } = await store.campaigns.create(campaign(id, { config: { ...CONFIG, suite: request.suite } }));
        return {
          id,
          config,
          before,
          otherwise: before === null || before.config.suite === request.suite ? [] : [`suite: ${before.config.suite} -> ${request.suite}`],
        };
      },
      checkDollars: () => undefined,
    },
    checks: options.checks ?? [],
    ...options.parts,
  };
  const log = openLog({ write: (line: string) => void lines.push(line) });
  const app = await createApp(parts, {
    host: options.host ?? '127.0.0.1',
    token: options.token ?? null,
    version: '0.0.0',
    log,
    ...(options.dashboard === undefined ? {} : { dashboard: options.dashboard }),
  });
  await app.listen(0, '127.0.0.1');
  return { app, store, prepared, heard, logged: () => lines.join('') };
}

export const CONFIG: CampaignConfig = {
  suite: 'demo',
  suiteId: 'suite-1',
  model: 'offline',
  cycles: 3,
  attempts: 8,
  batch: 10,
  maxPairs: 100,
  concurrency: 4,
  seed: 1,
  acceptance: 'gate',
  controller: 'thompson',
  budget: { modelCalls: null, costUsd: null },
  trust: { sentinels: 4, margin: 0.1 },
  maxHours: null,
  deadline: null,
};

export function campaign(id: string, change: Partial<CampaignState> = {}): CampaignState {
  return {
    id,
    createdAt: '2027-01-01T00:00:00.000Z',
    updatedAt: '2027-01-01T00:00:00.000Z',
    config: CONFIG,
    status: 'running',
    because: '',
    branch: 0,
    cycle: 0,
    champion: 'aaaaaaaaaaaa',
    challengers: 0,
    promotions: 0,
    activeMs: 0,
    ...change,
  };
}

/** Takes orders and extensions, and says which in `heard`. */
export function fakeSteering(store: Store, heard: string[]): CampaignSteering {
  return {
    order: (id, order, because) => {
      heard.push(`${id}: ${order.kind}${'strategy' in order ? ` ${order.strategy}` : ''}: ${because}`);
      return Promise.resolve();
    },
    extend: async (id, wanted, because) => {
      heard.push(`${id}: extend ${JSON.stringify(wanted)}: ${because}`);
      const bounds = { cycles: 8, maxHours: null, deadline: null, modelCalls: null, costUsd: null };
      const extension = {
        id: 'x',
        number: 1,
        at: '2027-01-02T00:00:00.000Z',
        because,
        ended: 'cycles' as const,
        from: { ...bounds, cycles: 3 },
        ...bounds,
      };
      await store.campaigns.update(id, { status: 'running', extensions: [extension] });
      return extension;
    },
    planRollback: (id) => Promise.reject(new Error(`nobody rolls ${id} back through the API`)),
    rollback: (id) => Promise.reject(new Error(`nobody rolls ${id} back through the API`)),
  };
}

/** Steers campaigns by writing their state, as the workflow would. */
export function fakeControl(store: Store, heard: string[] = []): CampaignControl {
  const progress = async (id: string): Promise<CampaignProgress> => ({
    state: (await store.campaigns.get(id)) ?? campaign(id),
    phase: 'practise',
    practised: { done: 3, of: 10, solved: 1 },
    exam: null,
    race: null,
    spent: { modelCalls: 5, tokens: 900, costUsd: 0, sandboxRuns: 12 },
    lost: { modelCalls: 0, tokens: 0, costUsd: 0, last: null },
    reserved: { modelCalls: 0, costUsd: 0 },
    waits: [],
    limits: CONFIG.budget,
    leftMs: null,
  });
  return {
    start: () => Promise.resolve(),
    pause: (id, because) => store.campaigns.update(id, { status: 'paused', because }),
    resume: (id) => store.campaigns.update(id, { status: 'running', because: '' }),
    feedback: (id, text) => {
      heard.push(`${id}: ${text}`);
      return Promise.resolve();
    },
    stop: (id, because) => store.campaigns.update(id, { status: 'stopped', because }),
    status: progress,
    wait: (id) => Promise.reject(new Error(`nobody waits for ${id} through the API`)),
  };
}
