import { pick } from '../bounded-values.js';
import type { Node } from '../../../syntax/source.js';
import { ADDING, isCompared, isOfCandidate, keeps, makes, usesOfParameter } from './compared.js';
import { argumentsOf, around, declarationOf, methodOf, nameOf, usesOf, withoutComments } from './names.js';
import { LITERALS, otherLiteral } from './other-literal.js';
import { allTogether, instead, type Way, withoutTruths } from '../ways.js';

export interface Scope {
  readonly random: () => number;
  readonly taken: ReadonlySet<string>;
  /** what the parameters of a helper, or the names of a loop, stand for in one call or round */
  readonly bound: ReadonlyMap<string, Bound>;
}

export interface Bound {
  /** the function or the loop in whose body the name stands for it */
  readonly within: Node;
  readonly value: Node;
  readonly scope: Scope;
}

/** Each way to make a value another of the same type, where it is made of literals; none where that is not certain. */
export function wrongValues(value: Node, scope: Scope): readonly Way[] {
  if (LITERALS.includes(value.type)) return wrongLiteral(value, scope);
  switch (value.type) {
    case 'reference_expression':
      return ofField(value, 'value', scope);
    case 'parenthesized_expression':
      return withoutComments(value.namedChildren).flatMap((each) => wrongValues(each, scope));
    case 'unary_expression':
      return value.namedChildren.slice(-1).flatMap((each) => wrongValues(each, { ...scope, taken: new Set([...scope.taken, '0']) }));
    case 'tuple_expression':
      return withoutComments(value.namedChildren).flatMap((each) => wrongValues(each, scope));
    case 'array_expression':
      return (value.childForFieldName('length') === null ? withoutComments(value.namedChildren) : value.namedChildren.slice(0, 1)).flatMap(
        (each) => wrongValues(each, scope),
      );
    case 'type_cast_expression':
      return value.childForFieldName('value')?.type === 'integer_literal' ? ofField(value, 'value', scope) : [];
    case 'binary_expression':
      return wrongSum(value, scope);
    case 'call_expression':
      return wrongCall(value, scope);
    case 'struct_expression':
      return wholly(value, scope);
    case 'scoped_identifier':
      return otherVariant(value, scope);
    case 'macro_invocation':
      return wrongForm(value, scope);
    case 'index_expression':
      return wrongElement(value, scope);
    case 'identifier':
      return wrongName(value, scope);
    default:
      return [];
  }
}

function wrongLiteral(literal: Node, draw: Scope): readonly Way[] {
  return instead(literal, otherLiteral(literal, draw));
}

function ofField(node: Node, field: string, scope: Scope): readonly Way[] {
  const child = node.childForFieldName(field);
  return child === null ? [] : wrongValues(child, scope);
}

/** A text put together of pieces is another with one of them another; so is a sum. */
function wrongSum(sum: Node, scope: Scope): readonly Way[] {
  const sides = [sum.childForFieldName('left'), sum.childForFieldName('right')].filter((each) => each !== null);
  const operator = sum.childForFieldName('operator')?.text ?? '';
  const isText = sum.descendantsOfType('string_literal').length > 0;
  if (operator === '+' && isText) return sides.flatMap((side) => (side.type === 'identifier' ? [] : wrongValues(side, scope)));
  return ['+', '-'].includes(operator) && sides.every((side) => side.type === 'integer_literal')
    ? sides.slice(1).flatMap((side) => wrongLiteral(side, scope))
    : [];
}

function wrongCall(call: Node, scope: Scope): readonly Way[] {
  const method = methodOf(call);
  if (method !== null) return keeps(call) ? heldBy(call, wrongValues(method.receiver, scope)) : [];
  if (makes(call))
    return heldBy(
      call,
      argumentsOf(call).flatMap((each) => wrongValues(each, scope)),
    );
  return isOfCandidate(call) ? wholly(call, scope) : [];
}

/** A set may hold both truths, and then holds them with one changed as well. */
function heldBy(made: Node, ways: readonly Way[]): readonly Way[] {
  return /Set\b|collect/.test(made.childForFieldName('function')?.text ?? '') ? withoutTruths(ways) : ways;
}

