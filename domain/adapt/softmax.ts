/** What candidates are like, one behind the other: what the one at `i` is like stands from `starts[i]` up to `starts[i + 1]`. */
export interface Features {
  readonly starts: Int32Array;
  /** index of each feature */
  readonly names: Int32Array;
  readonly values: Float64Array;
}

/** One choice among candidates: which was right, what each would have scored anyway, and what each is like. */
export interface Choice {
  readonly offsets: Float64Array;
  readonly features: Features;
  readonly right: number;
  readonly weight: number;
}

const ROUNDS = 150;
const STEP = 0.15;

/** In flat arrays: they are walked through for each round of a fit. */
export function featuresOf(candidates: readonly (readonly (readonly [feature: number, value: number])[])[]): Features {
  const all = candidates.flat();
  let end = 0;
  return {
    starts: Int32Array.from([0, ...candidates.map((like) => (end += like.length))]),
    names: Int32Array.from(all, ([feature]) => feature),
    values: Float64Array.from(all, ([, value]) => value),
  };
}

/**
 * Weights w that make the right candidates likely under softmax(offset + w · features), less a penalty on their squares:
 * logistic regression with one choice among many, drawn towards "as before". Gradient steps whose size each weight has
 * for itself (Duchi et al., 2011); the same choices give the same weights.
 */
export function fitWeights(choices: readonly Choice[], features: number, penalty: number): Float64Array {
  const weights = new Float64Array(features);
  const squares = new Float64Array(features).fill(1e-8);
  const total = choices.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return weights;
  for (let round = 0; round < ROUNDS; round += 1) {
    const gradient = weights.map((each) => -penalty * each);
    for (const choice of choices) addGradient(gradient, choice, weights);
    for (let index = 0; index < features; index += 1) {
      const slope = gradient[index] ?? 0;
      squares[index] = (squares[index] ?? 0) + slope ** 2;
      weights[index] = (weights[index] ?? 0) + (STEP * slope) / Math.sqrt(squares[index] ?? 1);
    }
  }
  return weights;
}

function addGradient(gradient: Float64Array, { offsets, features, right, weight }: Choice, weights: Float64Array): void {
  const { starts, names, values } = features;
  const shares = softmax(scoresWith(offsets, features, weights));
  for (let index = 0; index < shares.length; index += 1) {
    const pull = weight * ((index === right ? 1 : 0) - (shares[index] ?? 0));
    for (let at = starts[index] ?? 0; at < (starts[index + 1] ?? 0); at += 1) {
      const feature = names[at] ?? 0;
      gradient[feature] = (gradient[feature] ?? 0) + pull * (values[at] ?? 0);
    }
  }
}

/** offset + weights · features, for each candidate. */
export function scoresWith(offsets: Float64Array, { starts, names, values }: Features, weights: Float64Array): Float64Array {
  return offsets.map((offset, index) => {
    let sum = 0;
    for (let at = starts[index] ?? 0; at < (starts[index + 1] ?? 0); at += 1) sum += (values[at] ?? 0) * (weights[names[at] ?? 0] ?? 0);
    return offset + sum;
  });
}

export function softmax(scores: Float64Array): Float64Array {
  const most = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const raised = scores.map((score) => Math.exp(score - most));
  const total = raised.reduce((sum, each) => sum + each, 0);
  return raised.map((each) => each / total);
}
