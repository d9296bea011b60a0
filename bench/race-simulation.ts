import { attemptsOf } from '../domain/drawn-power.js';
import type { RaceJudgement, RaceState } from '../domain/gate.js';
import { addAhead, budgetsEnough } from '../domain/race-evidence.js';

/** Races between strategies whose true rates are known, to see how often a rule is right. */

export type Decide = (race: RaceState) => Pick<RaceJudgement, 'decision'>;

export interface SimulatedTask {
  readonly family: number;
  /** the true chances that a side solves it */
  readonly champion: number;
  readonly challenger: number;
  /** share of the champion's attempts that the challenger needs for what it solves; missing: as many */
  readonly speed?: number;
}

/** What a race begins with. `attempts`: where they count, with no pair in it yet. */
export type Standing = Pick<RaceState, 'k' | 'promotions' | 'planned' | 'maxPairs' | 'attempts'>;

export interface SimulatedRace extends Pick<RaceState, 'pairs' | 'wins' | 'losses' | 'winFamilies' | 'attempts'> {
  readonly decision: Exclude<RaceJudgement['decision'], 'continue'>;
  /** a letter for each pair in its order: W won, L lost, = alike */
  readonly outcomes: string;
  /** within how many budgets more the challenger solved its task, by pair; empty where attempts do not count */
  readonly ahead: readonly number[];
}

/** A pair as it went: 1 where only the challenger solved its task, -1 where only the champion did, 0 where they were alike. */
export interface SimulatedPair {
  readonly family: number | string;
  readonly outcome: number;
  /** within how many budgets more the challenger solved it, where attempts count */
  readonly ahead: number;
}

/** A pool of tasks of every difficulty, two to a family, on which the challenger is better by `gain`. */
export function evenPool(tasks: number, gain: number, next: () => number): SimulatedTask[] {
  return Array.from({ length: tasks }, (_, index) => {
    const champion = next() * (1 - gain);
    return { family: Math.floor(index / 2), champion, challenger: champion + gain };
  });
}

/**
 * Equal in the population, but not on this pool: each side solves a task always or never, by tosses of its own.
 * The gate's guarantee does not reach this far; the share of promotions shows what a small pool costs.
 */
export function populationNullPool(tasks: number, next: () => number): SimulatedTask[] {
  return Array.from({ length: tasks }, (_, family) => {
    const rate = next();
    return { family, champion: next() < rate ? 1 : 0, challenger: next() < rate ? 1 : 0 };
  });
}

export function simulateRace(pool: readonly SimulatedTask[], standing: Standing, decide: Decide, next: () => number): SimulatedRace {
  const gateFamilies = new Set(pool.map((task) => task.family)).size;
  return followRace({ ...standing, gateFamilies }, decide, () => {
    const task = pool[Math.floor(next() * pool.length)];
    if (task === undefined) return null;
    const [challenger, champion] = [next() < task.challenger, next() < task.champion];
    const outcome = Number(challenger) - Number(champion);
    if (standing.attempts === undefined) return { family: task.family, outcome, ahead: 0 };
    const { budgets } = standing.attempts;
    const enough = (solved: boolean, speed: number): number => budgetsEnough(solved ? attemptsOf(next(), speed, budgets) : null, budgets);
    return { family: task.family, outcome, ahead: enough(challenger, task.speed ?? 1) - enough(champion, 1) };
  });
}

/** A race whose pairs are known by their index, until the rule decides or there are no more. */
export function followRace(
  standing: Standing & Pick<RaceState, 'gateFamilies'>,
  decide: Decide,
  pairAt: (index: number) => SimulatedPair | null,
): SimulatedRace {
  const leads = new Map<SimulatedPair['family'], number>();
  const ahead: number[] = [];
  let [pairs, wins, losses, winFamilies, outcomes] = [0, 0, 0, 0, ''];
  let counted: Pick<RaceState, 'attempts'> = standing.attempts === undefined ? {} : { attempts: standing.attempts };
  for (;;) {
    const { decision } = decide({ ...standing, ...counted, pairs, wins, losses, winFamilies });
    if (decision !== 'continue') return { decision, pairs, wins, losses, winFamilies, outcomes, ahead, ...counted };
    const pair = pairAt(pairs);
    if (pair === null) return { decision: 'undecided', pairs, wins, losses, winFamilies, outcomes, ahead, ...counted };
    const { family, outcome } = pair;
    if (counted.attempts !== undefined) {
      ahead.push(pair.ahead);
      counted = { attempts: addAhead(counted.attempts, pair.ahead) };
    }
    const lead = leads.get(family) ?? 0;
    leads.set(family, lead + outcome);
    winFamilies += Number(lead + outcome > 0) - Number(lead > 0);
    pairs += 1;
    if (outcome > 0) wins += 1;
    if (outcome < 0) losses += 1;
    outcomes += outcome > 0 ? 'W' : outcome < 0 ? 'L' : '=';
  }
}

export interface NullCampaign {
  readonly promotions: number;
  readonly pairs: number;
}

export interface NullPlan extends Pick<Standing, 'maxPairs' | 'attempts'> {
  readonly challengers: number;
}

/**
 * A campaign in which no challenger is better. Now and then, and after each promotion, a rollback is forced: the counters only grow all
 * the same.
 */
export function falsePromotions(
  pool: readonly SimulatedTask[],
  { challengers, maxPairs, attempts }: NullPlan,
  decide: Decide,
  next: () => number,
): NullCampaign {
  let [promotions, pairs, rollbacks] = [0, 0, 0];
  for (let k = 1; k <= challengers + rollbacks; k += 1) {
    const race = simulateRace(
      pool,
      { k, promotions, planned: challengers, maxPairs, ...(attempts === undefined ? {} : { attempts }) },
      decide,
      next,
    );
    pairs += race.pairs;
    if (race.decision === 'promoted') promotions += 1;
    // A cycle that is rolled back is run again: its challenger takes another k, beyond what was planned.
    if (rollbacks < MOST_ROLLBACKS && (race.decision === 'promoted' || next() < ROLLBACK_CHANCE)) rollbacks += 1;
  }
  return { promotions, pairs };
}

const ROLLBACK_CHANCE = 0.05;
const MOST_ROLLBACKS = 20;
