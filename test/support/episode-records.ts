import type { EpisodeProgress, EpisodeSpec } from '../../domain/episode.js';
import type { EpisodeRecord } from '../../ports/records.js';

/** An episode that solved its task at once. */
export const SOLVED_EPISODE: EpisodeRecord = {
  taskId: 't',
  plausible: true,
  solved: true,
  attempts: 1,
  attemptsToPass: 1,
  status: 'passed',
  errorClass: null,
  trust: 'split',
  compiled: 1,
  testsPassed: 1,
  modelCalls: 2,
  sandboxRuns: 1,
  tokens: 1,
  costUsd: 0,
  recalled: [],
  reason: '',
  scores: null,
  score: null,
};

/** An episode by reference, of names that nothing looks up. */
export const ANY_EPISODE: EpisodeSpec = {
  address: 'a',
  campaign: 'c',
  model: 'm',
  task: 't',
  strategy: 's',
  seed: 1,
  attempts: 8,
  samples: 3,
  reflections: 1,
  recall: 0,
  view: [],
};

export const BEGUN_EPISODE: EpisodeProgress = { given: null, answers: [], reflections: [], passed: null, voided: '' };
