/** A figure with its 95 % interval, and how many independent units stand behind it; null where it cannot be said. */
export interface Figure {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly clusters: number;
}

/** A part of a figure that is a ratio of sums. What shares a cluster is alike. */
export interface Part {
  readonly cluster: string;
  readonly value: number;
  readonly weight: number;
}

/**
 * The ratio of sums, with an interval that counts clusters and not observations (Miller, 2024, "Adding Error Bars to Evals"):
 * the variance of the linearised ratio between clusters, and Student's t with one degree of freedom fewer than there are.
 * Null where there is nothing to divide by.
 */
export function ratioFigure(parts: readonly Part[]): Figure | null {
  const weight = parts.reduce((sum, each) => sum + each.weight, 0);
  if (weight === 0) return null;
  const value = parts.reduce((sum, each) => sum + each.value, 0) / weight;
  const residuals = new Map<string, number>();
  for (const each of parts) residuals.set(each.cluster, (residuals.get(each.cluster) ?? 0) + each.value - value * each.weight);
  const clusters = residuals.size;
  if (clusters < 2) return { value, low: null, high: null, clusters };
  const squares = [...residuals.values()].reduce((sum, each) => sum + each ** 2, 0);
  const reach = (student95(clusters - 1) * Math.sqrt((clusters / (clusters - 1)) * squares)) / weight;
  return { value, low: value - reach, high: value + reach, clusters };
}

/** The two-sided 95 % quantile of Student's distribution. */
export function student95(freedom: number): number {
  const known = STUDENT[freedom - 1];
  if (known !== undefined) return known;
  // Cornish and Fisher's expansion, right to 4 digits from 20 degrees on
  const z = 1.959963984540054;
  return z + (z ** 3 + z) / (4 * freedom) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2);
}

const STUDENT = [
  12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622, 2.2281, 2.201, 2.1788, 2.1604, 2.1448, 2.1314, 2.1199, 2.1098,
  2.1009, 2.093, 2.086,
] as const;
