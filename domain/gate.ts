import { showEvidence } from './evidence.js';
import { countName, logAttemptsE, logE, logMostE, logRaceE, noAttempts, type RaceCounts } from './race-evidence.js';
import { familiesForGate } from './split.js';
import { count } from './figures.js';

/**
 * The promotion gate: is the challenger really better than the champion on the gate pool? Both run fresh on pairs
 * (same task, same seed); W and L count the pairs that only the challenger, or only the champion, solved, and where the
 * campaign says so the attempts until solved, or hidden tests passed, count too (race-evidence.ts). The evidence is an e-value, valid
 * whenever
 * one looks; the threshold grows with each challenger of the campaign, so that over the whole campaign the expected
 * share of false promotions stays below `FALSE_DISCOVERY_RATE`.
 */

const FALSE_DISCOVERY_RATE = 0.1;

/** One problem that happens to be solved is no progress: a promotion needs more wins than losses on this many families. */
export const MIN_WIN_FAMILIES = 6;

/** Below this many gate families a report says that its evidence is specific to the pool. */
const SMALL_POOL_FAMILIES = 40;

/** The share of the false discovery rate that is kept for challengers of all numbers, planned or not. */
const FOR_ALL = 0.1;

/**
 * What the logarithm of the e-value must reach for the k-th challenger of a campaign (from 1) that plans for `planned`
 * of them, after `promotions` earlier ones. e-LOND: promote at E ≥ 1/a_k with a_k = rate · share_k · (promotions + 1)
 * keeps the false discovery rate under any dependence, for every sequence of shares that is fixed beforehand and adds up
 * to at most 1. Here 0.9 goes to the planned ones as 1/k, over a bound of 1 + 1/2 + … + 1/planned, and 0.1 to all numbers
 * without end as 1 / (2.11 (k+1) ln²(k+1)): a rollback can bring more challengers than were planned.
 */
export function logThreshold(k: number, promotions: number, planned: number): number {
  return -Math.log(FALSE_DISCOVERY_RATE * (promotions + 1) * ((1 - FOR_ALL) * plannedShare(k, planned) + FOR_ALL * endlessShare(k)));
}

function plannedShare(k: number, planned: number): number {
  return k <= planned ? 1 / (k * (Math.log(planned) + EULER + 1 / (2 * planned))) : 0;
}

/** 1 + 1/2 + … + 1/n is below ln n + this + 1/(2n). */
const EULER = 0.5772156649015329;

function endlessShare(k: number): number {
  return 1 / (2.11 * (k + 1) * Math.log(k + 1) ** 2);
}

/**
 * After each pair a challenger goes on only with this lead (`leadOf`): one pair more in every twenty, from six behind.
 * Dropping early never adds false promotions, and this line costs a better one little.
 */
export function leadToGoOn(pairs: number): number {
  return pairs / 20 - 6;
}

/**
 * With evidence enough, a race goes on for families alone: until it has drawn the pool twice over, on average, since it won on a further
 * one. What one more pair could show is by then hardly ever anything but more of the same.
 */
const BARREN_ROUNDS = 2;

/** Whether the threshold is out of reach is asked within these last pairs only: before, it hardly ever is. */
const LAST_PAIRS = 60;

export interface RaceState extends RaceCounts {
  /** pairs judged so far, voids not counted */
  readonly pairs: number;
  /** families with more wins than losses */
  readonly winFamilies: number;
  /** families in the gate pool */
  readonly gateFamilies: number;
  /** pairs since there was a further family with more wins than losses; missing where nobody counts */
  readonly barrenPairs?: number;
  /** the how-manieth challenger of the campaign this is, from 1 */
  readonly k: number;
  /** promotions of the campaign before this race */
  readonly promotions: number;
  /** challengers that the campaign planned for when it began: one a cycle */
  readonly planned: number;
  readonly maxPairs: number;
}

export interface RaceJudgement {
  readonly decision: 'continue' | 'promoted' | 'dropped' | 'undecided';
  readonly because: string;
  /** it stays undecided however many pairs more it is given: it is not to be carried on */
  readonly isFinal?: true;
}

/**
 * To be asked after each single pair, in the order of the pairs.
 * A pool of fewer than six families can promote nothing, and the race ends before its first pair is paid.
 */
export function judgeRace(race: RaceState): RaceJudgement {
  const evidence = logRaceE(race);
  const needed = logThreshold(race.k, race.promotions, race.planned);
  const left = race.maxPairs - race.pairs;
  const lead = leadOf(race);
  const isEnough = evidence >= needed;
  const lacks = isEnough ? missing(race) : null;
  const ends = (decision: RaceJudgement['decision'], why: string): RaceJudgement => ({
    decision,
    because: `${why}: ${count(race.wins, 'win')} and ${count(race.losses, 'loss', 'losses')} in ${count(race.pairs, 'pair')}, e-value ${showEvidence(evidence)}${partsText(race)} of ${showEvidence(needed)} needed by challenger ${race.k}`,
  });

  if (race.gateFamilies < MIN_WIN_FAMILIES)
    return ends(
      'undecided',
      `the gate pool has ${count(race.gateFamilies, 'family', 'families')}, and a promotion needs wins on ${MIN_WIN_FAMILIES}`,
    );
  if (isEnough && lacks === null) return ends('promoted', `better on ${count(race.winFamilies, 'family', 'families')}`);
  if (isEnough && isBarren(race))
    return {
      ...ends('undecided', `${tooFew(race.winFamilies)}, and on no further one in ${count(race.barrenPairs ?? 0, 'pair')}`),
      isFinal: true,
    };
  if (lead < leadToGoOn(race.pairs))
    return ends('dropped', `a lead of ${shown(lead)} where ${shown(leadToGoOn(race.pairs))} is needed to go on`);
  if (left <= 0) return ends('undecided', lacks ?? 'no pairs are left');
  if (left <= LAST_PAIRS && isOutOfReach(race, needed, left)) return ends('undecided', `out of reach in the ${count(left, 'pair')} left`);
  return { decision: 'continue', because: 'not decided yet' };
}

