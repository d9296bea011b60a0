import type { TestReader } from '../python/cases.js';
import { evaluate } from '../python/evaluate.js';
import { field, type Node, parts } from '../python/syntax.js';
import { elements, type Py, same } from '../python/values.js';

/** Reads a test function of (input_data, expected) once for each line of its data; false where it cannot be followed. */
export function parameterised(reader: TestReader, test: Node): boolean {
  const statements = parts(field(test, 'body'));
  const slow = statements.filter((each) => each.type === 'if_statement' && each.text.includes('pytest.skip(')).flatMap(listsIn);
  const rest = statements.filter((each) => each.type !== 'if_statement');
  return (elements(reader.value('testdata')) ?? []).every((line) => {
    const [input, expected] = elements(line) ?? [];
    if (input === undefined || expected === undefined) return false;
    if (slow.some((each) => same(each, input))) return true;
    return reader
      .inner(
        new Map<string, Py>([
          ['input_data', input],
          ['expected', expected],
        ]),
      )
      .read(rest);
  });
}

/** The inputs that a condition names. */
function listsIn(statement: Node): Py[] {
  return field(statement, 'condition')
    .descendantsOfType('list')
    .flatMap((each) => evaluate(each, { names: new Map(), classes: new Map() }) ?? []);
}
