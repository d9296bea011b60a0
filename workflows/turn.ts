import { CancellationScope, condition } from '@temporalio/workflow';
import type { CampaignConfig } from '../ports/records.js';
import type { CampaignCarried, CycleOutcome } from './contract.js';
import { timeLeftMs } from '../domain/time-left.js';
import type { OrderInbox } from './order-inbox.js';
import { faultOf, type Fault } from './proxies.js';

export type Turned = { readonly kind: 'exam' } | { readonly kind: 'cycle'; readonly outcome: CycleOutcome };

export type Turn = { readonly activeMs: number } & (Turned | { readonly kind: 'cut' } | { readonly kind: 'fault'; readonly fault: Fault });

/**
 * Runs one turn of the campaign until it ends, a person interrupts it, or its time is up. A turn that is cut is
 * cancelled and waited for; when it runs again, everything that it had paid for is found at its addresses.
 */
export async function runTurn(
  config: CampaignConfig,
  state: CampaignCarried,
  inbox: OrderInbox,
  start: () => Promise<Turned>,
): Promise<Turn> {
  const from = Date.now();
  const activeMs = (): number => Date.now() - from;
  const scope = new CancellationScope();
  let ended = false;
  const running = scope.run(start).then(
    (turned): Turn => ({ ...turned, activeMs: activeMs() }),
    (error: unknown): Turn => ({ kind: 'fault', fault: faultOf(error), activeMs: activeMs() }),
  );
  void running.then(() => (ended = true));
  const left = timeLeftMs(state.extended ?? config, state, from);
  const over = (): boolean => ended || inbox.interrupted;
  await (left === null ? condition(over) : condition(over, Math.max(left, 1)));
  const cut = !ended;
  if (cut) scope.cancel();
  const turn = await running;
  // A step that is cancelled is not tried again: one whose worker dies meanwhile ends as lost, which says nothing of the turn.
  return turn.kind === 'fault' && (cut || turn.fault.kind === 'cancelled') ? { kind: 'cut', activeMs: turn.activeMs } : turn;
}
