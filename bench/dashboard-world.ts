import { join } from 'node:path';
import { createApp } from '../api/app.js';
import { openLog } from '../api/http/logging.js';
import type { ApiParts } from '../api/parts.js';
import { suitePlanning } from '../api/suite-planning.js';
import { suiteShelf } from '../api/suites/suite-shelf.js';
import { readConfig } from '../config/config.js';
import { packageRoot } from '../config/package-root.js';
import { evidenceCurves } from '../domain/evidence-curves.js';
import { storeOver } from '../infra/mongo/store.js';
import type { CampaignProgress } from '../ports/campaign-control.js';
import { RatchetFailure } from '../ports/failures.js';
import { orderList } from '../ports/lists.js';
import type { CampaignState } from '../ports/records.js';
import type { Store } from '../ports/store.js';
import { storeNight } from './stored-night.js';

interface WorldOptions {
  readonly token?: string | null;
  readonly port?: number;
  /** what takes the place of what nothing answers here */
  readonly parts?: (store: Store) => Partial<ApiParts>;
}

/**
 * The real API with the dashboard, over records in memory and a control that only writes what was ordered: for looking at it, and for
 * measuring it.
 */
export interface DashboardWorld {
  readonly url: string;
  readonly store: Store;
  /** what was ordered, a line each */
  readonly ordered: readonly string[];
  /** what campaigns that run do now */
  now: Partial<CampaignProgress>;
  close(): Promise<void>;
}

export async function openDashboardWorld({ token = null, port = 0, parts = () => ({}) }: WorldOptions = {}): Promise<DashboardWorld> {
  const documents = new Map<string, string>();
  const store = storeOver({
    get: (collection, id) => Promise.resolve(documents.get(`${collection} ${id}`) ?? null),
    insert: (collection, id, text) => {
      const isFree = !documents.has(`${collection} ${id}`);
      if (isFree) documents.set(`${collection} ${id}`, text);
      return Promise.resolve(isFree);
    },
  });
  const ordered: string[] = [];
  const world = { now: {} as Partial<CampaignProgress> };
  const app = await createApp(
    { ...partsOf(store, ordered, () => world.now), ...parts(store) },
    {
      host: '127.0.0.1',
      token,
      version: '0.0.0',
      log: openLog({ write: () => undefined }),
      dashboard: join(packageRoot, 'dist/web'),
    },
  );
  await app.listen(port, '127.0.0.1');
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  return Object.assign(world, { url, store, ordered, close: () => app.close() });
}

function partsOf(store: Store, ordered: string[], now: () => Partial<CampaignProgress>): ApiParts {
  const known = async (id: string): Promise<CampaignState> => {
    const state = await store.campaigns.get(id);
    if (state === null) throw new RatchetFailure('bad-request', `there is no campaign ${id}`);
    return state;
  };
  const order = async (id: string, line: string, change: Parameters<Store['campaigns']['update']>[1] = {}): Promise<void> => {
    ordered.push(`${id}: ${line}`);
    await store.campaigns.update(id, change);
  };
  return {
    store,
    control: {
      start: (id) => order(id, 'start', { status: 'running' }),
      pause: (id, because) => order(id, `pause: ${because}`, { status: 'paused', because }),
      resume: (id) => order(id, 'resume', { status: 'running', because: '' }),
      stop: (id, because) => order(id, `stop: ${because}`, { status: 'stopped', because }),
      feedback: (id, text) => order(id, `feedback: ${text}`),
      status: async (id) => ({ ...(await progressOf(store, await known(id))), ...now() }),
      wait: () => Promise.reject(new RatchetFailure('unavailable', 'nobody waits here')),
    },
    steering: {
      order: async (id, what, because) => {
        const at = new Date().toISOString();
        const name = `${id}/order/${ordered.length}`;
        await store.keep('orders', name, { campaign: id, order: { ...what, id: name, branch: 0, because }, strategy: null, at });
        await store.append(orderList(id), name);
        await order(id, `${what.kind}${'strategy' in what ? ` ${what.strategy}` : ''}: ${because}`);
      },
      planRollback: async (id, to, because) => {
        const { champion, cycle } = await known(id);
        const from = { branch: 0, cycle, strategy: champion };
        const target = { checkpoint: `${id}/b0/c0/checkpoint`, branch: 0, cycle: 0, strategy: to };
        return {
          id: 'plan',
          campaign: id,
          by: 'person',
          because,
          from,
          to: target,
          abandoned: [champion],
          point: { runId: 'run', eventId: 12, resetRunId: null },
        };
      },
      rollback: (id) => Promise.reject(new RatchetFailure('unavailable', `nothing replays the history of ${id} here`)),
      extend: (id) => Promise.reject(new RatchetFailure('unavailable', `nothing goes on with ${id} here`)),
    },
    preparation: {
      prepare: async ({ name = 'evening', suite }) => {
        ordered.push(`${name}: prepare ${suite}`);
        const before = await store.campaigns.get(name);
        const state = await storeNight(store, {
          name,
          cycles: 1,
          tasks: 12,
          raceEvery: 4,
          status: 'running',
          createdAt: new Date().toISOString(),
        });
        return { state, before, otherwise: [] };
      },
      checkDollars: () => undefined,
    },
    checks: [],
    suites: suiteShelf([]),
    planning: suitePlanning(store, readConfig({ RATCHET_MODEL: 'some-coder-7b' }), () => Promise.resolve(null)),
    memory: { remember: away, recall: away },
    explainer: { explain: away },
    schedules: {
      create: away,
      list: () => Promise.resolve([]),
      show: away,
      plans: () => Promise.resolve([]),
      pause: away,
      resume: away,
      delete: away,
    },
    experiments: { start: away, stop: away },
  };
}

function away(): Promise<never> {
  return Promise.reject(new RatchetFailure('unavailable', 'nothing of the kind runs here'));
}

const RACED = '=WW=W=LWW==W=W';

async function progressOf(store: Store, state: CampaignState): Promise<CampaignProgress> {
  const { spent, limits, lost, reserved } = await store.budget.read(state.id);
  const evidence = evidenceCurves({ outcomes: RACED }).both;
  return {
    state,
    phase: state.status === 'paused' ? 'paused' : 'race',
    practised: { done: 12, of: 12, solved: 7 },
    exam: null,
    race:
      state.status === 'paused'
        ? null
        : {
            k: state.challengers + 1,
            pairs: RACED.length,
            of: 400,
            wins: 7,
            losses: 1,
            logE: evidence.at(-1) ?? 0,
            logThreshold: 3.6,
            evidence,
          },
    spent,
    limits,
    lost,
    reserved,
    waits: [],
    leftMs: 5_400_000,
  };
}
