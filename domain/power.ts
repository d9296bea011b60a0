import type { PowerRace, RacePower, TrueRates } from './power-race.js';
import { drawnPower } from './drawn-power.js';
import { leadToGoOn, logThreshold, noPromotion, powerNote, type Gate } from './gate.js';
import { logE } from './race-evidence.js';
import { count } from './figures.js';

/**
 * How a race goes where the true rates are known. By wins and losses alone exactly: all ways through it are followed with
 * their chances, none is drawn.
 */

/** How a scheme of evidence, threshold and early drop decides; the gate's own unless another is compared with it. */
export interface Scheme {
  readonly logE: (wins: number, losses: number) => number;
  readonly logThreshold: (race: PowerRace) => number;
  /** whether a challenger with this lead goes on after so many pairs */
  readonly goesOn: (pairs: number, lead: number) => boolean;
}

export const GATE_SCHEME: Scheme = {
  logE,
  logThreshold: ({ k, promotions, planned }) => logThreshold(k, promotions, planned),
  goesOn: (pairs, lead) => lead >= leadToGoOn(pairs),
};

/** Families are left aside: in a pool of any size that can promote, wins on six of them come first. */
export function racePower({ win, loss }: TrueRates, race: PowerRace, scheme: Scheme = GATE_SCHEME): RacePower {
  const needed = scheme.logThreshold(race);
  const isEnough = enoughTable(scheme, needed, race.maxPairs);
  const tie = 1 - win - loss;
  const size = race.maxPairs + 1;
  const chances = new Float64Array(size * size);
  chances[0] = 1;
  let [promoted, pairs] = [0, 0];
  for (let n = 1; n <= race.maxPairs; n += 1) {
    // The most discordant pairs first: each entry needs the ones below it as they were a pair ago.
    for (let discordant = n; discordant >= 0; discordant -= 1) {
      for (let wins = discordant; wins >= 0; wins -= 1) {
        const losses = discordant - wins;
        const at = wins * size + losses;
        const chance =
          tie * (chances[at] ?? 0) + (wins > 0 ? win * (chances[at - size] ?? 0) : 0) + (losses > 0 ? loss * (chances[at - 1] ?? 0) : 0);
        const isPromoted = wins >= (isEnough[losses] ?? Number.POSITIVE_INFINITY);
        pairs += chance;
        promoted += isPromoted ? chance : 0;
        chances[at] = isPromoted || !scheme.goesOn(n, wins - losses) ? 0 : chance;
      }
    }
  }
  return { promoted, pairs };
}

/** The fewest wins that are enough beside so many losses: evidence grows with wins. */
function enoughTable(scheme: Scheme, needed: number, maxPairs: number): readonly number[] {
  const fewest: number[] = [];
  for (let losses = 0, wins = 0; losses <= maxPairs; losses += 1) {
    while (wins <= maxPairs && scheme.logE(wins, losses) < needed) wins += 1;
    fewest.push(wins);
  }
  return fewest;
}

/** Share of pairs that only the champion solves, where nothing better is known: about what sampling at a moderate temperature gives. */
const USUAL_LOSS = 0.15;
const WANTED_POWER = 0.8;
/** Steps of the search for the smallest gain: one point each. */
const POINT = 0.01;
const MOST_POINTS = 60;

/** A race of which the smallest gain is asked. */
export interface AskedRace extends PowerRace {
  /** as in `Gate` */
  readonly budgets: number | null;
}

export interface SmallestGain {
  readonly gain: number;
  readonly pairs: number;
}

/**
 * The smallest gain in success rate that a race promotes in four cases of five; null where even 60 points are not enough.
 * `speed`: the share of the champion's attempts that the challenger needs for what it solves; it shows only where attempts count.
 */
