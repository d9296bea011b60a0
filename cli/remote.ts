import { setTimeout as sleep } from 'node:timers/promises';
import type { components } from '../client/api.js';
import { answered, ApiFailure, type ApiClient } from '../client/client.js';
import type { Amount, Wanted } from '../domain/extension.js';
import type { ScheduleState } from '../ports/campaign-schedules.js';
import type { CampaignProgress } from '../ports/campaign-control.js';
import type { Ordered } from '../ports/campaign-records.js';
import type { CampaignState } from '../ports/records.js';
import type { Unreadable } from '../ports/store.js';
import type { CampaignReport } from '../ports/report-records.js';
import type { HistoryLine } from '../campaigns/history.js';
import type { StrategyVersion } from '../domain/strategy.js';
import type { CampaignRequest } from '../schemas/settings.js';
import type { Installation, LeftOut } from './installation.js';

const LOOK_MS = 2_000;
const PAGE = 500;

function of(name: string) {
  return { path: { name } };
}

/** An installation behind an API. */
export function remoteInstallation(client: ApiClient): Installation {
  const status = async (name: string): Promise<CampaignProgress> => {
    const { campaign: state, progress, unknown } = await asked(client.GET('/api/v1/campaigns/{name}', { params: of(name) }));
    if (progress !== null) return { ...progress, state };
    if (unknown !== undefined) throw new ApiFailure(503, `campaign ${name} is ${state.status}; what it does now is not known: ${unknown}`);
    const query = { limit: 1, order: 'oldest' } as const;
    const { budget } = await asked(client.GET('/api/v1/campaigns/{name}/ledger', { params: { ...of(name), query } }));
    const { spent, lost, reserved, limits } = budget;
    const idle = { exam: null, race: null, waits: [], leftMs: null };
    return { state, phase: 'ended', practised: { done: 0, of: state.config.batch, solved: 0 }, ...idle, spent, lost, reserved, limits };
  };
  const report = async (name: string): Promise<CampaignReport | null> => {
    const found = await client.GET('/api/v1/campaigns/{name}/report', { params: of(name) });
    return found.response.status === 404 ? null : asked(Promise.resolve(found));
  };
  return {
    control: {
      status,
      wait: async (name, signal) => {
        for (;;) {
          const { state } = await status(name);
          const found = state.status === 'running' || state.status === 'paused' ? null : await report(name);
          if (found !== null) return found;
          await sleep(LOOK_MS, undefined, { signal });
        }
      },
    },
    schedules: {
      list: async () => (await asked(client.GET('/api/v1/schedules'))).schedules,
      pause: async (name, because) =>
        void (await asked(client.POST('/api/v1/schedules/{name}/pause', { params: of(name), body: { because } }))),
      resume: async (name) => void (await asked(client.POST('/api/v1/schedules/{name}/resume', { params: of(name) }))),
      delete: async (name) => void (await asked(client.DELETE('/api/v1/schedules/{name}', { params: of(name) }))),
    },
    campaigns: async () => {
      let unreadable: readonly Unreadable[] = [];
      const campaigns = await pages(async (after) => {
        const page = await asked(client.GET('/api/v1/campaigns', { params: { query: { limit: PAGE, ...after } } }));
        ({ unreadable } = page);
        return { entries: page.campaigns, next: page.next };
      });
      return { campaigns, unreadable };
    },
    hopeless: async ({ id }) => (await asked(client.GET('/api/v1/campaigns/{name}/board', { params: of(id) }))).hopeless,
    troubles: async () => {
      const { checks } = await readinessOf(client);
      return checks.flatMap(({ name, ready, message, since }) =>
        ready ? [] : [`${name} ${message}${since === null ? '' : ` since ${since}`}`],
      );
    },
    order: (name, ordered, because) => order(client, name, ordered, because),
    extend: async (name, wanted, because) => {
      const body = { ...amountsOf(wanted), because };
      const { extensions = [] } = await asked(client.POST('/api/v1/campaigns/{name}/extend', { params: of(name), body }));
      const last = extensions.at(-1);
      if (last === undefined) throw new ApiFailure(500, `campaign ${name} was extended, and the API does not say how`);
      return last;
    },
    planRollback: (name, to) => asked(client.GET('/api/v1/campaigns/{name}/rollback', { params: { ...of(name), query: { to } } })),
    rollback: async (name, to, because) => {
      const plan = await asked(client.POST('/api/v1/campaigns/{name}/rollback', { params: of(name), body: { to, because } }));
      return { plan, done: null };
    },
    history: async (name) => {
      let unreadable: readonly LeftOut[] = [];
      const lines = await pages<HistoryLine>(async (after) => {
        const query = { limit: PAGE, order: 'oldest', ...after } as const;
        const page = await asked(client.GET('/api/v1/campaigns/{name}/history', { params: { ...of(name), query } }));
        // each page is made of the whole history
        ({ unreadable } = page);
        return { entries: page.history, next: page.next };
      });
      return { lines, unreadable };
    },
    report,
    // the API tells a version by its id, and so without the campaign that its examples are of
    examples: () => Promise.resolve([]),
    strategy: (name) => asked(client.GET('/api/v1/strategies/resolve', { params: { query: { name } } })),
    strategies: async (campaign, which) => {
      const unreadable: LeftOut[] = [];
      const found = await pages(async (after) => {
        const query = { which, limit: PAGE, ...(campaign === null ? {} : { campaign }), ...after };
        const { strategies, next, unreadable: left } = await asked(client.GET('/api/v1/strategies', { params: { query } }));
        unreadable.push(...left);
        return { entries: strategies, next };
      });
      const versions = found.map(({ id }) => asked(client.GET('/api/v1/strategies/{id}', { params: { path: { id } } })));
      return { versions: await Promise.all<StrategyVersion>(versions), others: 0, unreadable };
    },
    ruleCounts: async (id) => {
      const found = await client.GET('/api/v1/strategies/{id}/rules', { params: { path: { id } } });
      // one that ships with Ratchet may be in no store
      return found.response.status === 404 ? [] : (await asked(Promise.resolve(found))).rules;
    },
    lineage: async ({ id }, campaign) => {
      const query = campaign === null ? {} : { campaign };
      const found = await client.GET('/api/v1/strategies/{id}/lineage', { params: { path: { id }, query } });
      return found.response.status === 404 ? null : asked(Promise.resolve(found));
    },
  };
}

