import type { CampaignSchedules, Schedule } from '../../ports/campaign-schedules.js';
import type { RollbackPlan } from '../../ports/campaign-records.js';
import type { ExperimentControl } from '../../ports/experiment-control.js';
import { RatchetFailure } from '../../ports/failures.js';
import type { CampaignConfig, CampaignState } from '../../ports/records.js';
import type { Store } from '../../ports/store.js';
import type { CampaignControl, CampaignProgress, CampaignSteering } from '../../ports/campaign-control.js';
import type { CampaignRequest } from '../../schemas/settings.js';
import type { ApiParts } from '../../api/parts.js';
import { suitePlanning } from '../../api/suite-planning.js';
import { suiteShelf } from '../../api/suites/suite-shelf.js';
import { readConfig } from '../../config/config.js';
import { openFakeMemory } from '../support/fake-memory.js';

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

/** What the application stands on, in memory. What was asked for is kept in `prepared`, and what people said in `heard`. */
export function fakeParts(store: Store, prepared: CampaignRequest[] = [], heard: string[] = []): ApiParts {
  return {
    store,
    control: fakeControl(store, heard),
    steering: fakeSteering(store, heard),
    schedules: fakeSchedules(),
    experiments: fakeExperiments(heard),
    memory: openFakeMemory({ store }),
    explainer: { explain: ({ model }) => Promise.resolve({ kind: 'nothing', because: `${model} says nothing of how it writes` }) },
    suites: suiteShelf([]),
    planning: suitePlanning(store, readConfig({ RATCHET_MODEL: 'offline' }), () => Promise.resolve(null)),
    preparation: {
      prepare: async (request) => {
        prepared.push(request);
        const id = request.name ?? 'named-by-preparation';
        const before = await store.campaigns.get(id);
        await store.budget.open(id, CONFIG.budget);
        const state = await store.campaigns.create(campaign(id, { config: { ...CONFIG, suite: request.suite } }));
        return {
          state,
          before,
          otherwise: before === null || before.config.suite === request.suite ? [] : [`suite: ${before.config.suite} -> ${request.suite}`],
        };
      },
      checkDollars: () => undefined,
    },
    checks: [],
    lookEveryMs: 20,
  };
}

function planOf(campaignId: string, to: string, because: string): RollbackPlan {
  return {
    id: 'plan',
    campaign: campaignId,
    by: 'person',
    because,
    from: { branch: 0, cycle: 2, strategy: 'bbbbbbbbbbbb' },
    to: { checkpoint: 'night/b0/checkpoint-1', branch: 0, cycle: 1, strategy: to },
    abandoned: ['bbbbbbbbbbbb'],
    point: null,
  };
}

/** Takes orders and extensions, and says which in `heard`. */
export function fakeSteering(store: Store, heard: string[] = []): CampaignSteering {
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
    planRollback: (id, to, because) =>
      to.startsWith('0')
        ? Promise.reject(
            new RatchetFailure('bad-request', `to: there is no strategy "${to}" in campaign ${id}; it can go back to aaaaaaaaaaaa`),
          )
        : Promise.resolve(planOf(id, to, because)),
    rollback: (id, to, because) => {
      heard.push(`${id}: rollback ${to}: ${because}`);
      return Promise.resolve({ ...planOf(id, to, because), branch: 1, how: 'reset', runId: 'run', at: '2027-01-02T00:00:00.000Z' });
    },
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

function fakeSchedules(): CampaignSchedules {
  const all = new Map<string, Schedule>();
  const change = (name: string, changed: Partial<Schedule>): Promise<void> => {
    const known = all.get(name);
    if (known === undefined) return Promise.reject(missing(name));
    all.set(name, { ...known, ...changed });
    return Promise.resolve();
  };
  return {
    create: (name, cron, night) => {
      if (all.has(name)) return Promise.reject(new RatchetFailure('bad-request', `there is a schedule ${name} already`));
      all.set(name, { name, paused: false, note: '', next: '2027-01-02T01:00:00.000Z', last: null, plan: { cron, night } });
      return Promise.resolve();
    },
    list: () => Promise.resolve([...all.values()]),
    show: (name) => {
      const known = all.get(name);
      return known === undefined ? Promise.reject(missing(name)) : Promise.resolve(known);
    },
    plans: () => Promise.resolve([]),
    pause: (name, note) => change(name, { paused: true, note }),
    resume: (name) => change(name, { paused: false, note: '' }),
    delete: async (name) => {
      await change(name, {});
      all.delete(name);
    },
  };
}

function missing(schedule: string): RatchetFailure {
  return new RatchetFailure('missing-record', `there is no schedule ${JSON.stringify(schedule)}`);
}

function fakeExperiments(heard: string[]): ExperimentControl {
  const said = (what: string): Promise<void> => {
    heard.push(what);
    return Promise.resolve();
  };
  return { start: (id) => said(`experiment ${id}: start`), stop: (id, because) => said(`experiment ${id}: stop: ${because}`) };
}
