import type { CampaignState, Paid } from '../ports/records.js';
import { incidentList, raceList, rollbackList } from '../ports/lists.js';
import type { Role } from '../domain/roles.js';
import type { BudgetReading, Store } from '../ports/store.js';

/** Of what a campaign has come to by now, what adds up over campaigns. */
export interface Totals {
  readonly cycles: number;
  readonly promotions: number;
  readonly races: number;
  readonly rollbacks: number;
  readonly incidents: number;
  readonly sandboxRuns: number;
  readonly unusable: number;
  /** paid, or perhaps paid, for answers that could not be taken */
  readonly lostCalls: number;
  /** `unknown`: what earlier versions counted for no role */
  readonly paid: Readonly<Record<Role | 'unknown', Paid>>;
}

export interface Counted {
  readonly totals: Totals;
  /** the share of its budget that is spent, of the limit that is nearer; null where it has none */
  readonly spentShare: number | null;
}

/** Reads as much as a page of it does, and no record of an episode. */
export async function countCampaign(store: Store, { id, cycle, promotions }: CampaignState): Promise<Counted> {
  const [budget, races, rollbacks, incidents] = await Promise.all([
    store.budget.read(id),
    ...[raceList, rollbackList, incidentList].map(async (list) => (await store.list(list(id))).length),
  ]);
  const { spent, lost } = budget;
  const totals = {
    cycles: cycle,
    promotions,
    races: races ?? 0,
    rollbacks: rollbacks ?? 0,
    incidents: incidents ?? 0,
    sandboxRuns: spent.sandboxRuns,
    unusable: spent.unusable ?? 0,
    lostCalls: lost.modelCalls,
    paid: paidByRole(budget),
  };
  return { totals, spentShare: spentShare(budget) };
}

function paidByRole({ spent, roles = {} }: BudgetReading): Totals['paid'] {
  const known = byPayer((payer) => (payer === 'unknown' ? NOTHING : (roles[payer] ?? NOTHING)));
  const rest = Object.values(known).reduce((left, paid) => combined(left, paid, -1), pick(spent));
  return { ...known, unknown: rest };
}

function byPayer(of: (payer: Role | 'unknown') => Paid): Totals['paid'] {
  return { solver: of('solver'), reflector: of('reflector'), proposer: of('proposer'), reviewer: of('reviewer'), unknown: of('unknown') };
}

const NOTHING: Paid = { modelCalls: 0, tokens: 0, costUsd: 0 };

function pick({ modelCalls, tokens, costUsd }: Paid): Paid {
  return { modelCalls, tokens, costUsd };
}

function combined(one: Paid, other: Paid, sign: 1 | -1): Paid {
  return {
    modelCalls: one.modelCalls + sign * other.modelCalls,
    tokens: one.tokens + sign * other.tokens,
    costUsd: Math.max(0, one.costUsd + sign * other.costUsd),
  };
}

export function spentShare({ limits, spent }: Pick<BudgetReading, 'limits' | 'spent'>): number | null {
  const shares = [share(spent.modelCalls, limits.modelCalls), share(spent.costUsd, limits.costUsd)].filter((each) => each !== null);
  return shares.length === 0 ? null : Math.max(...shares);
}

function share(part: number, whole: number | null): number | null {
  if (whole === null) return null;
  return whole === 0 ? 1 : part / whole;
}

export function addUp(all: readonly Totals[]): Totals {
  return all.reduce(
    (sum, each) => ({
      cycles: sum.cycles + each.cycles,
      promotions: sum.promotions + each.promotions,
      races: sum.races + each.races,
      rollbacks: sum.rollbacks + each.rollbacks,
      incidents: sum.incidents + each.incidents,
      sandboxRuns: sum.sandboxRuns + each.sandboxRuns,
      unusable: sum.unusable + each.unusable,
      lostCalls: sum.lostCalls + each.lostCalls,
      paid: byPayer((payer) => combined(sum.paid[payer], each.paid[payer], 1)),
    }),
    EMPTY,
  );
}

const EMPTY: Totals = {
  cycles: 0,
  promotions: 0,
  races: 0,
  rollbacks: 0,
  incidents: 0,
  sandboxRuns: 0,
  unusable: 0,
  lostCalls: 0,
  paid: byPayer(() => NOTHING),
};
