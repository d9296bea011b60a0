import type { WrittenTest } from '../written-tests.js';
import { field, functionsOf, type Node, parsePython, parts } from './syntax.js';

/** The tests of a file by their ids, `path::test` and `path::Class::test`. */
export async function writtenTests(path: string, text: string): Promise<WrittenTest[]> {
  const root = await parsePython(text);
  const classes = parts(root).filter((each) => each.type === 'class_definition');
  return [...testsIn(root, path), ...classes.flatMap((type) => testsIn(field(type, 'body'), `${path}::${field(type, 'name').text}`))];
}

function testsIn(block: Node, prefix: string): WrittenTest[] {
  return functionsOf(block)
    .filter((each) => field(each, 'name').text.startsWith('test'))
    .map((each) => {
      const whole = each.parent?.type === 'decorated_definition' ? each.parent : each;
      return { id: `${prefix}::${field(each, 'name').text}`, from: whole.startIndex, to: whole.endIndex };
    });
}
