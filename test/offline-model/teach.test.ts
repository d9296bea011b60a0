import { expect, it } from 'vitest';
import { FIXES_FOR_WEIGHTS } from '../../domain/adapt/ranker.js';
import { hasLearned, teach } from '../../offline-model/rank/learn.js';
import type { Lesson } from '../../offline-model/rank/teach.js';

/** Of three candidates the last is right, by an operator that stands last by hand and what it is like. */
const lesson = (family: string): Lesson => ({
  family,
  language: 'python',
  symptoms: new Map([['raised IndexError', 1]]),
  operator: 'off-by-one',
  choice: {
    scores: [2, 1, 0],
    operators: ['compare-swap', 'negate', 'off-by-one'],
    features: [[['puts a name', 1]], [['puts a name', 1]], [['puts one less', 1]]],
    right: 2,
  },
});
const lessons = Array.from({ length: FIXES_FOR_WEIGHTS }, (_, index) => lesson(`family ${index}`));

it('what is alike in many fixes is learned, and the same fixes teach the same', async () => {
  const ranker = await teach(lessons);
  expect(hasLearned(ranker)).toBe(true);
  expect(ranker.weights?.['puts one less']).toBeGreaterThan(0.2);
  expect(await teach(lessons)).toEqual(ranker);
});

it('others have their turn on the thread while it learns', async () => {
  let turns = 0;
  let isOver = false;
  const turn = (): void => {
    turns += 1;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  await teach(lessons);
  isOver = true;
  expect(turns).toBeGreaterThan(10);
});
