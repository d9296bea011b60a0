import { branchId } from '../domain/address.js';
import { sentenceOf } from '../domain/said.js';
import type { CampaignCarried, CheckpointRecord, OrderRecord, PersonOrder, Said, StandingOrders } from '../ports/campaign-records.js';
import { allOf, checkpointList, endList, orderList } from '../ports/lists.js';
import type { CampaignState } from '../ports/records.js';
import type { Store } from '../ports/store.js';
import { checkpointOf } from './rollbacks.js';

/**
 * With what a campaign goes on of which the engine knows no run (its state was lost, or a backup was restored): its latest
 * checkpoint on its branch, or its last end where it was extended since. The cycles behind it run again at the same addresses, so
 * that ledger and verdicts lead them to where they stood, without paying again. Null: from its beginning.
 */
export async function carriedOn(store: Store, state: CampaignState): Promise<CampaignCarried | null> {
  const latest = await latestCheckpoint(store, state);
  if (latest === null) return null;
  const end = (await allOf(store, 'ends', endList(state.id))).at(-1);
  const from = end !== undefined && end.checkpoint === latest.carried.checkpoint ? end : latest.carried;
  const since = (await allOf(store, 'orders', orderList(state.id))).filter(
    ({ at, order }) => at > latest.at && order.branch <= state.branch,
  );
  const extension = state.extensions?.at(-1);
  return {
    ...from,
    outOfBudget: false,
    activeMs: Math.max(from.activeMs, state.activeMs),
    feedback: heard(from.feedback, since),
    orders: ordersNow(state, from, since),
    ...(extension === undefined
      ? {}
      : { extended: { number: extension.number, cycles: extension.cycles, maxHours: extension.maxHours, deadline: extension.deadline } }),
  };
}

async function latestCheckpoint(store: Store, { id, branch }: CampaignState): Promise<CheckpointRecord | null> {
  const own = (await allOf(store, 'checkpoints', checkpointList(id))).findLast((each) => each.branch === branch);
  if (own !== undefined) return own;
  // a branch on which nothing was confirmed yet: it is entered at the checkpoint that it begins with
  const begun = await store.find('branches', branchId(id, branch));
  return begun === null ? null : checkpointOf(store, begun.checkpoint);
}

/** A cycle that runs again finds its proposal, which says what of this it had read. */
function heard(before: readonly Said[], since: readonly OrderRecord[]): readonly Said[] {
  const said = since.flatMap(({ order }) => (order.kind === 'feedback' ? [{ id: order.id, text: sentenceOf(order) }] : []));
  return [...before, ...said.filter(({ id }) => !before.some((each) => each.id === id))];
}

function ordersNow(
  { status, because, branch, champion }: CampaignState,
  { orders }: CampaignCarried,
  since: readonly OrderRecord[],
): StandingOrders {
  const last = <K extends PersonOrder['kind']>(kind: K) =>
    since
      .map(({ order }) => order)
      .findLast((order): order is Extract<PersonOrder, { kind: K }> => order.kind === kind && order.branch === branch);
  const [stop, promote] = [last('stop'), last('promote')];
  return {
    pause: status === 'paused' ? { branch, because } : null,
    stop: stop === undefined ? orders.stop : { branch, because: stop.because, when: stop.when },
    promote:
      promote === undefined || promote.strategy === champion ? null : { branch, because: promote.because, strategy: promote.strategy },
  };
}
