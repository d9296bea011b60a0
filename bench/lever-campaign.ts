import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { prepareCampaign } from '../campaigns/prepare.js';
import { claimedGain, type Claim } from '../domain/search/claim.js';
import type { Strategy } from '../domain/strategy.js';
import type { Model } from '../ports/model.js';
import { allOf, proposalList, searchList } from '../ports/lists.js';
import type { CampaignConfig, RaceRecord } from '../ports/records.js';
import type { Store } from '../ports/store.js';
import { campaign } from '../workflows/campaign.js';
import { campaignWorkflowId, QUEUE } from '../workflows/contract.js';
import { withEngine, type Engine } from './engine-world.js';
import { SHAPE } from './learning-cells.js';
import { chanceOf, LEVER, leverSuite, leverWorld, type Lever } from './lever-world.js';
import type { Services } from './services.js';

/** What one campaign through the real workflows came to, in a world whose leverage is known. */
export interface LeverRun {
  readonly families: number;
  readonly seed: number;
  readonly gain: number;
  readonly budget: number;
  readonly calls: number;
  readonly proposals: number;
  readonly episodes: number;
  readonly races: number;
  readonly pairs: number;
  /** calls of search at the end of the first cycle whose best version, or whose challenger, held the lever; null: none did */
  readonly heldBy: number | null;
  readonly promotions: readonly LeverPromotion[];
  readonly first: string;
  readonly last: string;
  readonly seconds: number;
}

interface LeverPromotion {
  /** calls of the whole campaign until then */
  readonly calls: number;
  readonly truth: number;
  readonly claim: Claim;
}

export interface LeverPlan {
  readonly families: number;
  readonly lever: Lever;
  readonly budget: number;
}

export function playLever(services: Services, plan: LeverPlan): Promise<LeverRun> {
  const { model, sandbox } = leverWorld(plan.lever);
  const counted = counting(model);
  return withEngine(services, sandbox, (engine) => playIn(engine, plan, counted.raced), {
    model: counted.model,
    interceptors: [counted.interceptor],
  });
}

/** Counts answers, and says how many there had been when each race was recorded. */
function counting(model: Model) {
  let calls = 0;
  const raced: number[] = [];
  const interceptor: ActivityInterceptorsFactory = ({ info }) => ({
    inbound: {
      execute: async (input, next) => {
        const out: unknown = await next(input);
        if (info.activityType === 'recordRace') raced.push(calls);
        return out;
      },
    },
  });
  const counted: Model = {
    ...model,
    complete: (request, signal, begin) => {
      calls += request.n;
      return model.complete(request, signal, begin);
    },
  };
  return { model: counted, interceptor, raced };
}

async function playIn({ client, store }: Engine, { families, lever, budget }: LeverPlan, raced: readonly number[]): Promise<LeverRun> {
  const { seed, gain } = lever;
  const name = `lever-${families}-${100 * gain}-${seed}`;
  const config = { ...configOf(seed), budget: { modelCalls: budget, costUsd: null } };
  const prepared = await prepareCampaign(store, name, leverSuite(families), config);
  const from = performance.now();
  const report = await client.workflow.execute(campaign, {
    workflowId: campaignWorkflowId(name),
    taskQueue: QUEUE.orchestrate,
    args: [{ campaign: name, config: prepared.config, carried: null }],
  });
  const seconds = (performance.now() - from) / 1_000;
  const [proposals, searches] = await Promise.all([
    allOf(store, 'proposals', proposalList(name)),
    allOf(store, 'searches', searchList(name)),
  ]);
  return {
    families,
    seed,
    gain,
    budget,
    calls: report.spent.modelCalls,
    proposals: proposals.length,
    episodes: searches.reduce((sum, { work }) => sum + work.episodes, 0),
    races: new Set(report.races.map(({ k }) => k)).size,
    pairs: [...new Map(report.races.map((race) => [race.k, race.pairs])).values()].reduce((sum, pairs) => sum + pairs, 0),
    heldBy: await heldBy(store, searches, report.races),
    promotions: await promotionsOf(store, lever, prepared.config.suiteId, report.races, raced),
    first: `${report.first.solved} of ${report.first.n}`,
    last: `${report.last.solved} of ${report.last.n}`,
    seconds,
  };
}

function configOf(seed: number): Omit<CampaignConfig, 'suite' | 'suiteId' | 'budget'> {
  return {
    model: 'hollow',
    seed,
    cycles: SHAPE.cycles,
    attempts: 1,
    batch: SHAPE.batch,
    maxPairs: SHAPE.maxPairs,
    concurrency: 8,
    acceptance: 'gate',
    controller: 'thompson',
    trust: { sentinels: SHAPE.sentinels, margin: 0.1 },
    maxHours: null,
    deadline: null,
    search: 'on',
    searchShare: 100 * SHAPE.share,
    searchAttempts: SHAPE.searchAttempts,
  };
}

async function heldBy(
  store: Store,
  searches: readonly {
    readonly cycle: number;
    readonly best: { readonly strategy: string } | null;
    readonly state: { readonly calls: number };
  }[],
  races: readonly RaceRecord[],
): Promise<number | null> {
  for (const { cycle, best, state } of searches) {
    const named = [best?.strategy ?? [], races.filter((race) => race.cycle === cycle).map(({ challenger }) => challenger)].flat();
    const found = await Promise.all(named.map((id) => store.find('strategies', id)));
    if (found.some((version) => holdsLever(version?.strategy))) return state.calls;
  }
  return null;
}

function holdsLever(strategy: Strategy | undefined): boolean {
  return JSON.stringify(strategy ?? null).includes(LEVER);
}

/** On the gate pool, which is what a race speaks of. */
async function promotionsOf(
  store: Store,
  lever: Lever,
  suiteId: string,
  races: readonly RaceRecord[],
  raced: readonly number[],
): Promise<readonly LeverPromotion[]> {
  const suite = await store.find('suites', suiteId);
  const gate = (suite?.tasks ?? []).flatMap(({ pool }, index) => (pool === 'gate' ? [index] : []));
  const successOf = async (id: string): Promise<number> => {
    const text = JSON.stringify((await store.find('strategies', id))?.strategy ?? null);
    return gate.reduce((sum, task) => sum + chanceOf(lever, task, text), 0) / gate.length;
  };
  const promoted = races.flatMap((race, index) => (race.decision === 'promoted' ? [{ race, calls: raced[index] ?? 0 }] : []));
  return Promise.all(
    promoted.map(async ({ race, calls }) => ({
      calls,
      truth: (await successOf(race.challenger)) - (await successOf(race.champion)),
      claim: claimedGain(race),
    })),
  );
}
