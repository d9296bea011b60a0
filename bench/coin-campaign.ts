import { strategyId, taskHash } from '../ports/keys.js';
import { prepareCampaign } from '../campaigns/prepare.js';
import type { CampaignConfig, CampaignReport, RaceRecord } from '../ports/records.js';
import { address, SIDES, sidePart, within } from '../domain/address.js';
import { judgeRace, logE, logThreshold } from '../domain/gate.js';
import { pickIndex } from '../domain/random.js';
import { splitPools } from '../domain/split.js';
import { campaign } from '../workflows/campaign.js';
import { campaignWorkflowId, QUEUE } from '../workflows/contract.js';
import { ADDS_RULES, solves } from './coin-world.js';
import type { Engine } from './engine-world.js';
import { hollowSuite } from './hollow-world.js';
import { followRace } from './race-simulation.js';

/** A campaign of the coin world, through the real workflows and by the simulator alone. */
export interface CoinCampaign {
  readonly name: string;
  readonly seed: number;
  /** one challenger each */
  readonly cycles: number;
  readonly maxPairs: number;
  /** by how much the challengers' coins are better */
  readonly gain: number;
}

const SUITE = hollowSuite(60);
const SHAPE: Omit<CampaignConfig, 'suite' | 'suiteId' | 'seed' | 'cycles' | 'maxPairs'> = {
  model: 'hollow',
  attempts: 4,
  batch: 2,
  concurrency: 8,
  acceptance: 'gate',
  controller: 'thompson',
  trust: { sentinels: 0, margin: 0.1 },
  budget: { modelCalls: null, costUsd: null },
  maxHours: null,
  deadline: null,
};

export async function playCampaign({ client, store }: Engine, { name, seed, cycles, maxPairs }: CoinCampaign): Promise<CampaignReport> {
  const { config } = await prepareCampaign(store, name, SUITE, { ...SHAPE, seed, cycles, maxPairs }, ADDS_RULES);
  return client.workflow.execute(campaign, {
    workflowId: campaignWorkflowId(name),
    taskQueue: QUEUE.orchestrate,
    args: [{ campaign: name, config, carried: null }],
  });
}

/** The records that its races must leave. Only what the challengers are called is not the simulator's to know. */
export function simulateCampaign(played: CoinCampaign, challengers: readonly string[]): readonly RaceRecord[] {
  let champion = strategyId(ADDS_RULES);
  let promotions = 0;
  return Array.from({ length: played.cycles }, (_, cycle) => {
    const race = simulateRecord(played, cycle, promotions, champion, challengers[cycle] ?? 'a challenger that is missing');
    if (race.decision === 'promoted') {
      champion = race.challenger;
      promotions += 1;
    }
    return race;
  });
}

function simulateRecord(
  { name, seed, cycles, maxPairs, gain }: CoinCampaign,
  cycle: number,
  promotions: number,
  champion: string,
  challenger: string,
): RaceRecord {
  const gate = gateTasks(seed);
  const at = address(name, 'b0', `c${cycle}`, 'race');
  const standing = { k: cycle + 1, promotions, planned: cycles, maxPairs, gateFamilies: new Set(gate.map(({ family }) => family)).size };
  const race = followRace(standing, judgeRace, (index) => {
    const task = gate[pickIndex(seed, `${at}:${index}`, gate.length)];
    if (task === undefined) return null;
    const [inChampion, inChallenger] = SIDES.map((side) =>
      Number(solves({ seed, address: within(at, 'pair', index, sidePart(side)), task: task.hash }, gain)),
    );
    return { family: task.family, outcome: (inChallenger ?? 0) - (inChampion ?? 0) };
  });
  const { pairs, wins, losses } = race;
  return {
    campaign: name,
    branch: 0,
    cycle,
    champion,
    challenger,
    k: standing.k,
    ...race,
    because: judgeRace({ ...standing, ...race }).because,
    voids: { champion: 0, challenger: 0 },
    logE: logE(wins, losses),
    logThreshold: logThreshold(standing.k, promotions, cycles),
    // One request asks for as many answers as there are attempts, and each is a call: an episode is one request, solved or not.
    modelCalls: SIDES.length * pairs * SHAPE.attempts,
    costUsd: 0,
  };
}

function gateTasks(seed: number): readonly { readonly hash: string; readonly family: string }[] {
  const pools = splitPools(SUITE.tasks, seed);
  return SUITE.tasks.filter((task) => pools.get(task.id) === 'gate').map((task) => ({ hash: taskHash(task), family: task.family }));
}
