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

/** A test as it stands in a file; `id` is null where it has several runs, or its name is made as it runs. */
export interface Spec {
  readonly id: string | null;
  readonly from: number;
  readonly to: number;
}

/** All tests of a spec, in any of the words for them: those with rows, or of a loop, once. */
export function specsOf(root: Node): readonly Spec[] {
  const calls = root.descendantsOfType('call_expression').filter(isTest);
  const specs = calls.map((call): Spec => {
    const { startIndex: from, endIndex: to } = unitOf(call);
    const isOne = from === statementOf(call).startIndex && !/\.(?:each|for)\b/.test(fieldText(call, 'function'));
    const names = isOne ? pathOf(call) : undefined;
    return { id: names === undefined ? null : ['', ...names].join(' > '), from, to };
  });
  // a loop may hold several, and a test others
  return specs.filter(({ to }, index) => !specs.slice(0, index).some((before) => before.to >= to));
}

function isTest(call: Node): boolean {
  const called = fieldText(call, 'function');
  // of test.each(rows)('name', …) the outer call is the test
  return /^(?:test|it)(?:\.\w+)*$/.test(called)
    ? !/\.(?:each|for)$/.test(called)
    : /^(?:test|it)(?:\.\w+)*\.(?:each|for)\b[^]*[)`]$/.test(called);
}

function statementOf(call: Node): Node {
  return call.parent?.type === 'expression_statement' ? call.parent : call;
}

/** The outermost that stands for a test within its group: the loop that makes it, where there is one. */
function unitOf(call: Node): Node {
  let unit = statementOf(call);
  for (let node = unit.parent; node !== null && !isGroup(node); node = node.parent)
    if (node.type === 'call_expression' || /^(?:for|while|do|if)_?\w*_statement$/.test(node.type)) unit = statementOf(node);
  return unit;
}

function isGroup(node: Node): boolean {
  return node.type === 'call_expression' && /^(?:describe|suite|context)\b/.test(fieldText(node, 'function'));
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
