import { field, functionsOf, parsePython, parts } from '../../python/syntax.js';
import { splitTestFile, type WrittenTest } from '../../written-tests.js';
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
    tests: await testsOf(test, text),
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

async function testsOf(path: string, text: string): Promise<WrittenTest[]> {
  const classes = parts(await parsePython(text)).filter((each) => each.type === 'class_definition');
  return classes.flatMap((type) =>
    functionsOf(field(type, 'body'))
      .filter((each) => field(each, 'name').text.startsWith('test'))
      .map((each) => {
        const whole = each.parent?.type === 'decorated_definition' ? each.parent : each;
        return { id: `${path}::${field(type, 'name').text}::${field(each, 'name').text}`, from: whole.startIndex, to: whole.endIndex };
      }),
  );
}
