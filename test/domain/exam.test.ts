import { describe, expect, it } from 'vitest';
import { unpaidExam } from '../../domain/exam.js';

describe('a budget that the first exam uses up', () => {
  const exam = { sealed: 28, runs: 2, callsPerEpisode: 5 };

  it('is told of before the start, with the way out', () => {
    expect(unpaidExam({ ...exam, modelCalls: 55 })).toBe(
      'The first exam takes 56 to 280 model calls (28 sealed tasks, 2 times each): a budget of 55 is spent before anything can be learned. --max-model-calls 560 pays for both exams; --exam-runs 1 makes them shorter.',
    );
    expect(unpaidExam({ ...exam, runs: 1, modelCalls: 5 })).toMatch(/28 sealed tasks, once each.*pays for both exams\.$/);
  });

  it('is no matter where there is none, or it may last', () => {
    expect(unpaidExam({ ...exam, modelCalls: null })).toBeNull();
    expect(unpaidExam({ ...exam, modelCalls: 56 })).toBeNull();
  });
});
