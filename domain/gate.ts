/**
 * The promotion gate: is the challenger really better than the champion on the gate pool? Both run fresh on pairs
 * (same task, same seed); W and L count the pairs that only the challenger, or only the champion, solved. The evidence
 * is an e-value, valid whenever one looks; the threshold grows with each challenger of the campaign (e-LOND), so that
 * over the whole campaign the expected share of false promotions stays below `FALSE_DISCOVERY_RATE`.
 */

export const FALSE_DISCOVERY_RATE = 0.1;

/** One problem that happens to be solved is no progress: a promotion needs more wins than losses on this many families. */
export const MIN_WIN_FAMILIES = 6;

/** Below this many gate families a report says that its evidence is specific to the pool. */
const SMALL_POOL_FAMILIES = 40;

/** After so many pairs a challenger goes on only with this lead. Dropping early never adds false promotions. */
export const RACE_STEPS: readonly { readonly pairs: number; readonly lead: number }[] = [
  { pairs: 12, lead: 0 },
  { pairs: 40, lead: 2 },
  { pairs: 100, lead: 4 },
  { pairs: 200, lead: 8 },
];

/**
 * The natural logarithm of the e-value E(W, L) = 2^(n+1) ∫ q^W (1-q)^L dq over q from 1/2 to 1, with n = W + L: the
 * evidence against "a discordant pair is a win with probability of at most 1/2", with every better q weighed alike.
 * Closed form: E = Σ over j = 0 … W of W! L! / (j! (n+1-j)!), added from j = W down, each term from the one before.
 */
export function logE(wins: number, losses: number): number {
  let term = 1 / (losses + 1);
  let sum = term;
  let logScale = 0;
  for (let j = wins; j > 0; j -= 1) {
    term *= j / (wins + losses + 2 - j);
    sum += term;
    if (sum > RESCALE_ABOVE) {
      term /= RESCALE_ABOVE;
      sum /= RESCALE_ABOVE;
      logScale += Math.log(RESCALE_ABOVE);
    }
  }
  return logScale + Math.log(sum);
}

/** Keeps the sum within a double for any number of pairs. */
const RESCALE_ABOVE = 1e250;

/**
 * What the logarithm of the e-value must reach for the k-th challenger of a campaign (from 1) after `promotions`
 * earlier ones: e-LOND with the shares 1 / (2.11 (k+1) ln²(k+1)), which add up to 1 over all k.
 */
export function logThreshold(k: number, promotions: number): number {
  const share = 1 / (2.11 * (k + 1) * Math.log(k + 1) ** 2);
  return -Math.log(FALSE_DISCOVERY_RATE * share * (promotions + 1));
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
  readonly maxPairs: number;
}

export interface RaceJudgement {
  readonly decision: 'continue' | 'promoted' | 'dropped' | 'undecided';
  readonly because: string;
}

/**
 * To be asked after each single pair, in the order of the pairs: the steps of the race stand at exact numbers.
 * A pool of fewer than six families can promote nothing, and the race ends before its first pair is paid.
 */
export function judgeRace(race: RaceState): RaceJudgement {
  const evidence = logE(race.wins, race.losses);
  const needed = logThreshold(race.k, race.promotions);
  const left = race.maxPairs - race.pairs;
  const ends = (decision: RaceJudgement['decision'], why: string): RaceJudgement => ({
    decision,
    because: `${why}: ${race.wins} wins and ${race.losses} losses in ${race.pairs} pairs, e-value ${showE(evidence)} of ${showE(needed)} needed by challenger ${race.k}`,
  });

  if (race.gateFamilies < MIN_WIN_FAMILIES) return ends('undecided', `the gate pool has ${race.gateFamilies} families, and a promotion needs wins on ${MIN_WIN_FAMILIES}`);
  if (evidence >= needed && race.winFamilies >= MIN_WIN_FAMILIES) return ends('promoted', `better on ${race.winFamilies} families`);
  const step = RACE_STEPS.find((each) => each.pairs === race.pairs);
  if (step !== undefined && race.wins - race.losses < step.lead) return ends('dropped', `a lead of ${race.wins - race.losses} where ${step.lead} is needed to go on`);
  if (left <= 0) return ends('undecided', evidence >= needed ? `better on ${race.winFamilies} families only, ${MIN_WIN_FAMILIES} needed` : 'no pairs are left');
  if (left <= LAST_PAIRS && (logE(race.wins + left, race.losses) < needed || race.winFamilies + left < MIN_WIN_FAMILIES)) return ends('undecided', `out of reach in the ${left} pairs left`);
  return { decision: 'continue', because: 'not decided yet' };
}

function showE(logValue: number): string {
  const value = Math.exp(logValue);
  return value < 1_000 ? value.toPrecision(3) : value.toExponential(1);
}

/** What a report must say about the gate pool, for a campaign of any outcome; nothing when the pool is large. */
export function powerNote(gateFamilies: number, gateTasks: number, maxPairs: number): readonly string[] {
  if (gateFamilies < MIN_WIN_FAMILIES) {
    return [`The gate pool has ${gateFamilies} families. A promotion needs wins on ${MIN_WIN_FAMILIES}, so no challenger can be promoted; add tasks of other families.`];
  }
  const notes: string[] = [];
  if (gateFamilies < SMALL_POOL_FAMILIES) {
    notes.push(`Pool-specific evidence: a promotion says "better on these ${gateTasks} gate tasks in ${gateFamilies} families"; with fewer than ${SMALL_POOL_FAMILIES} families it may not hold on other tasks.`);
  }
  const fewestWins = winsWithoutLoss();
  if (maxPairs < fewestWins) notes.push(`A race of at most ${maxPairs} pairs cannot promote: the first challenger needs at least ${fewestWins} wins without a loss.`);
  return notes;
}

function winsWithoutLoss(): number {
  let wins = 0;
  while (logE(wins, 0) < logThreshold(1, 0)) wins += 1;
  return wins;
}
