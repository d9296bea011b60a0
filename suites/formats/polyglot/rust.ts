import { rewrite } from '../../../syntax/rewrite.js';
import { attributesOf, testFunctions } from '../../rust/cargo.js';
import { type Node, parse } from '../../syntax.js';
import { splitTestFile } from '../../written-tests.js';
import { missingCrates } from '../../rust/crates.js';
import { type Reading, textOf } from './exercise.js';

const FILE = 'src/lib.rs';
/** `src/lib.rs`, a trusted manifest and a file of integration tests. */
export const readRust: Reading = async (exercise, id, seed) => {
  const [test] = exercise.test;
  if (test === undefined || !exercise.solution.includes(FILE)) return `it lists no test, or no ${FILE}`;
  const manifest = textOf(exercise, exercise.files['.meta/Cargo-example.toml'] === undefined ? 'Cargo.toml' : '.meta/Cargo-example.toml');
  const missing = await missingCrates(manifest);
  if (missing.length > 0) return `its reference needs the crate ${missing.join(', ')}`;
  const text = await enabled(textOf(exercise, test));
  const tests = testFunctions(await parse('rust', text)).map((each) => ({
    id: [test, ...each.path, each.test.childForFieldName('name')?.text ?? ''].join('::'),
    from: each.attributes[0]?.startIndex ?? each.test.startIndex,
    to: each.test.endIndex,
  }));
  const sides = splitTestFile(seed, id, { framework: 'cargo', path: test, text, tests });
  return {
    files: { [FILE]: textOf(exercise, FILE), 'Cargo.toml': manifest },
    editable: [FILE],
    reference: { [FILE]: textOf(exercise, exercise.example[0]) },
    ...sides,
  };
};

/**
 * All tests but the first are ignored upstream, one to be enabled after the other. Those of a feature that is off, and those that start
 * a compiler, are dropped.
 */
async function enabled(text: string): Promise<string> {
  const root = await parse('rust', text);
  const ignored = root.descendantsOfType('attribute_item').filter((each) => /^#\[\s*ignore\b/.test(each.text));
  const dropped = testFunctions(root).filter(({ test }) => isFeature(test) || /\bcompile_fail\(/.test(test.text));
  const cuts = dropped.map(({ test, attributes }) => ({ from: attributes[0]?.startIndex ?? test.startIndex, to: test.endIndex, text: '' }));
  const marks = ignored.map((each) => ({ from: each.startIndex, to: each.endIndex, text: '' }));
  return rewrite(text, [...cuts, ...marks.filter((mark) => !cuts.some((cut) => cut.from <= mark.from && mark.to <= cut.to))]);
}

/** Whether an item, or a module around it, is compiled only with a feature. */
function isFeature(item: Node): boolean {
  if (attributesOf(item).some((each) => /^#\[\s*cfg\(\s*feature/.test(each.text))) return true;
  return item.parent !== null && isFeature(item.parent);
}
