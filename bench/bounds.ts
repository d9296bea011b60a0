/** The one-sided 99 % quantile of the normal distribution. */
const Z99 = 2.3263478740408408;

/** A share with the end of its one-sided 99 % Wilson interval: what it is at least, or at most. */
export function bound99(hits: number, n: number, side: 'least' | 'most'): number {
  const share = hits / n;
  const scale = 1 + Z99 ** 2 / n;
  const middle = (share + Z99 ** 2 / (2 * n)) / scale;
  const reach = (Z99 / scale) * Math.sqrt((share * (1 - share)) / n + Z99 ** 2 / (4 * n ** 2));
  return side === 'least' ? Math.max(0, middle - reach) : Math.min(1, middle + reach);
}
