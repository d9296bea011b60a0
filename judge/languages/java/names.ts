import type { Node } from '../../../syntax/source.js';

/** The arguments of a call, or of what makes an object. */
export function argumentsOf(call: Node): readonly Node[] {
  return withoutComments(call.childForFieldName('arguments')?.namedChildren ?? []);
}

export function withoutComments(nodes: readonly Node[]): readonly Node[] {
  return nodes.filter((each) => !each.type.endsWith('comment'));
}

export function textOf(node: Node, field: string): string {
  return node.childForFieldName(field)?.text ?? '';
}

/** The method, or the initializer, that something stands in. */
export function around(node: Node, types: readonly string[]): Node | null {
  let each = node.parent;
  while (each !== null && !types.includes(each.type)) each = each.parent;
  return each;
}

export function sameNode(one: Node | null, other: Node | null): boolean {
  return one !== null && other !== null && one.id === other.id;
}

/** The one place where a name is declared with a value, and nothing gives it another: a local variable of the method, or a field. */
export function declarationOf(name: Node): Node | null {
  const method = around(name, ['method_declaration']);
  const root = method === null ? null : around(method, ['program']);
  if (method === null || root === null) return null;
  const local = declaredIn(method, name.text);
  if (local.length > 0) return local.length === 1 ? steady(local[0] ?? null, method) : null;
  const fields = declaredIn(root, name.text);
  // another method may have a variable of that name: its uses are none of the field's
  return fields.length === 1 && fields[0]?.parent?.type === 'field_declaration' ? steady(fields[0], root) : null;
}

/** Everything in a scope that declares this name, parameters among it. */
function declaredIn(scope: Node, name: string): readonly Node[] {
  const declarations = scope.descendantsOfType([
    'variable_declarator',
    'formal_parameter',
    'catch_formal_parameter',
    'enhanced_for_statement',
    'resource',
    'inferred_parameters',
    'lambda_expression',
    'spread_parameter',
  ]);
  return declarations.filter((each) => textOf(each, 'name') === name || namesParameter(each, name));
}

function namesParameter(node: Node, name: string): boolean {
  if (node.type === 'inferred_parameters') return node.namedChildren.some((each) => each.text === name);
  return node.type === 'lambda_expression' && textOf(node, 'parameters') === name;
}

function steady(declaration: Node | null, scope: Node): Node | null {
  if (declaration?.type !== 'variable_declarator' || declaration.childForFieldName('dimensions') !== null) return null;
  const name = textOf(declaration, 'name');
  const changes = scope.descendantsOfType(['assignment_expression', 'update_expression']).filter((each) => targetOf(each) === name);
  const [change, ...more] = changes;
  if (declaration.childForFieldName('value') !== null) return changes.length === 0 ? declaration : null;
  return more.length === 0 && change !== undefined && isSetUp(change) ? declaration : null;
}

/** Whether an assignment is a statement of a method that runs before each test. */
function isSetUp(change: Node): boolean {
  const method = change.parent?.parent?.parent;
  return (
    change.type === 'assignment_expression' &&
    textOf(change, 'operator') === '=' &&
    method?.type === 'method_declaration' &&
    /^\s*@Before(?:Each|All|Class)?\b/.test(method.text)
  );
}

/** What a declared name stands for, said there or before each test. */
export function valueOf(declaration: Node | null): Node | null {
  const name = declaration === null ? '' : textOf(declaration, 'name');
  const set =
    declaration?.parent?.type === 'field_declaration'
      ? around(declaration, ['program'])
          ?.descendantsOfType('assignment_expression')
          .find((each) => targetOf(each) === name)
      : undefined;
  return declaration?.childForFieldName('value') ?? set?.childForFieldName('right') ?? null;
}

function targetOf(change: Node): string {
  const target = change.type === 'assignment_expression' ? change.childForFieldName('left') : (change.namedChildren[0] ?? null);
  const whole = target?.type === 'array_access' ? target.childForFieldName('array') : target;
  return (whole?.text ?? '').replace(/^this\./, '');
}

/** Where the name of a declaration is used. */
export function usesOf(declaration: Node): readonly Node[] {
  const field = declaration.parent?.type === 'field_declaration';
  const scope = field ? around(declaration, ['program']) : around(declaration, ['method_declaration']);
  const name = declaration.childForFieldName('name');
  return (scope?.descendantsOfType('identifier') ?? []).filter(
    (each) => each.text === name?.text && !sameNode(each, name) && !isOfAnother(each) && !isTarget(each),
  );
}

function isTarget(identifier: Node): boolean {
  const whole = identifier.parent?.type === 'field_access' ? identifier.parent : identifier;
  return whole.parent?.type === 'assignment_expression' && sameNode(whole.parent.childForFieldName('left'), whole);
}

/** The name of a method that is called, of a field of something else, or of a key. */
function isOfAnother(identifier: Node): boolean {
  const { parent } = identifier;
  if (parent === null) return false;
  if (parent.type === 'method_invocation' || parent.type === 'method_declaration')
    return sameNode(parent.childForFieldName('name'), identifier);
  if (parent.type === 'element_value_pair') return sameNode(parent.childForFieldName('key'), identifier);
  return parent.type === 'field_access' && sameNode(parent.childForFieldName('field'), identifier) && textOf(parent, 'object') !== 'this';
}
