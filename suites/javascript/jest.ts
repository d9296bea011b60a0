import { unescaped } from '../cases/escapes.js';
import { field, fieldText, type Node, parts } from '../syntax.js';
import type { WrittenTest } from '../written-tests.js';

/** The tests of a spec by their names, `path > outer > inner`; undefined where a name is made as it runs, or stands twice. */
export function jestTests(path: string, root: Node): WrittenTest[] | undefined {
  const calls = root.descendantsOfType('call_expression').filter((call) => /^(test|it)(\.\w+)?$/.test(fieldText(call, 'function')));
  const tests = calls.map((call) => testOf(path, call)).filter((test) => test !== undefined);
  const distinct = new Set(tests.map((test) => test.id)).size === calls.length;
  return distinct && calls.length > 0 ? tests : undefined;
}

function testOf(path: string, call: Node): WrittenTest | undefined {
  const names = pathOf(call);
  const statement = call.parent?.type === 'expression_statement' ? call.parent : call;
  return names === undefined ? undefined : { id: [path, ...names].join(' > '), from: statement.startIndex, to: statement.endIndex };
}

/** The names of the groups that a call stands in, and its own. */
function pathOf(call: Node): string[] | undefined {
  const title = parts(field(call, 'arguments'))[0];
  const name = title === undefined ? undefined : textOf(title);
  const group = groupOf(call);
  if (name === undefined || group === undefined) return undefined;
  if (group === null) return [name];
  const outer = pathOf(group);
  return outer === undefined ? undefined : [...outer, name];
}

function textOf(node: Node): string | undefined {
  const constant =
    node.type === 'string' || (node.type === 'template_string' && !parts(node).some((part) => part.type === 'template_substitution'));
  return constant ? unescaped(node.text.slice(1, -1), true) : undefined;
}

/** The `describe` around a call; null at the top; undefined inside anything else that is called, as a loop over data. */
function groupOf(call: Node): Node | null | undefined {
  for (let node = call.parent; node !== null; node = node.parent) {
    if (/^(for|while|do|if)_?\w*_statement$/.test(node.type)) return undefined;
    if (node.type === 'call_expression') return fieldText(node, 'function') === 'describe' ? node : undefined;
  }
  return null;
}
