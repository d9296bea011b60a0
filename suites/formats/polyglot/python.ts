import { writtenTests } from '../../python/written.js';
import { splitTestFile } from '../../written-tests.js';
import { chosen, type Reading, textOf } from './exercise.js';

/** `slug.py` and a file of unittest classes, which pytest runs. */
export const readPython: Reading = async (exercise, id, seed) => {
  const [path] = exercise.solution;
  const [test, ...helpers] = exercise.test;
  if (path === undefined || test === undefined) return 'it lists no solution or no test';
  const text = textOf(exercise, test);
  const sides = splitTestFile(seed, id, {
    framework: 'pytest',
    path: test,
    text,
    tests: await writtenTests(test, text),
    gap: 'pass',
    support: chosen(exercise.files, (each) => helpers.includes(each)),
  });
  return {
    files: { [path]: textOf(exercise, path) },
    editable: [path],
    reference: { [path]: textOf(exercise, exercise.example[0]) },
    ...sides,
  };
};
