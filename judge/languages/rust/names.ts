import type { Node } from '../../../syntax/source.js';

export function argumentsOf(call: Node): readonly Node[] {
  return withoutComments(call.childForFieldName('arguments')?.namedChildren ?? []);
}

export function withoutComments(nodes: readonly Node[]): readonly Node[] {
  return nodes.filter((each) => !each.type.endsWith('comment') && each.type !== 'attribute_item');
}

/** What is called, without the types that are written behind it: `f`, `Point::new`, `HashSet::from`. */
export function calledBy(call: Node): string {
  const called = call.childForFieldName('function');
  const bare = called?.type === 'generic_function' ? called.childForFieldName('function') : called;
  return bare?.type === 'field_expression' ? '' : (bare?.text ?? '').replaceAll(/::<[^]*?>(?=::|$)/g, '').replaceAll(/\s/g, '');
}

/** The method that is called, and on what. */
export function methodOf(call: Node): { readonly name: string; readonly receiver: Node } | null {
  const called = call.type === 'call_expression' ? call.childForFieldName('function') : null;
  const bare = called?.type === 'generic_function' ? called.childForFieldName('function') : called;
  const receiver = bare?.type === 'field_expression' ? bare.childForFieldName('value') : null;
  return bare === null || bare === undefined || receiver === null ? null : { name: bare.childForFieldName('field')?.text ?? '', receiver };
}

export function around(node: Node, types: readonly string[]): Node | null {
  let each = node.parent;
  while (each !== null && !types.includes(each.type)) each = each.parent;
  return each;
}

/** What gives a name to the elements of something in it. */
const BINDS = ['closure_expression', 'for_expression', 'match_arm', 'if_expression', 'while_expression'];

/** The `let` that a name stands for, or the constant of its module or of the whole file; null for a parameter, or where it is not sure. */
export function declarationOf(name: Node): Node | null {
  for (let node: Node = name; node.parent !== null; node = node.parent) {
    const { parent } = node;
    if (BINDS.includes(parent.type) && bindsIn(parent, name)) return null;
    if (parent.type === 'block') {
      const before = parent.namedChildren.filter(
        (each) => each.type === 'let_declaration' && each.endIndex <= node.startIndex && patternsOf(each).includes(name.text),
      );
      const last = before.at(-1);
      if (last !== undefined)
        return last.childForFieldName('pattern')?.type === 'identifier' && last.childForFieldName('alternative') === null ? last : null;
    }
    if (parent.type === 'function_item' && parametersOf(parent).some((each) => each === name.text)) return null;
  }
  return constantOf(name);
}

/** Of the nearest module around it: others are seen from there, or are not its own. */
function constantOf(name: Node): Node | null {
  const root = around(name, ['source_file']);
  const constants =
    root?.descendantsOfType(['const_item', 'static_item']).filter((each) => each.childForFieldName('name')?.text === name.text) ?? [];
  for (let module = around(name, SCOPES); module !== null; module = around(module, SCOPES)) {
    const [constant, ...more] = constants.filter((each) => around(each, SCOPES)?.id === module?.id);
    if (constant !== undefined) return more.length === 0 ? constant : null;
  }
  return null;
}

const SCOPES = ['mod_item', 'source_file'];

function bindsIn(binder: Node, name: Node): boolean {
  const pattern = binder.childForFieldName('pattern') ?? binder.childForFieldName('parameters') ?? binder.childForFieldName('condition');
  if (
    pattern === null ||
    (name.startIndex >= pattern.startIndex && name.endIndex <= pattern.endIndex && binder.type !== 'closure_expression')
  )
    return false;
  const bound =
    binder.type === 'if_expression' || binder.type === 'while_expression'
      ? pattern.descendantsOfType('let_condition').map((each) => each.childForFieldName('pattern'))
      : [pattern];
  return bound.some(
    (each) => each !== null && (each.text === name.text || each.descendantsOfType('identifier').some((one) => one.text === name.text)),
  );
}

function patternsOf(declaration: Node): readonly string[] {
  const pattern = declaration.childForFieldName('pattern');
  return pattern === null
    ? []
    : pattern.type === 'identifier'
      ? [pattern.text]
      : pattern.descendantsOfType(['identifier', 'shorthand_field_identifier']).map((each) => each.text);
}

/** Where a declared name is used; `nameOf` is in none of them. */
export function usesOf(declaration: Node): readonly Node[] {
  const name = nameOf(declaration);
  const scope = declaration.type === 'let_declaration' ? around(declaration, ['function_item']) : around(declaration, ['source_file']);
  const named =
    scope
      ?.descendantsOfType(['identifier', 'shorthand_field_initializer'])
      .filter((each) => each.text === name?.text && each.id !== name.id && each.parent?.childForFieldName('pattern')?.id !== each.id) ?? [];
  return named.filter((each) => declarationOf(each)?.id === declaration.id);
}

export function nameOf(declaration: Node): Node | null {
  return declaration.childForFieldName(declaration.type === 'let_declaration' ? 'pattern' : 'name');
}

/** Names of parameters, without `self`; '' for a pattern. */
export function parametersOf(definition: Node): readonly string[] {
  const parameters = definition.childForFieldName('parameters')?.namedChildren.filter((each) => each.type === 'parameter') ?? [];
  return parameters.map((each) =>
    each.childForFieldName('pattern')?.type === 'identifier' ? (each.childForFieldName('pattern')?.text ?? '') : '',
  );
}

/** A function of the same file that is called by its bare name, or a method of one of its types, where there is one of that name alone. */
export function helperOf(call: Node): Node | null {
  const method = methodOf(call);
  const name = method === null ? calledBy(call).replace(/^(?:super|self|crate)::/, '') : method.name;
  const named =
    around(call, ['source_file'])
      ?.descendantsOfType('function_item')
      .filter((each) => each.childForFieldName('name')?.text === name) ?? [];
  const [helper] = named;
  if (named.length !== 1 || helper === undefined || parametersOf(helper).length !== argumentsOf(call).length) return null;
  const isMethod = helper.childForFieldName('parameters')?.namedChildren.some((each) => each.type === 'self_parameter') ?? false;
  return isMethod === (method !== null) ? helper : null;
}
