import type { Snapshot } from '../../domain/tactics/tactic.js';

/** What a tactic is asked with where nothing has happened yet. */
export const NOTHING_YET: Omit<Snapshot, 'parent' | 'champion'> = {
  archive: [],
  lessons: [],
  episodes: [],
  seen: [],
  ruleCounts: [],
  ancestors: [],
  successes: [],
  references: [],
  errorClasses: {},
  cutOff: 0,
  failedBefore: [],
  feedback: [],
  variant: null,
  seed: 1,
};
