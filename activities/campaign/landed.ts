import { setTimeout as sleep } from 'node:timers/promises';
import { count } from '../../domain/figures.js';
import type { BudgetReading, Store } from '../../ports/store.js';

/** A call takes as long as its model likes; a report waits so long for those that were under way when the last cycle was cut. */
const LANDING_MS = 60_000;
const LOOK_AGAIN_MS = 250;

/** What was asked for is paid for, though nobody uses the answer any more: a report tells what the budget counts in the end. */
export async function landed(store: Store, campaign: string, signal: AbortSignal, withinMs = LANDING_MS): Promise<BudgetReading> {
  const until = performance.now() + withinMs;
  for (;;) {
    const budget = await store.budget.read(campaign);
    if (budget.inFlight.modelCalls === 0 || performance.now() >= until) return budget;
    await sleep(LOOK_AGAIN_MS, undefined, { signal });
  }
}

export function inFlightNote({ inFlight: { modelCalls, costUsd } }: BudgetReading, campaign: string): string[] {
  return modelCalls === 0
    ? []
    : [
        `When this was written ${count(modelCalls, 'model call')} that had been begun before had not ended (at most $${costUsd.toFixed(4)}): \`ratchet campaign show ${campaign}\` counts what came of them.`,
      ];
}
