import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareCampaign } from '../campaigns/prepare.js';
import type { StrategyVersion } from '../domain/strategy.js';
import { proposalList, allOf, searchList } from '../ports/lists.js';
import type { CampaignConfig } from '../ports/records.js';
import { campaign } from '../workflows/campaign.js';
import { campaignWorkflowId, QUEUE } from '../workflows/contract.js';
import { timeBox, type Bench } from './bench.js';
import { quietEngine, withEngine, type Engine } from './engine-world.js';
import { hollowSuite } from './hollow-world.js';
import { LEVER, leverWorld, type Lever } from './lever-world.js';
import { startServices, type Services } from './services.js';

const SEEDS = 3;
const FAMILIES = 100;
const CYCLES = 10;
const BASE = 0.3;
const WORLDS = [
  { gain: 0.4, calls: 1_000 },
  { gain: 0.2, calls: 1_500 },
  { gain: 0, calls: 1_500 },
] as const;

const SUITE = hollowSuite(FAMILIES);
const SHAPE: Omit<CampaignConfig, 'suite' | 'suiteId' | 'seed' | 'budget'> = {
  model: 'hollow',
  cycles: CYCLES,
  attempts: 1,
  batch: 8,
  maxPairs: 400,
  concurrency: 8,
  acceptance: 'gate',
  controller: 'thompson',
  trust: { sentinels: 0, margin: 0.1 },
  maxHours: null,
  deadline: null,
  search: 'on',
  searchShare: 80,
  searchAttempts: 1,
};

/** What `learning-simulation` does by pure functions, through the real workflows, activities and servers, whose tactics, lessons and exams cost calls too. */
export const learning: Bench = {
  name: 'learning',
  about: 'what campaigns find and promote where the leverage is known, through the real workflows',
  run: async ({ seed, maxMinutes, report }) => {
    // that a budget ends what runs is expected here
    quietEngine('ERROR');
    const isTime = timeBox(maxMinutes);
    const home = await mkdtemp(join(tmpdir(), 'ratchet-bench-'));
    const services = await startServices(home, report);
    const played: Played[] = [];
    try {
      for (const { gain, calls } of WORLDS) {
        for (let each = 0; each < SEEDS && isTime(); each += 1) {
          const last = await play(home, services, { seed: seed * SEEDS + each, base: BASE, gain }, calls);
          played.push(last);
          report(`+${100 * gain}, seed ${last.seed}: ${last.promotions} promoted, ${last.calls} calls`);
        }
      }
    } finally {
      await services.stop();
      await rm(home, { recursive: true, force: true });
    }
    return {
      tables: [
        {
          title: `Campaigns of ${CYCLES} cycles, ${FAMILIES} families, one answer an episode; the model proposes the lever in 40 % of its proposals, harm in 15 %`,
          head: [
            'lever',
            'seed',
            'calls',
            'proposals',
            'search episodes',
            'races',
            'promoted',
            'holds the lever',
            'pairs',
            'sealed, first',
            'sealed, last',
            's',
          ],
          rows: played.map((each) => [
            `+${100 * each.gain}`,
            each.seed,
            `${each.calls} of ${each.budget}`,
            each.proposals,
            each.episodes,
            each.races,
            each.promotions,
            each.holds ? 'yes' : 'no',
            each.pairs,
            each.first,
            each.last,
            each.seconds.toFixed(0),
          ]),
        },
      ],
      figures: { played },
      notes: [
        ...(played.length < SEEDS * WORLDS.length
          ? [`Cut after ${played.length} of ${SEEDS * WORLDS.length} campaigns: the time was up.`]
          : []),
        `Load of the machine in the minute before the end: ${loadavg()[0]?.toFixed(1) ?? '?'}.`,
      ],
    };
  },
};

type Played = Awaited<ReturnType<typeof play>>;

function play(home: string, services: Services, lever: Lever, budget: number) {
  const { model, sandbox } = leverWorld(lever);
  return withEngine(home, services, sandbox, (engine) => playOne(engine, lever, budget), { model });
}

async function playOne({ client, store }: Engine, { seed, gain }: Lever, budget: number) {
  const name = `lever-${100 * gain}-${seed}`;
  const { config } = await prepareCampaign(store, name, SUITE, { ...SHAPE, seed, budget: { modelCalls: budget, costUsd: null } });
  const from = performance.now();
  const report = await client.workflow.execute(campaign, {
    workflowId: campaignWorkflowId(name),
    taskQueue: QUEUE.orchestrate,
    args: [{ campaign: name, config, carried: null }],
  });
  const [proposals, searches] = await Promise.all([
    allOf(store, 'proposals', proposalList(name)),
    allOf(store, 'searches', searchList(name)),
  ]);
  return {
    seed,
    gain,
    budget,
    calls: report.spent.modelCalls,
    proposals: proposals.length,
    episodes: searches.reduce((sum, { work }) => sum + work.episodes, 0),
    races: new Set(report.races.map(({ k }) => k)).size,
    promotions: report.races.filter(({ decision }) => decision === 'promoted').length,
    holds: holdsLever(report.lineage.at(-1)),
    pairs: [...new Map(report.races.map((race) => [race.k, race.pairs])).values()].reduce((sum, pairs) => sum + pairs, 0),
    first: `${report.first.solved} of ${report.first.n}`,
    last: `${report.last.solved} of ${report.last.n}`,
    seconds: (performance.now() - from) / 1_000,
  };
}

function holdsLever(version: StrategyVersion | undefined): boolean {
  return JSON.stringify(version?.strategy ?? null).includes(LEVER);
}
