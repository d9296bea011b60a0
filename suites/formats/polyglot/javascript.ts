import { rewrite } from '../../../syntax/rewrite.js';
import { jestTests } from '../../javascript/jest.js';
import { neededPackages } from '../../javascript/program.js';
import { fieldText, type Node, parse } from '../../syntax.js';
import { splitTestFile } from '../../written-tests.js';
import { type Reading, textOf } from './exercise.js';

/** `slug.js` and a spec for jest. */
export const readJavascript: Reading = async (exercise, id, seed) => {
  const [path] = exercise.solution;
  const [test] = exercise.test;
  if (path === undefined || test === undefined) return 'it lists no solution or no test';
  const reference = textOf(exercise, exercise.example[0]);
  const packages = neededPackages(await parse('javascript', reference));
  if (packages.length > 0) return `needs the package ${packages.join(', ')}`;
  const text = await enabled(textOf(exercise, test));
  const tests = jestTests(test, await parse('javascript', text));
  if (tests === undefined) return 'the names of its tests are only known when it runs';
  return {
    files: { [path]: textOf(exercise, path) },
    editable: [path],
    reference: { [path]: reference },
    ...splitTestFile(seed, id, { framework: 'jest', path: test, text, tests }),
  };
};

/** All tests but the first are disabled upstream, one to be enabled after the other. Those that upstream skips as too slow are dropped. */
async function enabled(text: string): Promise<string> {
  const calls = (await parse('javascript', text)).descendantsOfType('call_expression');
  const disabled = calls
    .map((call) => call.childForFieldName('function'))
    .filter((callee): callee is Node => /^x(test|it|describe)$/.test(callee?.text ?? ''));
  const slow = calls.filter((call) => /^(test|it|describe)\.skip$/.test(fieldText(call, 'function')));
  return rewrite(text, [
    ...disabled.map((callee) => ({ from: callee.startIndex, to: callee.startIndex + 1, text: '' })),
    ...slow.map((call) => ({ from: call.startIndex, to: call.endIndex, text: '' })),
  ]);
}
