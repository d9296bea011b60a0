import { z } from 'zod';
import { ROLES, type Role } from '../../domain/roles.js';
import type { BudgetLimits, Lost, Paid, Spent } from '../../ports/records.js';
import { decode } from './codec.js';
import { nano, Sum, usd } from './sum.js';
import type { Folded } from './journal.js';
import type { BudgetReading, BudgetStore, TryEnd } from '../../ports/store.js';

export type Estimate = Parameters<BudgetStore['reserve']>[2];

const amount = z.number().nonnegative();
export const estimate: z.ZodType<Estimate> = z.object({ modelCalls: amount, costUsd: amount });
export const limits: z.ZodType<BudgetLimits> = z.object({ modelCalls: amount.nullable(), costUsd: amount.nullable() });
export const spent: z.ZodType<Spent> = z.object({
  modelCalls: amount,
  tokens: amount,
  costUsd: amount,
  sandboxRuns: amount,
  unusable: amount.exactOptional(),
});
export const paid: z.ZodType<Paid> = z.object({ modelCalls: amount, tokens: amount, costUsd: amount });
export const tryEnd: z.ZodType<TryEnd> = z.union([
  z.object({ taken: paid }),
  z.object({ lost: paid, because: z.string(), cut: z.literal(true).exactOptional() }),
  z.object({ unpaid: z.literal(true) }),
]);
const entry = z.union([
  z.object({
    begin: z.string(),
    try: z.string(),
    for: paid,
    part: z.int().nonnegative().exactOptional(),
    role: z.enum(ROLES).exactOptional(),
  }),
  z.object({ end: z.string(), try: z.string(), as: tryEnd }),
  z.object({ open: limits }),
  z.object({ reserve: z.string(), for: estimate }),
  z.object({ settle: z.string(), spent }),
  z.object({ release: z.string() }),
  z.object({ limit: z.string(), to: limits }),
]);
export type BudgetEntry = z.infer<typeof entry>;
type Begun = Extract<BudgetEntry, { begin: string }>;

/**
 * A budget as its journal tells it: the limits, what is spent, and what is reserved: for calls in flight, and for other
 * purposes. A reservation counts if it fits where it stands.
 */
export class BudgetFold implements Folded {
  #limits: BudgetLimits | null = null;
  #spent = new Sum();
  /** of it, what each role was paid for: a journal of an earlier version does not say */
  readonly #roles = new Map<Role, Sum>();
  #sandboxRuns = 0;
  #unusable: number | null = null;
  /** paid for, and part of what is spent */
  #lost = new Sum();
  #lastLost: Lost['last'] = null;
  /** for purposes, by key */
  readonly #reserved = new Map<string, Estimate>();
  readonly #held = new Sum();
  readonly #settled = new Set<string>();
  /** the one try of each call that is under way */
  readonly #tries = new Map<string, Try>();
  readonly #inFlight = new Sum();
  /**
   * tries of a call that were paid for in vain since the last answer that was taken there, and how many answers the campaign had taken
   * at the first of them
   */
  readonly #inVain = new Map<string, { readonly tries: number; readonly takenBefore: number }>();
  #taken = 0;
  /** whether each wish for other limits was granted */
  readonly #limited = new Map<string, boolean>();

  get opened(): boolean {
    return this.#limits !== null;
  }

  /** Reserved, or settled since: the key has its place in the budget. */
  holds(key: string): boolean {
    return this.#reserved.has(key) || this.#settled.has(key);
  }

  settled(key: string): boolean {
    return this.#settled.has(key);
  }

  /** The part of this try has its place in the budget. */
  underWay(call: string, id: string, part: number): boolean {
    const open = this.#tries.get(call);
    return open?.id === id && open.parts > part;
  }

  /** An answer was taken, and no try is open. */
  closed(call: string): boolean {
    return this.#settled.has(call) && !this.#tries.has(call);
  }

