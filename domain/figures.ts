/** Figures as people read them: sums of floating-point numbers have digits that nobody meant. */

/** `$0.0123`: what was spent, or may be, to a hundredth of a cent. */
export function usd(cost: number): string {
  return `$${cost.toFixed(4)}`;
}

/** What was paid. Tokens of a priced model cost something: where they cost nothing, nobody said what they cost. */
export function costText({ tokens, costUsd }: { readonly tokens: number; readonly costUsd: number }): string {
  return tokens > 0 && costUsd === 0 ? 'no price set' : usd(costUsd);
}

/** A limit as a person gave it, or as it was added up: `3.05`, not `3.0500000000000007`. */
export function amountText(amount: number): string {
  return String(Number(Math.abs(amount) < 1 ? amount.toPrecision(4) : amount.toFixed(4)));
}

/** `1 pair`, `2 pairs`; what has another plural than with an s is given it: `2 families`. */
export function count(n: number, noun: string, plural = `${noun}s`): string {
  return `${n} ${n === 1 ? noun : plural}`;
}

/** A sum without the digits that adding makes up: `3 + 0.05` is meant as 3.05. */
export function added(one: number, other: number): number {
  return Number((one + other).toPrecision(12));
}

/** `p = 0.012`. What is smaller than can be written so is not told as none. */
export function chanceText(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`;
}
