import { BUILTINS, binary, comparison, unary } from './operators.js';
import { stringText } from './strings.js';
import { bare, field, type Node, parts } from './syntax.js';
import { dict, elements, list, type Py, type PyObject, set, truth } from './values.js';

/** A class whose constructor does nothing but `self.field = parameter`. */
export interface PyClass {
  /** `module:Class` */
  readonly name: string;
  readonly parameters: readonly { readonly name: string; readonly default: Py | undefined }[];
  /** field, parameter */
  readonly fields: readonly (readonly [string, string])[];
}

export interface Scope {
  readonly names: ReadonlyMap<string, Py>;
  readonly classes: ReadonlyMap<string, PyClass>;
}

export const EMPTY_SCOPE: Scope = { names: new Map(), classes: new Map() };

/** The value of a constant expression; undefined where it is none, or is beyond the small language that we follow. */
export function evaluate(node: Node, scope: Scope): Py | undefined {
  const inner = parts(node);
  switch (node.type) {
    case 'none':
      return null;
    case 'true':
      return true;
    case 'false':
      return false;
    case 'integer':
      return integer(node.text);
    case 'float':
      return /j$/i.test(node.text) ? undefined : Number(node.text.replaceAll('_', ''));
    case 'string':
      return stringText(node);
    case 'concatenated_string':
      return concatenated(inner);
    case 'identifier':
      return scope.names.get(node.text);
    case 'parenthesized_expression':
      return inner[0] === undefined ? undefined : evaluate(bare(node), scope);
    case 'list':
      return whole(items(inner, scope), list);
    case 'tuple':
    case 'expression_list':
      return whole(items(inner, scope), (values) => ({ kind: 'tuple', items: values }));
    case 'set':
      return whole(items(inner, scope), set);
    case 'dictionary':
      return dictionary(inner, scope);
    case 'unary_operator':
      return whole(evaluate(field(node, 'argument'), scope), (value) => unary(field(node, 'operator').text, value));
    case 'not_operator':
      return whole(evaluate(field(node, 'argument'), scope), (value) => !truth(value));
    case 'binary_operator':
      return both(node, scope, (a, b) => binary(field(node, 'operator').text, a, b));
    case 'boolean_operator':
      return both(node, scope, (a, b) => (truth(a) === (field(node, 'operator').text === 'and') ? b : a));
    case 'comparison_operator':
      return compared(node, scope);
    case 'list_comprehension':
    case 'generator_expression':
      return whole(comprehended(field(node, 'body'), inner.slice(1), scope), list);
    case 'call':
      return called(node, scope);
    default:
      return undefined;
  }
}

/** Arguments of a call, `*[…]` spread; undefined when one of them is no constant or is given by name. */
export function items(nodes: readonly Node[], scope: Scope): Py[] | undefined {
  const values: Py[] = [];
  for (const node of nodes) {
    const inner = node.type === 'list_splat' ? parts(node)[0] : undefined;
    const value = evaluate(inner ?? node, scope);
    const spread = inner === undefined ? whole(value, (each) => [each]) : elements(value);
    if (spread === undefined) return undefined;
    values.push(...spread);
  }
  return values;
}

/** Null is a value of Python, so that only undefined means "not to be had". */
function whole<T, R>(value: T | undefined, use: (value: T) => R | undefined): R | undefined {
  return value === undefined ? undefined : use(value);
}

function both(node: Node, scope: Scope, use: (a: Py, b: Py) => Py | undefined): Py | undefined {
  return whole(evaluate(field(node, 'left'), scope), (a) => whole(evaluate(field(node, 'right'), scope), (b) => use(a, b)));
}

function integer(text: string): bigint | undefined {
  const digits = text.replaceAll('_', '');
  return /^(\d+|0[xX][\da-fA-F]+|0[oO][0-7]+|0[bB][01]+)$/.test(digits) ? BigInt(digits) : undefined;
}

function concatenated(nodes: readonly Node[]): string | undefined {
  const texts = nodes.map(stringText);
  return texts.includes(undefined) ? undefined : texts.join('');
}

