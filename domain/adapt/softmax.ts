/** One choice among candidates: which was right, what each would have scored anyway, and what each is like. */
export interface Choice {
  readonly offsets: readonly number[];
  /** for each candidate, what it is like: index of the feature and its value */
  readonly features: readonly (readonly (readonly [feature: number, value: number])[])[];
  readonly right: number;
  readonly weight: number;
}

const ROUNDS = 150;
const STEP = 0.15;

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
  const shares = softmax(offsets.map((offset, index) => offset + dot(features[index] ?? [], weights)));
  for (const [index, like] of features.entries()) {
    const pull = weight * ((index === right ? 1 : 0) - (shares[index] ?? 0));
    for (const [feature, value] of like) gradient[feature] = (gradient[feature] ?? 0) + pull * value;
  }
}

function dot(like: readonly (readonly [number, number])[], weights: Float64Array): number {
  let sum = 0;
  for (const [feature, value] of like) sum += value * (weights[feature] ?? 0);
  return sum;
}

export function softmax(scores: readonly number[]): number[] {
  const most = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const raised = scores.map((score) => Math.exp(score - most));
  const total = raised.reduce((sum, each) => sum + each, 0);
  return raised.map((each) => each / total);
}
