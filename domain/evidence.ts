/**
 * Evidence by betting. A statement such as "the mean of z is at most 0" is held against what was seen: each bet l stakes
 * the share l of what it has on the next z, so what it has after all of them is Π (1 + l z). Under the statement no bet
 * is expected to grow, whatever was seen before, and neither is the mean over several bets: by Ville's inequality that
 * mean ever reaches 1/a with a chance of at most a. So one may look after each z, stop when one likes and go on later.
 */

/** The logarithm of the mean of values that are given by their logarithms: of what several bets have. */
export function logMean(logs: readonly number[]): number {
  const most = Math.max(...logs);
  let sum = 0;
  for (const each of logs) sum += Math.exp(each - most);
  return most + Math.log(sum / logs.length);
}

/** The logarithm of the mean over the bets of Π (1 + bet · z), each z as often as it was seen. Every 1 + bet · z must be positive. */
export function logBets(bets: readonly number[], seen: readonly (readonly [times: number, z: number])[]): number {
  return logMean(bets.map((bet) => seen.reduce((sum, [times, z]) => sum + times * Math.log1p(bet * z), 0)));
}

/** `20.3`, `4.1e+3` for the logarithm of an e-value. */
export function showEvidence(logValue: number): string {
  const value = Math.exp(logValue);
  return value < 1_000 ? value.toPrecision(3) : value.toExponential(1);
}