function dictionary(nodes: readonly Node[], scope: Scope): Py | undefined {
  const entries: [Py, Py][] = [];
  for (const node of nodes) {
    if (node.type !== 'pair') return undefined;
    const [key, value] = [evaluate(field(node, 'key'), scope), evaluate(field(node, 'value'), scope)];
    if (key === undefined || value === undefined) return undefined;
    entries.push([key, value]);
  }
  return dict(entries);
}

function compared(node: Node, scope: Scope): Py | undefined {
  const [left, right, more] = parts(node);
  const operator = node.childrenForFieldName('operators')[0]?.text;
  if (left === undefined || right === undefined || more !== undefined || operator === undefined) return undefined;
  return whole(evaluate(left, scope), (a) => whole(evaluate(right, scope), (b) => comparison(operator, a, b)));
}

function comprehended(body: Node, clauses: readonly Node[], scope: Scope): Py[] | undefined {
  const [clause, ...rest] = clauses;
  if (clause === undefined) return whole(evaluate(body, scope), (value) => [value]);
  if (clause.type === 'if_clause') {
    const kept = whole(parts(clause)[0], (condition) => evaluate(condition, scope));
    return kept === undefined ? undefined : truth(kept) ? comprehended(body, rest, scope) : [];
  }
  const results: Py[] = [];
  const source = clause.type === 'for_in_clause' ? elements(evaluate(field(clause, 'right'), scope)) : undefined;
  for (const item of source ?? []) {
    const names = bound(field(clause, 'left'), item);
    const values = names === undefined ? undefined : comprehended(body, rest, { ...scope, names: new Map([...scope.names, ...names]) });
    if (values === undefined) return undefined;
    results.push(...values);
  }
  return source === undefined ? undefined : results;
}

/** What assigning a value to a target binds: a name, or names that unpack a sequence. */
export function bound(target: Node, value: Py): [string, Py][] | undefined {
  if (target.type === 'identifier') return [[target.text, value]];
  if (target.type !== 'pattern_list' && target.type !== 'tuple_pattern') return undefined;
  const [targets, values] = [parts(target), elements(value)];
  if (values === undefined || values.length !== targets.length) return undefined;
  const pairs = targets.map((each, index) => bound(each, values[index] ?? null));
  return pairs.includes(undefined) ? undefined : pairs.flatMap((pair) => pair ?? []);
}

function called(node: Node, scope: Scope): Py | undefined {
  const [callee, args] = [field(node, 'function'), field(node, 'arguments')];
  if (callee.type !== 'identifier' || scope.names.has(callee.text)) return undefined;
  if (args.type === 'generator_expression') return whole(evaluate(args, scope), (value) => BUILTINS[callee.text]?.(value));
  const constructed = scope.classes.get(callee.text);
  if (constructed !== undefined) return construct(constructed, parts(args), scope);
  const values = items(parts(args), scope);
  return values === undefined || !Object.hasOwn(BUILTINS, callee.text) ? undefined : BUILTINS[callee.text]?.(...values);
}

function construct(made: PyClass, args: readonly Node[], scope: Scope): PyObject | undefined {
  const positional = items(
    args.filter((arg) => arg.type !== 'keyword_argument'),
    scope,
  );
  const named = new Map(
    args
      .filter((arg) => arg.type === 'keyword_argument')
      .map((arg) => [field(arg, 'name').text, evaluate(field(arg, 'value'), scope)] as const),
  );
  if (positional === undefined || positional.length > made.parameters.length) return undefined;
  const values = new Map(
    made.parameters.map((each, index) => {
      if (index < positional.length) return [each.name, positional[index]] as const;
      return [each.name, named.has(each.name) ? named.get(each.name) : each.default] as const;
    }),
  );
  const fields = new Map<string, Py>();
  for (const [name, parameter] of made.fields) {
    const value = values.get(parameter);
    if (value === undefined) return undefined;
    fields.set(name, value);
  }
  return { kind: 'object', class: made.name, fields };
}
