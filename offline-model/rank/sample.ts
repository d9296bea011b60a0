/**
 * Indices one after the other, drawn without replacement with probability ∝ exp(score / temperature): by the Gumbel
 * trick they are those of the largest keys. At temperature 0 the keys are the scores. The keys stay unsorted, since
 * only a few of many are ever asked for.
 */
export function* draw(scores: Float64Array, temperature: number, seed: number): Generator<number> {
  const keys = temperature === 0 ? scores.slice() : scores.map((score, index) => score / temperature + gumbel(uniformAt(seed, index)));
  for (let left = keys.length; left > 0; left -= 1) {
    let best = 0;
    for (let index = 1; index < keys.length; index += 1) if ((keys[index] ?? 0) > (keys[best] ?? 0)) best = index;
    if (keys[best] === Number.NEGATIVE_INFINITY) return;
    keys[best] = Number.NEGATIVE_INFINITY;
    yield best;
  }
}

function gumbel(u: number): number {
  return -Math.log(-Math.log(u));
}

/** Uniform in (0, 1) by seed and index: two rounds of a 32-bit mixer, since this runs for thousands of candidates a call. */
function uniformAt(seed: number, index: number): number {
  const high = Math.floor(seed / 2 ** 32);
  return (mix(mix((seed ^ Math.imul(high, 0x9e3779b1)) >>> 0) + index) + 0.5) / 2 ** 32;
}

function mix(value: number): number {
  let h = Math.imul((value >>> 0) ^ (value >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
}
