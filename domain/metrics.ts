/** The figures of reports, each a pure function of counts. */

export interface Rate {
  readonly value: number;
  /** the 95 % Wilson interval */
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

/** The two-sided 95 % quantile of the normal distribution. */
const Z = 1.959963984540054;

/** A share with its Wilson interval, which stays within 0 and 1 and holds for few tasks too. Nothing counted: 0, from 0 to 1. */
export function wilson(hits: number, n: number): Rate {
  if (n === 0) return { value: 0, low: 0, high: 1, n };
  const share = hits / n;
  const scale = 1 + Z ** 2 / n;
  const middle = (share + Z ** 2 / (2 * n)) / scale;
  const reach = (Z / scale) * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  // At the ends the bound is exact; rounding must not move it past the value.
  return { value: share, low: hits === 0 ? 0 : middle - reach, high: hits === n ? 1 : middle + reach, n };
}

/** The share of episodes that were solved. Void ones say nothing of the agent and are left out. */
export function successRate(episodes: readonly { readonly solved: boolean; readonly status: 'passed' | 'failed' | 'void' }[]): Rate {
  const judged = episodes.filter((each) => each.status !== 'void');
  return wilson(judged.filter((each) => each.solved).length, judged.length);
}

/**
 * A share over tasks that were run several times, with a 95 % interval for other tasks of the kind. Runs of one task are
 * alike, so they count for less than as many tasks: for as many as give the variance that the tasks show among
 * themselves, never for fewer than the tasks nor for more than the runs. With one run each it is Wilson's interval.
 */
export function clustered(tasks: readonly Count[]): Rate {
  const judged = tasks.filter(({ of }) => of > 0);
  const [solved, of] = [judged.reduce((sum, each) => sum + each.solved, 0), judged.reduce((sum, each) => sum + each.of, 0)];
  if (of === judged.length) return wilson(solved, of);
  const share = solved / of;
  const between =
    judged.length < 2
      ? 0
      : (judged.reduce((sum, each) => sum + (each.solved - each.of * share) ** 2, 0) / of ** 2) * (judged.length / (judged.length - 1));
  return { ...wilsonOf(share, between, judged.length, of), n: of };
}

/** The same of shares of tasks that count alike, over so many runs in all. */
export function wilsonByTask(shares: readonly number[], runs: number): Rate {
  const share = mean(shares);
  const between =
    shares.length < 2 ? 0 : shares.reduce((sum, each) => sum + (each - share) ** 2, 0) / (shares.length * (shares.length - 1));
  return wilsonOf(share, between, shares.length, runs);
}

/** For as many as give this variance of the share, within bounds. */
function wilsonOf(share: number, variance: number, fewest: number, most: number): Rate {
  const counts = variance === 0 ? fewest : Math.min(most, Math.max(fewest, (share * (1 - share)) / variance));
  // all alike, whatever the rounding: the ends of the interval are exact
  const isNone = share < ROUNDING;
  const isAll = share > 1 - ROUNDING;
  return wilson(isNone ? 0 : isAll ? counts : share * counts, counts);
}

const ROUNDING = 1e-12;

/** 0 of nothing. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, each) => sum + each, 0) / values.length;
}

/** The middle value, or the mean of the two middle ones; 0 of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return mean(sorted.slice(sorted.length % 2 === 0 ? Math.max(half - 1, 0) : half, half + 1));
}

/**
 * The sign-flip test over tasks that both sides ran equally often: each task's difference as a whole, since its runs are alike. With
 * one run each it is McNemar's.
 */
export function pairedByTask(tasks: readonly { readonly before: number; readonly after: number }[]): number {
  return signFlip(tasks.map(({ before, after }) => after - before));
}

/** Exact two-sided McNemar test: the chance of a split of the discordant pairs at least this uneven, if both sides are equal. */
export function mcnemar(wins: number, losses: number): number {
  return signFlip([...Array.from({ length: wins }, () => 1), ...Array.from({ length: losses }, () => -1)]);
}

export interface Count {
  readonly solved: number;
  readonly of: number;
}

/** Fisher's exact test, one-sided: the chance that the second solves so few or fewer, if both solve alike. */
export function fisherFewer(first: Count, second: Count): number {
  const solved = first.solved + second.solved;
  const ways = (k: number): number => choose(second.of, k) * choose(first.of, solved - k);
  const all = Array.from({ length: solved + 1 }, (_, k) => ways(k));
  const fewer = all.slice(0, second.solved + 1);
  return fewer.reduce((sum, each) => sum + each, 0) / all.reduce((sum, each) => sum + each, 0);
}

/** 0 where there are fewer than `k`. */
function choose(n: number, k: number): number {
  let ways = k < 0 || k > n ? 0 : 1;
  for (let i = 1; i <= k && ways > 0; i += 1) ways *= (n - k + i) / i;
  return ways;
}

export interface AttemptsComparison {
  /** mean attempts until solved, an unsolved task counted with all the attempts that it had */
  readonly before: number;
  readonly after: number;
  /** tasks that the later strategy solved in fewer, or in more, attempts */
  readonly faster: number;
  readonly slower: number;
  /** exact two-sided sign-flip test of the paired differences */
  readonly p: number;
}

/**
 * Attempts until solved, in pairs of the same task before and after; null where the task was not solved within `cap`.
 * The restricted mean (time until solved, or the cap) needs no assumption about what lies beyond the cap, and the
 * sign-flip test asks only that under "no change" each difference might as well have come out the other way round. Pairs
 * of one task are summed up first: they are alike.
 */
export function compareAttempts(
  pairs: readonly { readonly task?: string; readonly before: number | null; readonly after: number | null }[],
  cap: number,
): AttemptsComparison {
  const restricted = pairs.map(({ task, before, after }, index) => ({
    task: task ?? index,
    before: Math.min(before ?? cap, cap),
    after: Math.min(after ?? cap, cap),
  }));
  const byTask = new Map<string | number, number>();
  for (const { task, before, after } of restricted) byTask.set(task, (byTask.get(task) ?? 0) + after - before);
  const differences = [...byTask.values()];
  return {
    before: mean(restricted.map((each) => each.before)),
    after: mean(restricted.map((each) => each.after)),
    faster: differences.filter((each) => each < 0).length,
    slower: differences.filter((each) => each > 0).length,
    p: signFlip(differences),
  };
}

/**
 * The chance that the sum of whole-number differences is at least as far from 0 when each sign is tossed anew: exact,
 * by adding one difference after the other to the distribution of the sum.
 */
export function signFlip(differences: readonly number[]): number {
  const observed = Math.abs(differences.reduce((sum, each) => sum + each, 0));
  let chances = new Map([[0, 1]]);
  for (const size of differences.map(Math.abs).filter((each) => each !== 0)) {
    const next = new Map<number, number>();
    for (const [sum, chance] of chances) {
      for (const tossed of [sum - size, sum + size]) next.set(tossed, (next.get(tossed) ?? 0) + chance / 2);
    }
    chances = next;
  }
  const extreme = [...chances].filter(([sum]) => Math.abs(sum) >= observed).reduce((total, [, chance]) => total + chance, 0);
  return Math.min(extreme, 1);
}