  inVain(call: string): { readonly tries: number; readonly othersTaken: boolean } {
    const { tries, takenBefore } = this.#inVain.get(call) ?? { tries: 0, takenBefore: this.#taken };
    return { tries, othersTaken: this.#taken > takenBefore };
  }

  /** Null where nobody wished it. */
  limited(key: string): boolean | null {
    return this.#limited.get(key) ?? null;
  }

  reading(): BudgetReading | null {
    if (this.#limits === null) return null;
    const inFlight = { modelCalls: this.#inFlight.modelCalls, costUsd: this.#inFlight.costUsd };
    return {
      limits: this.#limits,
      spent: { ...this.#spent.paid, sandboxRuns: this.#sandboxRuns, ...(this.#unusable === null ? {} : { unusable: this.#unusable }) },
      reserved: { modelCalls: this.#held.modelCalls + inFlight.modelCalls, costUsd: usd(this.#held.nanoUsd + this.#inFlight.nanoUsd) },
      inFlight,
      lost: { ...this.#lost.paid, last: this.#lastLost },
      ...(this.#roles.size === 0 ? {} : { roles: Object.fromEntries([...this.#roles].map(([role, sum]) => [role, sum.paid])) }),
    };
  }

  apply(text: string): void {
    const added = decode(entry, text, 'an entry of a budget');
    if ('open' in added) this.#limits ??= added.open;
    else if ('begin' in added) this.#begin(added);
    else if ('end' in added) this.#end(added.end, added.try, added.as);
    else if ('reserve' in added) this.#reserve(added.reserve, added.for);
    else if ('release' in added) this.#free(added.release);
    else if ('limit' in added) this.#limit(added.limit, added.to);
    else if (this.#free(added.settle)) this.#settle(added.settle, added.spent);
  }

  #begin({ begin: call, try: id, for: wanted, part = 0, role }: Begun): void {
    const before = this.#tries.get(call);
    if (before?.id === id) {
      if (part < before.parts || !this.#fits(wanted)) return;
      before.atMost.add(wanted);
      before.parts = part + 1;
      this.#inFlight.add(wanted);
      return;
    }
    if (before !== undefined) this.#lose(call, before.atMost, NEVER_ENDED);
    // As earlier versions reserved for a call.
    const earlier = this.#reserved.get(call);
    if (earlier !== undefined) {
      this.#free(call);
      this.#lose(call, { ...earlier, tokens: 0 }, NEVER_ENDED);
    }
    if (part > 0 || !this.#fits(wanted)) return;
    const atMost = new Sum();
    atMost.add(wanted);
    this.#tries.set(call, { id, atMost, parts: 1, role });
    this.#inFlight.add(wanted);
  }

  #end(call: string, id: string, as: TryEnd): void {
    const open = this.#tries.get(call);
    if (open === undefined) return;
    // A try that another one took for dead was counted then. Where it came to an answer after all, the other is not waited for.
    if (open.id !== id) {
      if ('taken' in as) this.#lose(call, open.atMost, NEVER_ENDED);
      return;
    }
    if ('unpaid' in as) this.#close(call);
    else if ('lost' in as) {
      const { tries, takenBefore } = this.#inVain.get(call) ?? { tries: 0, takenBefore: this.#taken };
      // What somebody cut says nothing of the endpoint.
      if (as.cut !== true) this.#inVain.set(call, { tries: tries + 1, takenBefore });
      this.#lose(call, as.lost, as.because);
    } else {
      this.#close(call);
      this.#inVain.delete(call);
      this.#taken += 1;
      this.#settled.add(call);
      this.#spend(as.taken, open.role);
    }
  }

  #lose(call: string, cost: Paid, because: string): void {
    this.#spend(cost, this.#tries.get(call)?.role);
    this.#close(call);
    this.#lost.add(cost);
    this.#lastLost = because;
  }

  #spend(cost: Paid, role: Role | undefined): void {
    this.#spent.add(cost);
    if (role === undefined) return;
    const sum = this.#roles.get(role) ?? new Sum();
    this.#roles.set(role, sum);
    sum.add(cost);
  }

  #close(call: string): void {
    const open = this.#tries.get(call);
    if (open === undefined) return;
    this.#tries.delete(call);
    this.#inFlight.subtract(open.atMost);
  }

  #limit(key: string, wanted: BudgetLimits): void {
    if (this.#limited.has(key) || this.#limits === null) return;
    const fits = this.#fits({ modelCalls: 0, costUsd: 0 }, wanted);
    this.#limited.set(key, fits);
    if (fits) this.#limits = wanted;
  }

  #fits(wanted: Estimate, within: BudgetLimits | null = this.#limits): boolean {
    if (within === null) return false;
    const { modelCalls, costUsd } = within;
    const parts = [this.#spent, this.#held, this.#inFlight];
    const callsFit = modelCalls === null || parts.reduce((sum, part) => sum + part.modelCalls, wanted.modelCalls) <= modelCalls;
    const costFits = costUsd === null || parts.reduce((sum, part) => sum + part.nanoUsd, nano(wanted.costUsd)) <= nano(costUsd);
    return callsFit && costFits;
  }

  #reserve(key: string, wanted: Estimate): void {
    if (this.holds(key) || !this.#fits(wanted)) return;
    this.#reserved.set(key, wanted);
    this.#held.add({ ...wanted, tokens: 0 });
  }

  #free(key: string): boolean {
    const held = this.#reserved.get(key);
    if (held === undefined) return false;
    this.#reserved.delete(key);
    this.#held.subtract({ ...held, tokens: 0 });
    return true;
  }

  #settle(key: string, more: Spent): void {
    this.#settled.add(key);
    this.#spent.add(more);
    this.#sandboxRuns += more.sandboxRuns;
    if (more.unusable !== undefined) this.#unusable = (this.#unusable ?? 0) + more.unusable;
  }
}

/** A try that is under way, and the most that its parts can cost. */
interface Try {
  readonly id: string;
  readonly atMost: Sum;
  readonly role: Role | undefined;
  parts: number;
}

const NEVER_ENDED = 'the worker that had made the call ended before it could take the answer';
