import type { TextPair } from './bleu.js';

/** The mean negative log-likelihood of tokens, in nats a token, from their natural log-probabilities; null of none. */
export function meanNll(logProbabilities: readonly number[]): number | null {
  if (logProbabilities.length === 0) return null;
  return -logProbabilities.reduce((sum, each) => sum + each, 0) / logProbabilities.length;
}

export function perplexity(nll: number): number {
  return Math.exp(nll);
}

/** Share of tokens that were predicted right, each after the right ones before it (teacher forcing); null of none. */
export function tokenAccuracy(predicted: readonly (readonly [predicted: string, right: string])[]): number | null {
  return predicted.length === 0 ? null : predicted.filter(([made, right]) => made === right).length / predicted.length;
}

/** Whether a text is the one that it should be, but for white space at its ends and at the ends of its lines. */
export function isExact({ text, reference }: TextPair): boolean {
  return trimmed(text) === trimmed(reference);
}

function trimmed(text: string): string {
  return text.replaceAll(/[ \t\r]+$/gm, '').trim();
}

/**
 * How a model's confidence is softened so that it means something: the temperature that makes held-out tokens likeliest,
 * found by golden section over its logarithm. `tokens`: for each, the log-probability of the right one, and of the others that are known.
 */
export function calibrate(tokens: readonly { readonly right: number; readonly others: readonly number[] }[]): number {
  const nll = (temperature: number): number =>
    tokens.reduce((sum, { right, others }) => {
      const all = [right, ...others].map((each) => each / temperature);
      const most = Math.max(...all);
      return sum - right / temperature + most + Math.log(all.reduce((total, each) => total + Math.exp(each - most), 0));
    }, 0);
  let [low, high] = [Math.log(LEAST), Math.log(MOST)];
  for (let step = 0; step < 60; step += 1) {
    const [first, second] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
    if (nll(Math.exp(first)) <= nll(Math.exp(second))) high = second;
    else low = first;
  }
  return tokens.length === 0 ? 1 : Math.exp((low + high) / 2);
}

const [LEAST, MOST] = [0.05, 20];
const GOLDEN = (Math.sqrt(5) - 1) / 2;
