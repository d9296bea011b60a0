import { logMean } from './evidence.js';

/**
 * What the pairs of a race say, by two counts: which side solves more, and which solves within fewer attempts or passes more hidden
 * tests.
 */

/** What the gate's evidence counts. `wins` is all that campaigns of earlier versions count. */
export const EVIDENCES = ['wins', 'wins-and-attempts', 'wins-and-tests'] as const;
export type Evidence = (typeof EVIDENCES)[number];

/**
 * How much is staked on "the next discordant pair is a win". A challenger that wins 5 of 8 discordant pairs (10 points
 * better, as campaigns see it) is found soonest by a bet of 0.25, so bets stand close there. Any fixed bets keep the
 * guarantee; `npm run bench -- power` shows what these buy.
 */
const BETS = [0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7] as const;

/**
 * The logarithm of E(W, L) = mean over the bets of (1 + l)^W (1 - l)^L: the evidence against "on this gate pool the
 * challenger solves no more". Each pair draws its task uniformly from the pool and runs both sides fresh, so under that
 * statement z = +1, -1 or 0 has a mean of at most 0 whatever was seen before, and E is a supermartingale that starts at
 * 1: P(ever E ≥ 1/a) ≤ a.
 *
 * These factors are for uniform draws. Other draws keep the guarantee with factors of their own: where task i of M comes
 * with a chance of p(i), which may depend on all that was seen before, 1 + l z / (M p(i)) with l below M · min p has the
 * same mean; and where each task comes once a block and the bets are fixed for the race, the product of a whole block
 * has a mean of at most 1 (the geometric mean of the tasks' factors is at most their arithmetic mean), so that one may
 * look at the ends of blocks, and only there. Neither buys power here, so the simple way stands.
 */
export function logE(wins: number, losses: number): number {
  return logMean(STAKES.map(({ won, lost }) => wins * won + losses * lost));
}

/** What a win and a loss do to the logarithm of what each bet has. */
const STAKES = BETS.map((bet) => ({ won: Math.log1p(bet), lost: Math.log1p(-bet) }));

/** Wider than those on wins: what they are put on varies less from pair to pair, so more of it can be staked. */
const ATTEMPT_BETS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.75, 0.9] as const;

/**
 * Evidence by "solved within a random budget". A budget is a number of attempts, each of 1 … K as likely; K is what the
 * campaign allows an episode, fixed before its first race. An episode that is solved at attempt a is solved within
 * K - a + 1 of the K budgets, one that is not within none: its share is u, and D = u(challenger) - u(champion) lies in
 * -1 … 1. Under "on this gate pool the challenger solves no more within a random budget" D has a mean of at most 0
 * whatever was seen before, so what each bet has, Π (1 + l D), is a supermartingale, and so is their mean.
 * It is no function of wins and losses: what each bet has is kept.
 *
 * Any other score in 0 … 1 of an episode that is fixed before the first race may stand in the place of u, and the same
 * holds: where tasks are long, the share of hidden tests that the candidate passes which passed every visible case, in
 * so many grades.
 */
export interface AttemptsEvidence {
  /** missing: attempts are counted */
  readonly of?: 'tests';
  /** K; of tests the number of grades */
  readonly budgets: number;
  /** budgets that the challenger was ahead by, over all pairs; below 0 where it was behind */
  readonly lead: number;
  /** the logarithm of what each bet has */
  readonly logWealth: readonly number[];
}

/** Grades of the share of hidden tests. */
export const GRADES = 100;

export function noTests(): AttemptsEvidence {
  return { of: 'tests', ...noAttempts(GRADES) };
}

/** Grades of an episode: 0 where no candidate passed the visible cases, all of them where it is solved. */
export function gradesReached(solved: boolean, hiddenPassed: number): number {
  return solved ? GRADES : Math.min(GRADES - 1, Math.floor(GRADES * Math.max(0, hiddenPassed)));
}

/** How the second count is told. */
export function countName({ of }: Pick<AttemptsEvidence, 'of'>): string {
  return of === 'tests' ? 'by tests' : 'by attempts';
}

export function noAttempts(budgets: number): AttemptsEvidence {
  return { budgets, lead: 0, logWealth: ATTEMPT_BETS.map(() => 0) };
}

/** Within how many of the budgets 1 … K an episode is solved. `attempts`: until it was solved; null where it was not. */
export function budgetsEnough(attempts: number | null, budgets: number): number {
  return attempts === null ? 0 : Math.max(0, budgets - attempts + 1);
}

/** One pair more: the challenger solved its task within so many budgets more than the champion, -K … K. */
export function addAhead(before: AttemptsEvidence, ahead: number): AttemptsEvidence {
  const { budgets, lead, logWealth } = before;
  return {
    ...before,
    lead: lead + ahead,
    logWealth: logWealth.map((each, index) => each + Math.log1p(((ATTEMPT_BETS[index] ?? 0) * ahead) / budgets)),
  };
}

export function logAttemptsE({ logWealth }: AttemptsEvidence): number {
  return logMean(logWealth);
}

/** The pairs of a race so far, as evidence. */
export interface RaceCounts {
  readonly wins: number;
  readonly losses: number;
  /** missing where wins and losses alone are evidence */
  readonly attempts?: AttemptsEvidence;
}

/**
 * The logarithm of the e-value that the gate holds against its threshold: of both counts their mean, which is evidence
 * against "no better by either". A mean of e-values is one, however they depend on each other.
 */
export function logRaceE({ wins, losses, attempts }: RaceCounts): number {
  return attempts === undefined ? logE(wins, losses) : logMean([logE(wins, losses), logAttemptsE(attempts)]);
}

/** False where it is surely not enough: a mean is at most the greatest of its values. Cheap, for those who draw many races. */
export function mayReach({ wins, losses, attempts }: RaceCounts, needed: number): boolean {
  return (
    STAKES.some(({ won, lost }) => wins * won + losses * lost >= needed) || (attempts?.logWealth.some((each) => each >= needed) ?? false)
  );
}

/** The most that it can come to with so many pairs more: each is won, and at the first attempt against none. */
export function logMostE({ wins, losses, attempts }: RaceCounts, left: number): number {
  if (attempts === undefined) return logE(wins + left, losses);
  const { budgets, logWealth } = attempts;
  const most = logWealth.map((each, index) => each + left * Math.log1p(ATTEMPT_BETS[index] ?? 0));
  return logRaceE({ wins: wins + left, losses, attempts: { budgets, lead: 0, logWealth: most } });
}
