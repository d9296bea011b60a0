import type { RaceConditions } from '../domain/acceptance.js';
import type { UndecidedRecord } from '../ports/campaign-records.js';
import type { CycleOutcome, CycleView } from './contract.js';

/** What came of looking for a challenger. */
export interface Sought {
  /** the version that earns a race; null: none does */
  readonly challenger: string | null;
  /** an undecided race that goes on instead */
  readonly earlier: UndecidedRecord | null;
  readonly told: Pick<CycleOutcome, 'heard' | 'challenger' | 'because' | 'search'>;
}

export type Now = Pick<RaceConditions, 'champion' | 'fingerprint' | 'suiteId'>;
export type Show = (change: Partial<CycleView>) => void;
