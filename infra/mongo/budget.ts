import { z } from 'zod';
import { RatchetFailure } from '../../activities/failures.js';
import type { BudgetStore } from '../../activities/ports.js';
import type { BudgetLimits, Spent } from '../../activities/records.js';
import { decode, encode } from './codec.js';
import type { Folded } from './journal.js';
import type { Journals } from './journals.js';

type Estimate = Parameters<BudgetStore['reserve']>[2];
type Reading = Awaited<ReturnType<BudgetStore['read']>>;

const amount = z.number().nonnegative();
const estimate: z.ZodType<Estimate> = z.object({ modelCalls: amount, costUsd: amount });
const limits: z.ZodType<BudgetLimits> = z.object({ modelCalls: amount.nullable(), costUsd: amount.nullable() });
const spent: z.ZodType<Spent> = z.object({ modelCalls: amount, tokens: amount, costUsd: amount, sandboxRuns: amount });
const entry = z.union([
  z.object({ open: limits }),
  z.object({ reserve: z.string(), for: estimate }),
  z.object({ settle: z.string(), spent }),
  z.object({ release: z.string() }),
]);
type Entry = z.infer<typeof entry>;

/** Money is counted in whole billionths of a dollar: sums of fractions drift, and a drift could pass a limit. */
const NANO = 1_000_000_000;
const nano = (usd: number): number => Math.round(usd * NANO);

/** A budget as its journal tells it: the limits, what is spent, and what is reserved for calls in flight. */
export class BudgetFold implements Folded {
  #limits: BudgetLimits | null = null;
  #spent: Spent = { modelCalls: 0, tokens: 0, costUsd: 0, sandboxRuns: 0 };
  #spentNano = 0;
  readonly #reserved = new Map<string, Estimate>();
  #reservedCalls = 0;
  #reservedNano = 0;

  get opened(): boolean {
    return this.#limits !== null;
  }

  holds(key: string): boolean {
    return this.#reserved.has(key);
  }

  fits(wanted: Estimate): boolean {
    if (this.#limits === null) return false;
    const { modelCalls, costUsd } = this.#limits;
    const callsFit = modelCalls === null || this.#spent.modelCalls + this.#reservedCalls + wanted.modelCalls <= modelCalls;
    const costFits = costUsd === null || this.#spentNano + this.#reservedNano + nano(wanted.costUsd) <= nano(costUsd);
    return callsFit && costFits;
  }

  reading(): Reading | null {
    if (this.#limits === null) return null;
    return {
      limits: this.#limits,
      spent: { ...this.#spent, costUsd: this.#spentNano / NANO },
      reserved: { modelCalls: this.#reservedCalls, costUsd: this.#reservedNano / NANO },
    };
  }

  apply(text: string): void {
    const added = decode(entry, text, 'an entry of a budget');
    if ('open' in added) this.#limits ??= added.open;
    else if ('reserve' in added) this.#reserve(added.reserve, added.for);
    else if ('release' in added) this.#free(added.release);
    else if (this.#free(added.settle)) this.#spend(added.spent);
  }

  #reserve(key: string, wanted: Estimate): void {
    this.#reserved.set(key, wanted);
    this.#reservedCalls += wanted.modelCalls;
    this.#reservedNano += nano(wanted.costUsd);
  }

  #free(key: string): boolean {
    const held = this.#reserved.get(key);
    if (held === undefined) return false;
    this.#reserved.delete(key);
    this.#reservedCalls -= held.modelCalls;
    this.#reservedNano -= nano(held.costUsd);
    return true;
  }

  #spend(more: Spent): void {
    this.#spentNano += nano(more.costUsd);
    this.#spent = {
      ...this.#spent,
      modelCalls: this.#spent.modelCalls + more.modelCalls,
      tokens: this.#spent.tokens + more.tokens,
      sandboxRuns: this.#spent.sandboxRuns + more.sandboxRuns,
    };
  }
}

export class JournaledBudget implements BudgetStore {
  readonly #budgets: Journals<BudgetFold>;

  constructor(budgets: Journals<BudgetFold>) {
    this.#budgets = budgets;
  }

  async open(campaign: string, wanted: BudgetLimits): Promise<void> {
    const text = line({ open: checked(limits, wanted, `the limits of campaign ${campaign}`) }, campaign);
    await this.#budgets.of(campaign).add((budget) => ({ entry: budget.opened ? null : text, answer: null }));
  }

  async reserve(campaign: string, key: string, wanted: Estimate): Promise<boolean> {
    const text = line({ reserve: key, for: checked(estimate, wanted, `the estimate of ${key}`) }, campaign);
    return this.#budgets.of(campaign).add((budget) => {
      if (!budget.opened) throw missing(campaign);
      if (budget.holds(key)) return { entry: null, answer: true };
      return budget.fits(wanted) ? { entry: text, answer: true } : { entry: null, answer: false };
    });
  }

  async settle(campaign: string, key: string, cost: Spent): Promise<void> {
    await this.#end(campaign, key, line({ settle: key, spent: checked(spent, cost, `the cost of ${key}`) }, campaign));
  }

  async release(campaign: string, key: string): Promise<void> {
    await this.#end(campaign, key, line({ release: key }, campaign));
  }

  async read(campaign: string): Promise<Reading> {
    const reading = await this.#budgets.of(campaign).read((budget) => budget.reading());
    if (reading === null) throw missing(campaign);
    return reading;
  }

  /** A key without a reservation was settled or released before: nothing is left to do. */
  async #end(campaign: string, key: string, text: string): Promise<void> {
    await this.#budgets.of(campaign).add((budget) => ({ entry: budget.holds(key) ? text : null, answer: null }));
  }
}

function line(added: Entry, campaign: string): string {
  return encode(added, `the budget of campaign ${campaign}`);
}

function checked<T>(schema: z.ZodType<T>, value: T, what: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new RatchetFailure('bad-request', `${what}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`);
}

function missing(campaign: string): RatchetFailure {
  return new RatchetFailure('missing-record', `campaign ${campaign} has no budget: it was never opened`);
}
