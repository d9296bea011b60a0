import { hash53, uniform } from '../random.js';

/** Uniform in [0, 1), one after the other; the same seed and purpose give the same sequence. */
export type Draws = () => number;

export function drawsFor(seed: number, purpose: string): Draws {
  const base = hash53(purpose, seed) % 4294967296;
  let count = 0;
  return () => uniform(base, String(count++));
}

/** The index of a weight, drawn by its share of all; -1 where all are 0. */
export function drawIndex(weights: readonly number[], next: Draws): number {
  const total = weights.reduce((sum, each) => sum + each, 0);
  let left = next() * total;
  const index = weights.findIndex((each) => {
    left -= each;
    return each > 0 && left < 0;
  });
  // Rounding can leave a hair over behind the last weight.
  return index < 0 ? weights.findLastIndex((each) => each > 0) : index;
}

/** A draw of Beta(a, b) for a and b of at least 1. */
export function drawBeta(a: number, b: number, next: Draws): number {
  const [x, y] = [drawGamma(a, next), drawGamma(b, next)];
  return x / (x + y);
}

/** Marsaglia and Tsang's method, for a shape of at least 1. */
function drawGamma(shape: number, next: Draws): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = drawNormal(next);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

function drawNormal(next: Draws): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}
