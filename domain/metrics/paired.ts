import { sequence } from '../random.js';

/** What an arm came to less what the other one did, with the same task and seed. */
export interface Difference {
  /** what is alike counts once: a family of tasks, or a campaign */
  readonly cluster: string;
  readonly value: number;
}

export interface Effect {
  readonly pairs: number;
  readonly clusters: number;
  readonly effect: number;
  /** null: no bound at this level with so few clusters */
  readonly low: number | null;
  readonly high: number | null;
  /** two-sided, of no effect */
  readonly p: number;
}

/**
 * The mean difference, its p-value and the interval that agrees with it: the sign-flip test, by which each cluster's
 * difference as a whole might as well have come out the other way round, and all effects that it does not refute at
 * `alpha`. It needs no normal distribution, which a few dozen tasks do not have (Bowyer et al., 2025). All signs where
 * there are few clusters, else a fixed number of seeded draws. Null where nothing was paired.
 */
export function pairedEffect(differences: readonly Difference[], alpha: number): Effect | null {
  if (differences.length === 0) return null;
  const sums = new Map<string, { value: number; count: number }>();
  for (const { cluster, value } of differences) {
    const known = sums.get(cluster) ?? { value: 0, count: 0 };
    sums.set(cluster, { value: known.value + value, count: known.count + 1 });
  }
  const clusters = [...sums].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, sum]) => sum);
  const tosses = tossed(clusters);
  const [own] = tosses;
  const effect = own.value / own.count;
  const chance = (shift: number): number => chanceOf(tosses, shift);
  const p = chance(0);
  const counted = { pairs: differences.length, clusters: clusters.length, effect, p };
  const scale = Math.max(...clusters.map(({ value, count }) => Math.abs(value / count)));
  const differing = clusters.filter(({ value }) => value !== 0).length;
  const flipped =
    differing === 0 ? { low: 0, high: 0 } : { low: bound(chance, effect, -scale, alpha), high: bound(chance, effect, scale, alpha) };
  return { ...counted, ...(differing < fewestClusters(alpha) ? widened(effect, flipped, clusters.length, alpha) : flipped) };
}

interface Sum {
  readonly value: number;
  readonly count: number;
}

/** Signed sums, the observed one first. */
function tossed(clusters: readonly Sum[]): readonly [Sum, ...Sum[]] {
  const signed = (sign: (index: number) => number): Sum =>
    clusters.reduce<{ value: number; count: number }>(
      (sum, each, index) => ({ value: sum.value + sign(index) * each.value, count: sum.count + sign(index) * each.count }),
      { value: 0, count: 0 },
    );
  const own = signed(() => 1);
  if (clusters.length <= MOST_ENUMERATED)
    return [own, ...Array.from({ length: 2 ** clusters.length - 1 }, (_, at) => signed((index) => ((at + 1) & (1 << index) ? -1 : 1)))];
  const next = sequence(clusters.length);
  return [
    own,
    ...Array.from({ length: DRAWS }, () => {
      const signs = clusters.map(() => (next() < 0.5 ? -1 : 1));
      return signed((index) => signs[index] ?? 1);
    }),
  ];
}

const MOST_ENUMERATED = 12;
const DRAWS = 9_999;
/** Sums of shares are rounded. */
const ROUNDING = 1e-9;

function chanceOf(tosses: readonly [Sum, ...Sum[]], shift: number): number {
  const size = ({ value, count }: Sum): number => Math.abs(value - shift * count);
  const observed = size(tosses[0]) - ROUNDING;
  let extreme = 0;
  for (const each of tosses) if (size(each) >= observed) extreme += 1;
  return extreme / tosses.length;
}

/** How far from the effect a shift is not refuted. */
function bound(chance: (shift: number) => number, effect: number, scale: number, alpha: number): number | null {
  let out = scale;
  while (chance(effect + out) > alpha) {
    out *= 2;
    if (Math.abs(out) > Math.abs(scale) * MOST_SCALES) return null;
  }
  let inside = 0;
  for (let step = 0; step < BISECTIONS; step += 1) {
    const middle = (inside + out) / 2;
    if (chance(effect + middle) > alpha) inside = middle;
    else out = middle;
  }
  return effect + out;
}

const MOST_SCALES = 1_024;
const BISECTIONS = 40;

/**
 * Where hardly a cluster differs, flips say little: the interval reaches as far as the share of clusters that could differ
 * by a whole 1 when none of so many has done so (the rule of three, at this level).
 */
function widened(
  effect: number,
  { low, high }: Pick<Effect, 'low' | 'high'>,
  clusters: number,
  alpha: number,
): Pick<Effect, 'low' | 'high'> {
  const reach = 1 - (alpha / 2) ** (1 / clusters);
  return { low: low === null ? null : Math.min(low, effect - reach), high: high === null ? null : Math.max(high, effect + reach) };
}

/** Clusters below which no outcome, however even, refutes anything at this level. */
export function fewestClusters(alpha: number): number {
  return Math.ceil(Math.log2(2 / alpha));
}
