import type { Files } from '../../../domain/task.js';
import { rewrite } from '../../../syntax/rewrite.js';
import { beforeIndex, testMethods } from '../../java/junit.js';
import { field, fieldText, parse, parts } from '../../syntax.js';
import { splitTestFile } from '../../written-tests.js';
import { chosen, type Exercise, type Reading, textOf } from './exercise.js';

const MAIN = 'src/main/java/';
const REFERENCE = '.meta/src/reference/java/';
/** What tests and programs may import: the JDK, and what the sandbox brings to tests. */
const AT_HAND = /^(static )?(java|javax|org\.junit|org\.assertj)\./;

/** Classes under `src/main/java/` and a class of JUnit 5 tests with AssertJ. */
export const readJava: Reading = async (exercise, id, seed) => {
  const [test] = exercise.test;
  if (test === undefined) return 'it lists no test';
  const files = chosen(exercise.files, (path) => path.startsWith(MAIN));
  const reference = await referenceOf(exercise);
  const text = await enabled(textOf(exercise, test));
  const library = foreignImports([text, ...Object.values(files), ...Object.values(reference)])[0];
  if (library !== undefined) return `needs a library: it imports ${library}`;
  const type = (await parse('java', text)).descendantsOfType('class_declaration')[0];
  if (type === undefined) return 'its test file holds no class';
  const name = fieldText(type, 'name');
  const tests = testMethods(type).map((method) => ({
    id: `${name}#${field(method, 'name').text}`,
    from: beforeIndex(method),
    to: method.endIndex,
  }));
  return { files, editable: exercise.solution, reference, ...splitTestFile(seed, id, { framework: 'junit', path: test, text, tests }) };
};

/** All tests but the first are disabled upstream, one to be enabled after the other. */
async function enabled(text: string): Promise<string> {
  const annotations = (await parse('java', text))
    .descendantsOfType(['annotation', 'marker_annotation'])
    .filter((each) => fieldText(each, 'name') === 'Disabled');
  return rewrite(
    text,
    annotations.map((each) => ({ from: each.startIndex, to: each.endIndex, text: '' })),
  );
}

function foreignImports(texts: readonly string[]): string[] {
  return texts
    .flatMap((text) => [...text.matchAll(/^import ((?:static )?[\w.]+)/gm)].map((found) => found[1] ?? ''))
    .filter((name) => !AT_HAND.test(name));
}

/** The editable files in their right form. A class of the reference that has no stub is appended to the first. */
async function referenceOf({ files, solution }: Exercise): Promise<Files> {
  const right = Object.entries(files)
    .filter(([path]) => path.startsWith(REFERENCE))
    .map(([path, text]) => [MAIN + path.slice(REFERENCE.length), text] as const);
  const additional = right.filter(([path]) => !solution.includes(path) && files[path] === undefined).map(([, text]) => text);
  const reference = Object.fromEntries(right.filter(([path]) => solution.includes(path)));
  const [first] = solution;
  if (first === undefined || additional.length === 0) return reference;
  return { ...reference, [first]: await merged([reference[first] ?? '', ...additional]) };
}

/** Several classes in one file, of which the first alone is public. */
async function merged(texts: readonly string[]): Promise<string> {
  const roots = await Promise.all(texts.map((text) => parse('java', text)));
  const imports = roots.flatMap((root) =>
    parts(root)
      .filter((each) => each.type === 'import_declaration')
      .map((each) => each.text),
  );
  const classes = roots.map((root, index) => {
    const declared = parts(root)
      .filter((each) => each.type.endsWith('_declaration') && !/^(import|package)_/.test(each.type))
      .map((each) => each.text);
    return declared.map((text) => (index === 0 ? text : text.replace(/^public /, ''))).join('\n\n');
  });
  return `${[[...new Set(imports)].join('\n'), ...classes].filter((each) => each !== '').join('\n\n')}\n`;
}
