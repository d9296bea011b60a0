import type { z } from 'zod';
import type { Role } from '../../domain/roles.js';
import { RatchetFailure } from '../../ports/failures.js';
import type { BudgetLimits, Paid, Spent } from '../../ports/records.js';
import { type BudgetFold, estimate, limits, paid, spent, tryEnd, type BudgetEntry, type Estimate } from './budget-fold.js';
import { encode } from './codec.js';
import type { Journal } from './journal.js';
import type { Journals } from './journals.js';
import type { BudgetReading, BudgetStore, TryEnd } from '../../ports/store.js';

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

  async begin(campaign: string, call: string, id: string, atMost: Paid, part = 0, role: Role = 'solver'): Promise<boolean> {
    const text = line({ begin: call, try: id, for: checked(paid, atMost, `the estimate of ${call}`), part, role }, campaign);
    const budget = await this.#opened(campaign);
    return budget.add(text, (after) => after.underWay(call, id, part));
  }

  async end(campaign: string, call: string, id: string, as: TryEnd): Promise<{ readonly tries: number; readonly othersTaken: boolean }> {
    const text = line({ end: call, try: id, as: checked(tryEnd, as, `the end of ${call}`) }, campaign);
    const budget = await this.#opened(campaign);
    return budget.known.closed(call) ? budget.known.inVain(call) : budget.add(text, (after) => after.inVain(call));
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

  async read(campaign: string): Promise<BudgetReading> {
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

function line(added: BudgetEntry, campaign: string): string {
  return encode(added, `the budget of campaign ${campaign}`);
}

function checked<T>(schema: z.ZodType<T>, value: T, what: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new RatchetFailure(
    'bad-request',
    `${what}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`,
  );
}

function missing(campaign: string): RatchetFailure {
  return new RatchetFailure('missing-record', `campaign ${campaign} has no budget: it was never opened`);
}