/** Starts a campaign there: its suite is one that ships, or one of the folders that its API may read. */
export function startAt(client: ApiClient, request: CampaignRequest): Promise<CampaignState> {
  return asked(client.POST('/api/v1/campaigns', { body: request }));
}

type ScheduleRequest = components['schemas']['ScheduleCreate'];

/** Has campaigns begin by themselves there. */
export function scheduleAt(client: ApiClient, request: ScheduleRequest): Promise<ScheduleState> {
  return asked(client.POST('/api/v1/schedules', { body: request }));
}

type Readiness = {
  readonly status: string;
  readonly checks: readonly { readonly name: string; readonly ready: boolean; readonly message: string; readonly since: string | null }[];
};

/** Whether each part of the installation answers; told also where one does not. */
export async function readinessOf(client: ApiClient): Promise<Readiness> {
  const { data, error, response } = await client.GET('/api/v1/health/ready');
  const told = data ?? error;
  if (told !== undefined && 'checks' in told) return told;
  throw new ApiFailure(response.status, `the API answered ${response.status} ${response.statusText}`);
}

async function order(client: ApiClient, name: string, ordered: Ordered, because: string): Promise<void> {
  const params = { path: { name } };
  switch (ordered.kind) {
    case 'pause':
      await asked(client.POST('/api/v1/campaigns/{name}/pause', { params, body: { because } }));
      return;
    case 'resume': {
      const { model, roles = {} } = ordered;
      const named = { reflectionModel: roles.reflector, proposalModel: roles.proposer, reviewModel: roles.reviewer, model };
      const given = Object.fromEntries(Object.entries(named).filter(([, each]) => each !== undefined));
      await asked(client.POST('/api/v1/campaigns/{name}/resume', { params, body: given }));
      return;
    }
    case 'stop':
      await asked(client.POST('/api/v1/campaigns/{name}/stop', { params, body: { because, when: ordered.when } }));
      return;
    case 'budget':
      await asked(client.POST('/api/v1/campaigns/{name}/budget', { params, body: { ...ordered.limits, because } }));
      return;
    case 'feedback': {
      const { about, judgement } = ordered;
      const target = 'campaign' in about ? {} : { ...about, judgement };
      await asked(client.POST('/api/v1/campaigns/{name}/feedback', { params, body: { text: because, ...target } }));
      return;
    }
    case 'veto':
      await asked(client.POST('/api/v1/campaigns/{name}/veto', { params, body: { strategy: ordered.strategy, because } }));
      return;
    case 'promote':
      await asked(client.POST('/api/v1/campaigns/{name}/promote', { params, body: { strategy: ordered.strategy, because } }));
      return;
    case 'pin': {
      const { rule, pinned } = ordered;
      await asked(client.POST('/api/v1/campaigns/{name}/pin', { params, body: { rule, pinned, because } }));
    }
  }
}

function amount(each: Amount | undefined): number | string | undefined {
  return each === undefined ? undefined : 'to' in each ? each.to : `+${each.more}`;
}

function amountsOf({ cycles, modelCalls, costUsd, maxHours, deadline }: Wanted) {
  const given = { cycles: amount(cycles), modelCalls: amount(modelCalls), costUsd: amount(costUsd), maxHours: amount(maxHours), deadline };
  return Object.fromEntries(Object.entries(given).filter(([, each]) => each !== undefined));
}

/** All pages of a list. */
async function pages<Entry>(
  page: (after: { readonly after?: string }) => Promise<{ readonly entries: readonly Entry[]; readonly next: string | null }>,
): Promise<readonly Entry[]> {
  const found: Entry[] = [];
  for (let next: string | null | undefined; next !== null;) {
    const got = await page(next === undefined ? {} : { after: next });
    found.push(...got.entries);
    ({ next } = got);
  }
  return found;
}

function asked<Data>(answer: Parameters<typeof answered<Data>>[0]): Promise<Data> {
  return answered(answer);
}
