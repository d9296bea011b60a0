import type { Paid } from '../../ports/records.js';

/** Money is counted in whole billionths of a dollar: sums of fractions drift, and a drift could pass a limit. */
const NANO = 1_000_000_000;
export const nano = (dollars: number): number => Math.round(dollars * NANO);
export const usd = (nanoUsd: number): number => nanoUsd / NANO;

/** What was paid, added up. */
export class Sum {
  modelCalls = 0;
  tokens = 0;
  nanoUsd = 0;

  get costUsd(): number {
    return usd(this.nanoUsd);
  }

  get paid(): Paid {
    return { modelCalls: this.modelCalls, tokens: this.tokens, costUsd: this.costUsd };
  }

  add({ modelCalls, tokens, costUsd }: Paid): void {
    this.modelCalls += modelCalls;
    this.tokens += tokens;
    this.nanoUsd += nano(costUsd);
  }

  subtract({ modelCalls, tokens, costUsd }: Paid): void {
    this.modelCalls -= modelCalls;
    this.tokens -= tokens;
    this.nanoUsd -= nano(costUsd);
  }
}
