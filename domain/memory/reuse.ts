import { wilson, type Rate } from '../metrics.js';
import type { Use } from './account.js';

/** How much of what was remembered was used. */
export interface Reuse {
  /** MemoryReuseRate: of the train episodes that looked into memory, the share that was told something of it */
  readonly rate: Rate;
  /** share solved of those that were told something, and of those that were not */
  readonly solvedWith: Rate;
  readonly solvedWithout: Rate;
}

export function reuseOf(uses: readonly Use[]): Reuse {
  const asked = uses.filter((use) => use.asked);
  const [told, untold] = [asked.filter((use) => use.told.length > 0), asked.filter((use) => use.told.length === 0)];
  return { rate: wilson(told.length, asked.length), solvedWith: solvedOf(told), solvedWithout: solvedOf(untold) };
}

function solvedOf(uses: readonly Use[]): Rate {
  return wilson(uses.filter((use) => use.solved).length, uses.length);
}
