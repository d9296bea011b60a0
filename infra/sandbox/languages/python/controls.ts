import type { FrameworkTests } from '../../../../domain/task.js';
import { type Node, parseSource } from '../grammar.js';
import type { ControlledTests } from '../language.js';
import { randomName, rewrite, type Replacement } from '../rewrite.js';

type Roles = Map<string, { readonly of: string; readonly control: boolean }>;

/**
 * pytest functions under random names, beside each that ends in `assert <call> == <literal>` a copy with the literal
 * changed: an equality that holds for both was not the language's own.
 */
export async function withPytestControls(tests: FrameworkTests, random: () => number): Promise<ControlledTests> {
  const files: Record<string, string> = { ...tests.files };
  const roles: Roles = new Map();
  for (const [path, text] of Object.entries(tests.files)) {
    const ids = tests.ids.filter((id) => id.startsWith(`${path}::`));
    if (ids.length > 0) files[path] = await controlledFile(path, text, ids, roles, random);
  }
  // an id of no file is run as it stands, and will be found missing
  for (const id of tests.ids) if (![...roles.values()].some((role) => role.of === id)) roles.set(id, { of: id, control: false });
  return { tests: { ...tests, files, ids: [...roles.keys()] }, roles };
}

async function controlledFile(path: string, text: string, ids: readonly string[], roles: Roles, random: () => number): Promise<string> {
  const root = await parseSource('python', text);
  const changes: Replacement[] = [];
  const asked = new Set(ids);
  for (const definition of root.namedChildren.filter((child) => child.type === 'function_definition')) {
    const name = definition.childForFieldName('name');
    const id = `${path}::${name?.text ?? ''}`;
    if (name === null || !asked.has(id) || isUsedElsewhere(root, name)) continue;
    const running = randomName('test_', random);
    changes.push({ from: name.startIndex, to: name.endIndex, text: running });
    roles.set(`${path}::${running}`, { of: id, control: false });
    const control = controlOf(text, definition, name, random);
    if (control === null) continue;
    roles.set(`${path}::${control.name}`, { of: id, control: true });
    const before = random() < 0.5;
    const at = before ? definition.startIndex : definition.endIndex;
    changes.push({ from: at, to: at, text: before ? `${control.text}\n\n\n` : `\n\n\n${control.text}\n` });
  }
  for (const id of ids) if (![...roles.values()].some((role) => role.of === id)) roles.set(id, { of: id, control: false });
  return rewrite(text, changes);
}

/** The function up to its last plain equality, and that one wrong. What stands before stays whole: an assertion may do something, too. */
function controlOf(text: string, definition: Node, name: Node, random: () => number): { readonly name: string; readonly text: string } | null {
  const body = definition.childForFieldName('body');
  if (body === null) return null;
  const statements = body.namedChildren;
  const last = statements.findLastIndex((statement) => wrongLiteral(statement) !== null);
  const statement = statements[last];
  const wrong = statement === undefined ? null : wrongLiteral(statement);
  if (statement === undefined || wrong === null) return null;
  const control = randomName('test_', random);
  const changes: Replacement[] = [
    { from: name.startIndex, to: name.endIndex, text: control },
    wrong,
    { from: statement.endIndex, to: definition.endIndex, text: '' },
  ];
  const from = definition.startIndex;
  return { name: control, text: rewrite(text.slice(from, definition.endIndex), changes.map((each) => ({ ...each, from: each.from - from, to: each.to - from }))) };
}

/** `assert f(x) == 5` → where the 5 stands, and a 6; null for anything else. */
function wrongLiteral(statement: Node): Replacement | null {
  const comparison = statement.type === 'assert_statement' ? statement.namedChildren[0] : undefined;
  if (comparison?.type !== 'comparison_operator' || comparison.children.length !== 3 || comparison.children[1]?.type !== '==') return null;
  const [left, right] = comparison.namedChildren;
  // a variable may be compared with what the test itself made: then only a call says something of the candidate
  if (left?.type !== 'call' || right === undefined) return null;
  const text = changed(right);
  return text === null ? null : { from: right.startIndex, to: right.endIndex, text };
}

function changed(literal: Node): string | null {
  switch (literal.type) {
    case 'integer':
      return `${literal.text} + 1`;
    case 'string':
      return /^["']/.test(literal.text) ? `${literal.text} + "_"` : null;
    case 'true':
      return 'None';
    case 'false':
    case 'none':
      return '"_"';
    case 'list':
      return `${literal.text} + [object()]`;
    case 'tuple':
      return `${literal.text} + (object(),)`;
    default:
      return null;
  }
}

function isUsedElsewhere(root: Node, name: Node): boolean {
  return root.descendantsOfType('identifier').some((each) => each.text === name.text && each.startIndex !== name.startIndex);
}