/**
 * A type of the candidate's may leave out of its equality what it likes, but not everything: all of its literals are
 * others, but those of truth, and no two of them stand in the same proportion.
 */
function wholly(made: Node, scope: Scope): readonly Way[] {
  const literals: Node[] = [];
  if (!insideOf(made)?.every((each) => isPlainOf(each, literals))) return [];
  const changing = literals.filter(({ type }) => type !== 'boolean_literal');
  return allTogether(changing, (each) => wrongLiteral(each, scope));
}

/** Whether a value is made of literals and constants alone; the literals are gathered. */
function isPlainOf(value: Node, literals: Node[]): boolean {
  if (LITERALS.includes(value.type)) return literals.push(value) > 0;
  if (value.type === 'scoped_identifier' || value.text === 'None') return true;
  return insideOf(value)?.every((each) => isPlainOf(each, literals)) ?? false;
}

function insideOf(value: Node): readonly Node[] | null {
  switch (value.type) {
    case 'unary_expression':
    case 'reference_expression':
    case 'parenthesized_expression':
      return value.namedChildren.slice(-1);
    case 'tuple_expression':
      return withoutComments(value.namedChildren);
    case 'array_expression':
      return value.childForFieldName('length') === null ? withoutComments(value.namedChildren) : null;
    case 'struct_expression': {
      const fields = withoutComments(value.childForFieldName('body')?.namedChildren ?? []);
      return fields.every((each) => each.type === 'field_initializer')
        ? fields.map((each) => each.childForFieldName('value')).filter((each) => each !== null)
        : null;
    }
    case 'call_expression':
      return makes(value) || isOfCandidate(value)
        ? argumentsOf(value)
        : keeps(value)
          ? [methodOf(value)?.receiver].filter((each) => each !== undefined)
          : null;
    default:
      return null;
  }
}

/** `Error::Full` → another variant that the file names, which holds no value either. */
function otherVariant(variant: Node, { random }: Scope): readonly Way[] {
  const [path, name] = [variant.childForFieldName('path'), variant.childForFieldName('name')];
  if (path === null || name === null || !/(?:^|::)[A-Z]\w*[a-z]\w*$/.test(path.text) || !/^[A-Z]\w*[a-z]\w*$/.test(name.text)) return [];
  const named =
    around(variant, ['source_file'])
      ?.descendantsOfType('scoped_identifier')
      .filter((each) => each.childForFieldName('path')?.text === path.text && isUnit(each)) ?? [];
  const other = pick(
    [...new Set(named.map((each) => each.childForFieldName('name')?.text ?? ''))]
      .filter((each) => each !== name.text && /^[A-Z]\w*[a-z]\w*$/.test(each))
      .toSorted(),
    random,
  );
  return other === undefined ? [] : [[{ from: name.startIndex, to: name.endIndex, text: other }]];
}

function isUnit(variant: Node): boolean {
  const { parent } = variant;
  return (
    parent !== null &&
    ['arguments', 'array_expression', 'tuple_expression', 'let_declaration', 'reference_expression'].includes(parent.type)
  );
}

/** `format!("{} of {}", 1, 2)`: the words of it. */
function wrongForm(invocation: Node, scope: Scope): readonly Way[] {
  const tokens = invocation.namedChildren.find((each) => each.type === 'token_tree');
  const first = tokens?.namedChildren[0];
  if (invocation.childForFieldName('macro')?.text !== 'format' || first?.type !== 'string_literal') return [];
  return /[a-zA-Z0-9]/.test(first.text.replaceAll(/\{[^{}]*\}|\\./g, '').slice(1, -1)) ? wrongLiteral(first, scope) : [];
}

function wrongElement(access: Node, scope: Scope): readonly Way[] {
  const [collection, index] = access.namedChildren;
  const elements = collection === undefined ? null : elementsOf(collection, scope);
  const element = index?.type === 'integer_literal' ? elements?.values[Number(index.text)] : undefined;
  return element === undefined || elements === null || !isCompared(access) ? [] : wrongValues(element, elements.scope);
}