export function smallestGain(race: AskedRace, speed = 1): SmallestGain | null {
  let [low, high] = [0, MOST_POINTS + 1];
  let found: SmallestGain | null = null;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const rates = { win: USUAL_LOSS + middle * POINT, loss: USUAL_LOSS };
    const { promoted, pairs } = race.budgets === null ? racePower(rates, race) : drawnPower({ ...rates, speed }, race, race.budgets);
    if (promoted >= WANTED_POWER) {
      found = { gain: middle * POINT, pairs };
      high = middle;
    } else low = middle + 1;
  }
  return found;
}

export interface PlannedGate extends Gate {
  /** model calls that an episode takes at most */
  readonly callsPerEpisode: number;
  /** null where a call has no price */
  readonly usdPerCall: number | null;
}

/** What a person is told before a campaign starts: what can be seen, and what a promotion will need. */
export function powerPlan(gate: PlannedGate): readonly string[] {
  const notes = powerNote(gate);
  if (noPromotion(gate) !== null) return notes;
  const race = { promotions: 0, planned: gate.planned, maxPairs: Math.min(gate.maxPairs, MOST_PAIRS), budgets: gate.budgets };
  const first = smallestGain({ ...race, k: 1 });
  const last = gate.planned > 1 ? smallestGain({ ...race, k: gate.planned }) : null;
  const better = morePairs(gate, first?.gain ?? null);
  if (first === null)
    return [
      ...notes,
      `${count(gate.tasks, 'gate task')}, at most ${count(gate.maxPairs, 'pair')} a race: no gain is likely to be seen; allow more pairs.`,
      ...better,
    ];
  const calls = 2 * first.pairs * gate.callsPerEpisode;
  const cost = gate.usdPerCall === null ? '' : `, ${(calls * gate.usdPerCall).toFixed(2)} US dollars`;
  return [
    ...notes,
    `${count(gate.tasks, 'gate task')} in ${count(gate.families, 'family', 'families')}, at most ${count(gate.maxPairs, 'pair')} a race: the first challenger is promoted in four cases of five if it is better by ${points(first.gain)}${last === null ? '' : `, challenger ${gate.planned} if by ${points(last.gain)}`} (where the champion alone solves ${Math.round(USUAL_LOSS * 100)} % of the pairs${hasFaster(gate) ? ', and the challenger is no faster' : ''}).`,
    ...fasterToo({ ...race, k: 1 }),
    `Such a promotion takes about ${count(Math.round(first.pairs), 'pair')}, at most ${count(Math.round(calls), 'model call')}${cost}.`,
    ...better,
  ];
}

/** Of one attempt nobody needs fewer. */
function hasFaster({ budgets }: Pick<PlannedGate, 'budgets'>): boolean {
  return budgets !== null && budgets > 1;
}

/** What attempts add where they count. */
function fasterToo(race: AskedRace): readonly string[] {
  const faster = hasFaster(race) ? smallestGain(race, FASTER) : null;
  return faster === null
    ? []
    : [
        `If it also needs ${Math.round((1 - FASTER) * 100)} % fewer attempts for what it solves, ${faster.gain === 0 ? 'solving as many is enough' : `a gain of ${points(faster.gain)} is enough`}.`,
      ];
}

/** More are not followed through: they cost much time here, and hardly lower the gain that can be seen. */
export const MOST_PAIRS = 400;
/** What is worth a sentence. */
const WORTH = 0.03;
/** A fifth fewer attempts. */
const FASTER = 0.8;

/** What more pairs a race would show: they cost only where a race is not decided before. */
function morePairs({ planned, maxPairs, budgets }: PlannedGate, seen: number | null): readonly string[] {
  if (maxPairs >= MOST_PAIRS) return [];
  const more = smallestGain({ k: 1, promotions: 0, planned, maxPairs: MOST_PAIRS, budgets });
  if (more === null || (seen !== null && seen - more.gain < WORTH)) return [];
  return [
    `--max-pairs ${MOST_PAIRS} lowers the smallest gain that is likely to be seen ${seen === null ? '' : `from ${points(seen)} `}to ${points(more.gain)}, for about ${Math.round(more.pairs)} pairs each.`,
  ];
}

function points(gain: number): string {
  return count(Math.round(gain * 100), 'point');
}
