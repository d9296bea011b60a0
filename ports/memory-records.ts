import type { Address } from '../domain/address.js';
import type { Account, RowOrder } from '../domain/memory/account.js';

/** What changes of memory, kept as it happens: rows themselves never change. */

/** What a cycle did to memory. Its id is an address below that of the cycle. */
export interface AccountRecord extends Account {
  readonly campaign: string;
  readonly branch: number;
  /** -1: of no cycle, but of what the campaign took over when it was made */
  readonly cycle: number;
  /** train episodes of the campaign's list that were looked at, by all accounts of the branch so far */
  readonly upTo: number;
  /** those of them that had not ended then */
  readonly open: readonly Address[];
}

/** What a person said of a row. */
export interface RowOrderRecord {
  readonly row: string;
  readonly order: RowOrder;
  readonly because: string;
  /** ISO 8601 */
  readonly at: string;
}
