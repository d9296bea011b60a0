import type { Amount } from '../domain/extension.js';
import { amountText } from '../domain/figures.js';
import type { OtherRole, RoleNames } from '../domain/roles.js';
import { FIRST_STRATEGY } from '../domain/strategy.js';
import { RatchetFailure } from '../ports/failures.js';

/** What a million tokens cost, in US dollars. */
interface Price {
  readonly usdPerMillionInput: number;
  readonly usdPerMillionOutput: number;
}

/** Those of the solver, and of roles that have their own. */
export interface Prices extends Price {
  readonly roles?: Readonly<Partial<Record<OtherRole, Price>>>;
}

/** What a campaign can be started with here: the model of the stack, and what the machine bears. */
export interface Offer {
  readonly name: string;
  /** of roles that have their own */
  readonly roles?: RoleNames;
  /** of the model, where it could be looked up */
  readonly fingerprint?: string;
  /** a token costs something */
  readonly priced: boolean;
  /** what an answer costs at most under the first strategy's settings; null where it costs nothing */
  readonly usdPerCall: number | null;
  /** episodes side by side */
  readonly concurrency: number;
}

export function offerOf(name: string, prices: Prices, concurrency: number, roles: RoleNames = {}): Offer {
  return { name, roles, priced: isPriced(prices), usdPerCall: usdPerAnswer(prices), concurrency };
}

export function isPriced({ roles = {}, ...solver }: Prices): boolean {
  return [solver, ...Object.values(roles)].some((each) => each.usdPerMillionInput > 0 || each.usdPerMillionOutput > 0);
}

/** One of the answers of a request, at most, under the first strategy's settings; null where an answer costs nothing. */
export function usdPerAnswer({ usdPerMillionOutput }: Pick<Prices, 'usdPerMillionOutput'>): number | null {
  const usd = (usdPerMillionOutput * FIRST_STRATEGY.decoding.maxTokens) / 1_000_000;
  return usd === 0 ? null : usd;
}

/** Throws RatchetFailure for a budget in dollars, however it comes to be given, where no call costs any. */
export function refuseUnpriced(dollars: Amount, priced: boolean): void {
  if (priced) return;
  const given = 'to' in dollars ? `${amountText(dollars.to)} US dollars` : `${amountText(dollars.more)} US dollars more`;
  throw new RatchetFailure(
    'bad-request',
    `a budget of ${given} would never be reached: the model has no price. Set RATCHET_USD_PER_MILLION_INPUT and RATCHET_USD_PER_MILLION_OUTPUT before \`ratchet up\`, or give a budget in model calls.`,
  );
}
