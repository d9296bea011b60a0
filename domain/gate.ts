import { logMean, showEvidence } from './evidence.js';
import { familiesForGate } from './split.js';
import { count } from './figures.js';

/**
 * The promotion gate: is the challenger really better than the champion on the gate pool? Both run fresh on pairs
 * (same task, same seed); W and L count the pairs that only the challenger, or only the champion, solved. The evidence
 * is an e-value, valid whenever one looks; the threshold grows with each challenger of the campaign, so that
 * over the whole campaign the expected share of false promotions stays below `FALSE_DISCOVERY_RATE`.
 */

export const FALSE_DISCOVERY_RATE = 0.1;

/** One problem that happens to be solved is no progress: a promotion needs more wins than losses on this many families. */
export const MIN_WIN_FAMILIES = 6;

/** Below this many gate families a report says that its evidence is specific to the pool. */
const SMALL_POOL_FAMILIES = 40;

/**
 * How much is staked on "the next discordant pair is a win". A challenger that wins 5 of 8 discordant pairs (10 points
 * better, as campaigns see it) is found soonest by a bet of 0.25, so bets stand close there. Any fixed bets keep the
 * guarantee; `npm run bench -- power` shows what these buy.
 */
const BETS = [0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7] as const;

/**
 * The logarithm of E(W, L) = mean over the bets of (1 + l)^W (1 - l)^L: the evidence against "on this gate pool the
 * challenger is no better". Each pair draws its task uniformly from the pool and runs both sides fresh, so under that
 * statement z = +1, -1 or 0 has a mean of at most 0 whatever was seen before, and E is a supermartingale that starts at
 * 1: P(ever E ≥ 1/a) ≤ a. It needs the draws as they are: to draw each task once, or those more often that showed a
 * difference, would ask about another mean than that of the pool, and the guarantee would be gone.
 */
export function logE(wins: number, losses: number): number {
  return logMean(STAKES.map(({ won, lost }) => wins * won + losses * lost));
}

/** What a win and a loss do to the logarithm of what each bet has. */
const STAKES = BETS.map((bet) => ({ won: Math.log1p(bet), lost: Math.log1p(-bet) }));

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
 * After each pair a challenger goes on only with this lead: one pair more in every twenty, from six behind. Dropping
 * early never adds false promotions, and this line costs a better one little.
 */
export function leadToGoOn(pairs: number): number {
  return pairs / 20 - 6;
}

/** Whether the threshold is out of reach is asked within these last pairs only: before, it hardly ever is. */
const LAST_PAIRS = 60;

export interface RaceState {
  /** pairs judged so far, voids not counted */
  readonly pairs: number;
  readonly wins: number;
  readonly losses: number;
  /** families with more wins than losses */
  readonly winFamilies: number;
  /** families in the gate pool */
  readonly gateFamilies: number;
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
}

/**
 * To be asked after each single pair, in the order of the pairs.
 * A pool of fewer than six families can promote nothing, and the race ends before its first pair is paid.
 */
export function judgeRace(race: RaceState): RaceJudgement {
  const evidence = logE(race.wins, race.losses);
  const needed = logThreshold(race.k, race.promotions, race.planned);
  const left = race.maxPairs - race.pairs;
  const lead = race.wins - race.losses;
  const ends = (decision: RaceJudgement['decision'], why: string): RaceJudgement => ({
    decision,
    because: `${why}: ${count(race.wins, 'win')} and ${count(race.losses, 'loss', 'losses')} in ${count(race.pairs, 'pair')}, e-value ${showEvidence(evidence)} of ${showEvidence(needed)} needed by challenger ${race.k}`,
  });

  if (race.gateFamilies < MIN_WIN_FAMILIES)
    return ends(
      'undecided',
      `the gate pool has ${count(race.gateFamilies, 'family', 'families')}, and a promotion needs wins on ${MIN_WIN_FAMILIES}`,
    );
  if (evidence >= needed && race.winFamilies >= MIN_WIN_FAMILIES)
    return ends('promoted', `better on ${count(race.winFamilies, 'family', 'families')}`);
  if (lead < leadToGoOn(race.pairs)) return ends('dropped', `a lead of ${lead} where ${leadToGoOn(race.pairs)} is needed to go on`);
  if (left <= 0)
    return ends(
      'undecided',
      evidence >= needed
        ? `better on ${count(race.winFamilies, 'family', 'families')} only, ${MIN_WIN_FAMILIES} needed`
        : 'no pairs are left',
    );
  if (left <= LAST_PAIRS && (logE(race.wins + left, race.losses) < needed || race.winFamilies + left < MIN_WIN_FAMILIES))
    return ends('undecided', `out of reach in the ${count(left, 'pair')} left`);
  return { decision: 'continue', because: 'not decided yet' };
}

/** Why no challenger can be promoted, however good it is; null where one can. */
export function noPromotion(gateFamilies: number, maxPairs: number, planned: number): string | null {
  if (gateFamilies < MIN_WIN_FAMILIES) {
    return `The gate pool has ${count(gateFamilies, 'family', 'families')}. A promotion needs wins on ${MIN_WIN_FAMILIES}, so no challenger can be promoted; add tasks of other families: a suite of ${familiesForGate(MIN_WIN_FAMILIES)} has enough.`;
  }
  const fewestWins = winsWithoutLoss(planned);
  return maxPairs < fewestWins
    ? `A race of at most ${count(maxPairs, 'pair')} cannot promote: the first challenger needs at least ${count(fewestWins, 'win')} without a loss.`
    : null;
}

/** What a report must say about the gate pool, for a campaign of any outcome; nothing when the pool is large. */
export function powerNote(gateFamilies: number, gateTasks: number, maxPairs: number, planned: number): readonly string[] {
  const hopeless = noPromotion(gateFamilies, maxPairs, planned);
  if (gateFamilies < MIN_WIN_FAMILIES) return hopeless === null ? [] : [hopeless];
  const notes: string[] = [];
  if (gateFamilies < SMALL_POOL_FAMILIES) {
    notes.push(
      `Pool-specific evidence: a promotion says "better on these ${count(gateTasks, 'gate task')} in ${count(gateFamilies, 'family', 'families')}"; with fewer than ${SMALL_POOL_FAMILIES} families it may not hold on other tasks.`,
    );
  }
  return hopeless === null ? notes : [...notes, hopeless];
}

function winsWithoutLoss(planned: number): number {
  let wins = 0;
  while (logE(wins, 0) < logThreshold(1, 0, planned)) wins += 1;
  return wins;
}
