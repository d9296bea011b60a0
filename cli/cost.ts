import { usd } from '../domain/figures.js';
import { OFFLINE_MODEL } from '../infra/stack/model-setting.js';

/** What was paid, for people. Tokens of a priced model cost something: where they cost nothing, nobody said what they cost. */
export function costText({ tokens, costUsd }: { readonly tokens: number; readonly costUsd: number }, model: string): string {
  return tokens > 0 && costUsd === 0 && model !== OFFLINE_MODEL ? 'no price set' : usd(costUsd);
}