function isBarren({ winFamilies, gateFamilies, barrenPairs = 0 }: RaceState): boolean {
  return winFamilies < MIN_WIN_FAMILIES && barrenPairs >= BARREN_ROUNDS * gateFamilies;
}

/** What a promotion needs beside evidence, and this race has not: conditions beside it can only take promotions away. */
export function missing({ wins, losses, winFamilies, attempts }: RaceCounts & Pick<RaceState, 'winFamilies'>): string | null {
  // evidence by wins alone is never enough with fewer wins than losses
  if (attempts !== undefined && wins < losses) return `${attempts.of === 'tests' ? 'further' : 'faster'}, but with more losses than wins`;
  return winFamilies < MIN_WIN_FAMILIES ? tooFew(winFamilies) : null;
}

function tooFew(winFamilies: number): string {
  return `better on ${count(winFamilies, 'family', 'families')} only, ${MIN_WIN_FAMILIES} needed`;
}

/** Those with more wins than losses; `families` holds wins minus losses by family. */
export function winFamiliesIn(families: Readonly<Record<string, number>>): number {
  return Object.values(families).filter((net) => net > 0).length;
}

function isOutOfReach(race: RaceState, needed: number, left: number): boolean {
  return logMostE(race, left) < needed || missing({ ...race, wins: race.wins + left, winFamilies: race.winFamilies + left }) !== null;
}

/** In wins; where attempts count too, the mean of that and of the lead in budgets, in shares of all budgets. */
export function leadOf({ wins, losses, attempts }: RaceCounts): number {
  return attempts === undefined ? wins - losses : (wins - losses + attempts.lead / attempts.budgets) / 2;
}

function partsText({ wins, losses, attempts }: RaceCounts): string {
  return attempts === undefined
    ? ''
    : ` (by wins ${showEvidence(logE(wins, losses))}, ${countName(attempts)} ${showEvidence(logAttemptsE(attempts))})`;
}

function shown(lead: number): string {
  return String(Math.round(lead * 100) / 100);
}

/** The gate of a campaign that is planned, or was held. */
export interface Gate {
  /** in the gate pool */
  readonly families: number;
  readonly tasks: number;
  readonly maxPairs: number;
  /** challengers that are planned for: one a cycle */
  readonly planned: number;
  /** attempts that an episode may take, where those count as evidence too; null: wins and losses alone */
  readonly budgets: number | null;
}

/** Why no challenger can be promoted, however good it is; null where one can. */
export function noPromotion({ families, maxPairs, planned, budgets }: Omit<Gate, 'tasks'>): string | null {
  if (families < MIN_WIN_FAMILIES) {
    return `The gate pool has ${count(families, 'family', 'families')}. A promotion needs wins on ${MIN_WIN_FAMILIES}, so no challenger can be promoted; add tasks of other families: a suite of ${familiesForGate(MIN_WIN_FAMILIES)} has enough.`;
  }
  const fewestWins = winsWithoutLoss(planned, budgets);
  return maxPairs < fewestWins
    ? `A race of at most ${count(maxPairs, 'pair')} cannot promote: the first challenger needs at least ${count(fewestWins, 'win')} without a loss.`
    : null;
}

/** What a report must say about the gate pool, for a campaign of any outcome; nothing when the pool is large. */
export function powerNote(gate: Gate): readonly string[] {
  const { families, tasks } = gate;
  const hopeless = noPromotion(gate);
  if (families < MIN_WIN_FAMILIES) return hopeless === null ? [] : [hopeless];
  const notes: string[] = [];
  if (families < SMALL_POOL_FAMILIES) {
    notes.push(
      `Pool-specific evidence: a promotion says "better on these ${count(tasks, 'gate task')} in ${count(families, 'family', 'families')}"; with fewer than ${SMALL_POOL_FAMILIES} families it may not hold on other tasks. A suite of ${familiesForGate(SMALL_POOL_FAMILIES)} families has as many.`,
    );
  }
  return hopeless === null ? notes : [...notes, hopeless];
}

/** At best: each at the first attempt, where attempts count too. */
function winsWithoutLoss(planned: number, budgets: number | null): number {
  const start: RaceCounts = { wins: 0, losses: 0, ...(budgets === null ? {} : { attempts: noAttempts(budgets) }) };
  let wins = 0;
  while (logMostE(start, wins) < logThreshold(1, 0, planned)) wins += 1;
  return wins;
}
