import type { RaceRecord } from '../../ports/records.js';

/** A race of the campaign `night` that its challenger lost. */
export const LOST_RACE: RaceRecord = {
  campaign: 'night',
  branch: 0,
  cycle: 1,
  champion: 'a',
  challenger: 'b',
  k: 1,
  decision: 'dropped',
  because: 'it lost',
  pairs: 4,
  wins: 1,
  losses: 3,
  outcomes: 'WLLL',
  winFamilies: 1,
  voids: { champion: 0, challenger: 0 },
  logE: 0,
  logThreshold: 3,
  modelCalls: 8,
  costUsd: 0,
};
