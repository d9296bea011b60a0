/** what lists and details should take at most, at the 95th percentile */
export const GOAL_MS = 100;

export async function ask(url: string): Promise<void> {
  const answer = await fetch(url);
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

export function quantile(times: readonly number[], share: number): number {
  const value = times.toSorted((one, other) => one - other)[Math.ceil(share * times.length) - 1] ?? 0;
  return Number(value.toFixed(1));
}