/** Whether a use of what is written out takes it apart and hands it on to nobody. */
function isGoneThrough(use: Node): boolean {
  const { parent } = use;
  if (parent?.type === 'for_expression') return true;
  if (parent?.type === 'reference_expression') return isGoneThrough(parent);
  const call = parent?.type === 'field_expression' ? parent.parent : null;
  return (
    call?.type === 'call_expression' &&
    (methodOf(call)?.name === 'len' || (['iter', 'into_iter'].includes(methodOf(call)?.name ?? '') && isGoneThrough(call)))
  );
}

/** The elements of what is written out, and what of a name is sure to be. */
export function elementsOf(collection: Node, scope: Scope): { readonly values: readonly Node[]; readonly scope: Scope } | null {
  switch (collection.type) {
    case 'array_expression':
      return collection.childForFieldName('length') === null ? { values: withoutComments(collection.namedChildren), scope } : null;
    case 'reference_expression':
    case 'parenthesized_expression': {
      const inner = collection.namedChildren.at(-1);
      return inner === undefined ? null : elementsOf(inner, scope);
    }
    case 'call_expression': {
      const method = methodOf(collection);
      if (method !== null)
        return ['iter', 'into_iter', 'cloned', 'copied', 'to_vec'].includes(method.name) ? elementsOf(method.receiver, scope) : null;
      const [only, ...more] = argumentsOf(collection);
      return makes(collection) && only !== undefined && more.length === 0 ? elementsOf(only, scope) : null;
    }
    case 'identifier': {
      const bound = boundTo(collection, scope);
      if (bound !== undefined) return elementsOf(bound.value, bound.scope);
      const declaration = declarationOf(collection);
      const value = isSteady(declaration) ? (declaration?.childForFieldName('value') ?? null) : null;
      if (declaration !== null && !usesOf(declaration).every((each) => isGoneThrough(each) || isCompared(each))) return null;
      return value === null ? null : elementsOf(value, scope);
    }
    default:
      return null;
  }
}

/** What the name stands for, unless the body declares it anew. */
export function boundTo(name: Node, scope: Scope): Bound | undefined {
  const bound = scope.bound.get(name.text);
  return bound !== undefined &&
    name.startIndex >= bound.within.startIndex &&
    name.endIndex <= bound.within.endIndex &&
    declarationOf(name) === null
    ? bound
    : undefined;
}

function isSteady(declaration: Node | null): boolean {
  return declaration !== null && !declaration.namedChildren.some((each) => each.type === 'mutable_specifier');
}

/** Where it is declared, when nothing but assertions sees it; else, a text or a number, in its place. */
function wrongName(name: Node, scope: Scope): readonly Way[] {
  const bound = boundTo(name, scope);
  if (bound !== undefined)
    return usesOfParameter(bound.within, name.text).every((each) => isCompared(each)) ? wrongValues(bound.value, bound.scope) : [];
  const declaration = declarationOf(name);
  const value = declaration?.childForFieldName('value') ?? null;
  if (declaration === null || value === null) return [];
  const isOnlyCompared = usesOf(declaration).every((each) => isCompared(each));
  if (!isSteady(declaration)) return isOnlyCompared ? builtBy(declaration).flatMap((each) => wrongValues(each, scope)) : [];
  if (isOnlyCompared) return wrongValues(value, scope);
  const literal = value.type === 'unary_expression' ? value.namedChildren.at(-1) : value;
  if (literal === undefined || !LITERALS.includes(literal.type)) return [];
  return wrongValues(value, scope).map((way) =>
    way.map((each) => ({
      from: name.startIndex,
      to: name.endIndex,
      text: value.text.slice(0, each.from - value.startIndex) + each.text + value.text.slice(each.to - value.startIndex),
    })),
  );
}

/** The last thing that is put into a collection by statements beside its declaration, and by nothing else. */
function builtBy(declaration: Node): readonly Node[] {
  const calls = usesOf(declaration)
    .map((each) => each.parent?.parent)
    .filter((each): each is Node => each?.type === 'call_expression' && ADDING.includes(methodOf(each)?.name ?? ''));
  const beside = calls.filter((each) => each.parent?.parent?.id === declaration.parent?.id);
  const last = beside.length === calls.length ? argumentsOf(beside.at(-1) ?? declaration).at(-1) : undefined;
  return last === undefined || nameOf(declaration) === null ? [] : [last];
}
