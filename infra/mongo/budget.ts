import { z } from 'zod';
import { RatchetFailure } from '../../activities/failures.js';
import type { BudgetStore } from '../../activities/ports.js';
import type { BudgetLimits, Spent } from '../../activities/records.js';
import { decode, encode } from './codec.js';
import type { Folded, Journal } from './journal.js';
import type { Journals } from './journals.js';

type Estimate = Parameters<BudgetStore['reserve']>[2];
type Reading = Awaited<ReturnType<BudgetStore['read']>>;

const amount = z.number().nonnegative();
const estimate: z.ZodType<Estimate> = z.object({ modelCalls: amount, costUsd: amount });
const limits: z.ZodType<BudgetLimits> = z.object({ modelCalls: amount.nullable(), costUsd: amount.nullable() });
const spent: z.ZodType<Spent> = z.object({ modelCalls: amount, tokens: amount, costUsd: amount, sandboxRuns: amount, unusable: amount.exactOptional() });
const entry = z.union([
  z.object({ open: limits }),
  z.object({ reserve: z.string(), for: estimate }),
  z.object({ settle: z.string(), spent }),
  z.object({ release: z.string() }),
  z.object({ limit: z.string(), to: limits }),
]);
type Entry = z.infer<typeof entry>;

/** Money is counted in whole billionths of a dollar: sums of fractions drift, and a drift could pass a limit. */
const NANO = 1_000_000_000;
const nano = (usd: number): number => Math.round(usd * NANO);

/** A budget as its journal tells it: the limits, what is spent, and what is reserved for calls in flight. A reservation counts if it fits where it stands. */
export class BudgetFold implements Folded {
  #limits: BudgetLimits | null = null;
  #spent: Spent = { modelCalls: 0, tokens: 0, costUsd: 0, sandboxRuns: 0 };
  #spentNano = 0;
  readonly #reserved = new Map<string, Estimate>();
  readonly #settled = new Set<string>();
  /** whether each wish for other limits was granted */
  readonly #limited = new Map<string, boolean>();
  #reservedCalls = 0;
  #reservedNano = 0;

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

  /** Null where nobody wished it. */
  limited(key: string): boolean | null {
    return this.#limited.get(key) ?? null;
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
    else if ('limit' in added) this.#limit(added.limit, added.to);
    else if (this.#free(added.settle)) this.#spend(added.settle, added.spent);
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
    const callsFit = modelCalls === null || this.#spent.modelCalls + this.#reservedCalls + wanted.modelCalls <= modelCalls;
    const costFits = costUsd === null || this.#spentNano + this.#reservedNano + nano(wanted.costUsd) <= nano(costUsd);
    return callsFit && costFits;
  }

  #reserve(key: string, wanted: Estimate): void {
    if (this.holds(key) || !this.#fits(wanted)) return;
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

  #spend(key: string, more: Spent): void {
    this.#settled.add(key);
    this.#spentNano += nano(more.costUsd);
    this.#spent = {
      ...this.#spent,
      modelCalls: this.#spent.modelCalls + more.modelCalls,
      tokens: this.#spent.tokens + more.tokens,
      sandboxRuns: this.#spent.sandboxRuns + more.sandboxRuns,
      ...(more.unusable === undefined ? {} : { unusable: (this.#spent.unusable ?? 0) + more.unusable }),
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
    const budget = this.#budgets.of(campaign);
    if (!budget.known.opened) await budget.add(text, () => null);
  }

  async reserve(campaign: string, key: string, wanted: Estimate): Promise<boolean> {
    const text = line({ reserve: key, for: checked(estimate, wanted, `the estimate of ${key}`) }, campaign);
    const budget = await this.#opened(campaign);
    return budget.add(text, (after) => after.holds(key));
  }

  async settle(campaign: string, key: string, cost: Spent): Promise<void> {
    const text = line({ settle: key, spent: checked(spent, cost, `the cost of ${key}`) }, campaign);
    const budget = await this.#opened(campaign);
    if (!budget.known.settled(key)) await budget.add(text, () => null);
  }

  async release(campaign: string, key: string): Promise<void> {
    const budget = await this.#opened(campaign);
    await budget.add(line({ release: key }, campaign), () => null);
  }

  async limit(campaign: string, key: string, wanted: BudgetLimits): Promise<boolean> {
    const text = line({ limit: key, to: checked(limits, wanted, `the limits of campaign ${campaign}`) }, campaign);
    const budget = await this.#opened(campaign);
    return budget.known.limited(key) ?? (await budget.add(text, (after) => after.limited(key) ?? false));
  }

  async read(campaign: string): Promise<Reading> {
    const reading = await this.#budgets.of(campaign).read((budget) => budget.reading());
    if (reading === null) throw missing(campaign);
    return reading;
  }

  async #opened(campaign: string): Promise<Journal<BudgetFold>> {
    const budget = this.#budgets.of(campaign);
    if (budget.known.opened || (await budget.read(({ opened }) => opened))) return budget;
    throw missing(campaign);
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
