import { waitingLine } from '../domain/waiting.js';
import type { CampaignProgress } from '../ports/campaign-control.js';
import type { CampaignState } from '../ports/records.js';
import type { HistoryLine } from './history.js';

/** Something about a campaign that a person may have to look at. */
export interface OpenTrouble {
  readonly campaign: string;
  /**
   * paused: it goes on when a person says so; waiting: it goes on by itself when what it waits for is back; unreadable: something of it
   * is missing or broken on record
   */
  readonly kind: 'paused' | 'waiting' | 'unreadable';
  readonly what: string;
  /** ISO 8601; null where nobody knows */
  readonly since: string | null;
}

/** What is so now. `waits`: of one that runs. */
export function openTroubles({ id, status, because, updatedAt }: CampaignState, waits: CampaignProgress['waits']): readonly OpenTrouble[] {
  return [
    ...(status === 'paused' ? [{ campaign: id, kind: 'paused' as const, what: because, since: updatedAt }] : []),
    ...waits.map((wait) => ({ campaign: id, kind: 'waiting' as const, what: waitingLine(wait), since: wait.since })),
  ];
}

/** Whether a line of a campaign's history tells of something out of the ordinary: a fall, a way back, what a person forced or stopped. */
export function isOutOfTheOrdinary({ kind, what }: HistoryLine): boolean {
  return kind === 'rollback' || kind === 'incident' || FORCED.has(what);
}

const FORCED: ReadonlySet<string> = new Set([
  'champion by force',
  'champion by harm',
  'order: pause',
  'order: resume',
  'order: stop',
  'order: promote',
  'order: veto',
]);
