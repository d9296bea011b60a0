import type { RaceConditions } from '../domain/acceptance.js';
import type { UndecidedRecord } from '../ports/campaign-records.js';
import type { Practised } from '../activities/cycle/practised.js';
import type { RunResult } from '../domain/search/runs.js';
import type { CycleOutcome, CycleView } from './contract.js';

/** A practised episode, and what it came to. */
export interface PractisedTask extends Practised {
  /** attempts that it took; null where it was not solved */
  readonly attempts: number | null;
  readonly result: RunResult;
  readonly modelCalls: number;
  /** of the search, where there is one */
  readonly place: number | null;
  /** it failed before, and was drawn for that: it says nothing of how good the champion is */
  readonly again: boolean;
}

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
