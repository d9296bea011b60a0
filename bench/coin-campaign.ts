import { strategyId, taskHash } from '../ports/keys.js';
import { prepareCampaign } from '../campaigns/prepare.js';
import type { CampaignConfig, RaceRecord } from '../ports/records.js';
import type { CampaignReport } from '../ports/report-records.js';
import { cycleAddress, SIDES, sidePart, within } from '../domain/address.js';
import { judgeRace, logThreshold } from '../domain/gate.js';
import { budgetsEnough, logAttemptsE, logRaceE, noAttempts, type Evidence } from '../domain/race-evidence.js';
import { pickIndex } from '../domain/random.js';
import { splitPools } from '../domain/split.js';
import { campaign } from '../workflows/campaign.js';
import { campaignWorkflowId, QUEUE } from '../workflows/contract.js';
import { ADDS_RULES, attemptOf, solves, type Tossed } from './coin-world.js';
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
  readonly evidence: Evidence;
}

const SUITE = hollowSuite(60);
const SHAPE: Omit<CampaignConfig, 'suite' | 'suiteId' | 'seed' | 'cycles' | 'maxPairs' | 'evidence'> = {
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

export async function playCampaign(
  { client, store }: Engine,
  { name, seed, cycles, maxPairs, evidence }: CoinCampaign,
): Promise<CampaignReport> {
  const { config } = await prepareCampaign(store, name, SUITE, { ...SHAPE, seed, cycles, maxPairs, evidence }, ADDS_RULES);
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
  { name, seed, cycles, maxPairs, gain, evidence }: CoinCampaign,
  cycle: number,
  promotions: number,
  champion: string,
  challenger: string,
): RaceRecord {
  const gate = gateTasks(seed);
  const at = within(cycleAddress(name, 0, cycle), 'race');
  const standing = {
    k: cycle + 1,
    promotions,
    planned: cycles,
    maxPairs,
    gateFamilies: new Set(gate.map(({ family }) => family)).size,
    ...(evidence === 'wins' ? {} : { attempts: noAttempts(SHAPE.attempts) }),
  };
  const race = followRace(standing, judgeRace, (index) => {
    const task = gate[pickIndex(seed, `${at}:${index}`, gate.length)];
    if (task === undefined) return null;
    const [inChampion = NOT_SOLVED, inChallenger = NOT_SOLVED] = SIDES.map((side) =>
      tossedSide({ seed, address: within(at, 'pair', index, sidePart(side)), task: task.hash }, gain),
    );
    return { family: task.family, outcome: inChallenger.solved - inChampion.solved, ahead: inChallenger.enough - inChampion.enough };
  });
  const { ahead, attempts, ...told } = race;
  const counted = attempts === undefined ? {} : { attempts: { budgets: attempts.budgets, ahead, logE: logAttemptsE(attempts) } };
  return {
    campaign: name,
    branch: 0,
    cycle,
    champion,
    challenger,
    k: standing.k,
    ...told,
    because: judgeRace({ ...standing, ...race }).because,
    voids: { champion: 0, challenger: 0 },
    logE: logRaceE(race),
    ...counted,
    logThreshold: logThreshold(standing.k, promotions, cycles),
    // One request asks for as many answers as there are attempts, and each is a call: an episode is one request, solved or not.
    modelCalls: SIDES.length * race.pairs * SHAPE.attempts,
    costUsd: 0,
  };
}

const NOT_SOLVED = { solved: 0, enough: 0 };

function tossedSide(tossed: Tossed, gain: number): typeof NOT_SOLVED {
  return solves(tossed, gain) ? { solved: 1, enough: budgetsEnough(attemptOf(tossed, SHAPE.attempts), SHAPE.attempts) } : NOT_SOLVED;
}

function gateTasks(seed: number): readonly { readonly hash: string; readonly family: string }[] {
  const pools = splitPools(SUITE.tasks, seed);
  return SUITE.tasks.filter((task) => pools.get(task.id) === 'gate').map((task) => ({ hash: taskHash(task), family: task.family }));
}
