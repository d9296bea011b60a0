import type { Node } from '../../../syntax/source.js';
import { rewrite } from '../../../syntax/rewrite.js';
import { pick } from '../bounded-values.js';
import { ADDING, isCompared, isOfCandidate, KEEPING, makes } from './compared.js';
import { argumentsOf, around, declarationOf, sameNode, textOf, usesOf, valueOf, withoutComments } from './names.js';
import { LITERALS, otherLiteral } from './other-literal.js';
import { boundTo, elementAt, isGoneThrough, type Scope, usesIn, usesOfAny } from './elements.js';
import { allTogether, instead, type Way, withoutTruths } from '../ways.js';

/** Each way to make a value another of the same type, where it is made of literals; none where that is not certain. */
export function wrongValues(value: Node, scope: Scope): readonly Way[] {
  if (LITERALS.includes(value.type)) return wrongLiteral(value, scope, false);
  switch (value.type) {
    case 'parenthesized_expression':
    case 'array_initializer':
      return withoutComments(value.namedChildren).flatMap((each) => wrongValues(each, scope));
    case 'unary_expression':
    case 'cast_expression':
      return within(value, scope);
    case 'array_creation_expression':
      return ofField(value, 'value', scope);
    case 'binary_expression':
      return wrongSum(value, scope);
    case 'method_invocation':
      return wrongCall(value, scope);
    case 'object_creation_expression':
      return wrongObject(value, scope);
    case 'field_access':
      return textOf(value, 'object') === 'this' ? ofField(value, 'field', scope) : otherConstant(value, scope);
    case 'array_access':
      return wrongElement(value, scope);
    case 'identifier':
      return wrongName(value, scope);
    default:
      return [];
  }
}

function wrongLiteral(literal: Node, { random, taken }: Scope, all: boolean): readonly Way[] {
  return instead(literal, otherLiteral(literal, { random, taken, wholly: all }));
}

function ofField(node: Node, field: string, scope: Scope): readonly Way[] {
  const child = node.childForFieldName(field);
  return child === null ? [] : wrongValues(child, scope);
}

/** A fraction that a cast cuts off is no difference. */
function within(value: Node, scope: Scope): readonly Way[] {
  if (value.type === 'unary_expression') return ofField(value, 'operand', { ...scope, taken: new Set([...scope.taken, '0']) });
  const cut = /^(?:byte|short|int|long|char)$/.test(textOf(value, 'type'));
  return cut && /\d\.|\.\d/.test(textOf(value, 'value')) ? [] : ofField(value, 'value', scope);
}

/** A text put together of pieces is another with one literal another; so is a sum. */
function wrongSum(sum: Node, scope: Scope): readonly Way[] {
  const sides = [sum.childForFieldName('left'), sum.childForFieldName('right')].filter((each) => each !== null);
  const operator = textOf(sum, 'operator');
  if (operator === '+' && sum.descendantsOfType('string_literal').length > 0) {
    return sides
      .filter((side) => side.type === 'string_literal' || side.type === 'binary_expression')
      .flatMap((side) => (side.type === 'string_literal' ? wrongLiteral(side, scope, false) : wrongSum(side, scope)));
  }
  const numbers = sides.every((side) => /^[\d_]+[lL]?$/.test(side.text));
  return numbers && ['+', '-'].includes(operator) ? sides.flatMap((side) => wrongLiteral(side, scope, false)) : [];
}

function wrongCall(call: Node, scope: Scope): readonly Way[] {
  const receiver = call.childForFieldName('object');
  if (
    receiver !== null &&
    KEEPING.includes(textOf(call, 'name')) &&
    !/[sS]et\b|groupingBy|joining|counting|summ/.test(textOf(call, 'arguments'))
  )
    return wrongValues(receiver, scope);
  if (!makes(call)) return [];
  return isOfCandidate(call)
    ? wholly(call, scope)
    : heldBy(
        call,
        argumentsOf(call).flatMap((each) => wrongValues(each, scope)),
      );
}

function wrongObject(made: Node, scope: Scope): readonly Way[] {
  if (made.namedChildren.some((each) => each.type === 'class_body')) return [];
  return isOfCandidate(made)
    ? wholly(made, scope)
    : heldBy(
        made,
        argumentsOf(made).flatMap((each) => wrongValues(each, scope)),
      );
}

function heldBy(made: Node, ways: readonly Way[]): readonly Way[] {
  return /Set\b/.test(textOf(made, 'object') + textOf(made, 'type')) ? withoutTruths(ways) : ways;
}

/**
 * A class of the candidate's may leave out of its equality what it likes, but not everything: all of its literals are
 * others, but those of truth, and no two of them stand in the same proportion.
 */
function wholly(made: Node, scope: Scope): readonly Way[] {
  const literals: Node[] = [];
  if (!argumentsOf(made).every((each) => isPlainOf(each, literals))) return [];
  const changing = literals.filter(({ type }) => type !== 'true' && type !== 'false');
  return allTogether(changing, (each) => wrongLiteral(each, scope, true));
}

/** Whether a value is made of literals and constants alone; the literals are gathered. */
function isPlainOf(value: Node, literals: Node[]): boolean {
  if (LITERALS.includes(value.type)) return literals.push(value) > 0;
  if (value.type === 'null_literal' || (value.type === 'field_access' && /\.[A-Z][A-Z0-9_]*$/.test(value.text))) return true;
  const inner = insideOf(value);
  return inner !== null && inner.every((each) => isPlainOf(each, literals));
}

function insideOf(value: Node): readonly Node[] | null {
  switch (value.type) {
    case 'unary_expression':
      return [value.childForFieldName('operand')].filter((each) => each !== null);
    case 'array_creation_expression':
      return [value.childForFieldName('value')].filter((each) => each !== null);
    case 'array_initializer':
      return withoutComments(value.namedChildren);
    case 'object_creation_expression':
      return argumentsOf(value);
    case 'method_invocation':
      return makes(value) ? argumentsOf(value) : null;
    default:
      return null;
  }
}

/** `Winner.NONE` → another constant of the class that the file names. */
function otherConstant(constant: Node, { random }: Scope): readonly Way[] {
  const [owner, name] = [textOf(constant, 'object'), textOf(constant, 'field')];
  if (
    !/^(?:\w+\.)*[A-Z]\w*$/.test(owner) ||
    !/^[A-Z][A-Z0-9_]*$/.test(name) ||
    /^(?:Integer|Long|Double|Float|Short|Byte|Character|Math)$/.test(owner)
  )
    return [];
  const named = (around(constant, ['program'])?.descendantsOfType('field_access') ?? []).filter(
    (each) => textOf(each, 'object') === owner && /^[A-Z][A-Z0-9_]*$/.test(textOf(each, 'field')),
  );
  const other = pick([...new Set(named.map((each) => textOf(each, 'field')))].filter((each) => each !== name).toSorted(), random);
  const field = constant.childForFieldName('field');
  return other === undefined || field === null ? [] : [[{ from: field.startIndex, to: field.endIndex, text: other }]];
}

/** `expected[1]`; in a loop over its places the first of them, which is always there. */
function wrongElement(access: Node, scope: Scope): readonly Way[] {
  const element = elementAt(access, scope);
  const array = access.childForFieldName('array');
  const index = access.childForFieldName('index')?.text ?? '';
  if (element === null || array === null) return [];
  return array.type !== 'identifier' || usesOfAny(array, scope).every((each) => isApart(each, index))
    ? wrongValues(element.value, element.scope)
    : [];
}

/** Whether a use of an array sees another element, or only compares. */
function isApart(use: Node, index: string): boolean {
  const access = use.parent?.type === 'array_access' ? use.parent : null;
  const other = access?.childForFieldName('index')?.text ?? '';
  return (
    (access !== null && [index, other].every((each) => /^\d+$/.test(each)) && other !== index) ||
    isCompared(access ?? use) ||
    (access === null && isGoneThrough(use))
  );
}

/** Where it is declared, when nothing but assertions sees it; else, a text or a number, in its place. */
function wrongName(name: Node, scope: Scope): readonly Way[] {
  const bound = boundTo(name, scope);
  if (bound !== undefined) {
    if (!usesIn(bound.within, name.text).every((each) => isCompared(each))) return [];
    return 'value' in bound ? wrongValues(bound.value, bound.scope) : bound.ways;
  }
  const declaration = declarationOf(name);
  const value = valueOf(declaration);
  if (declaration === null || value === null) return [];
  const built = builtBy(declaration);
  if (usesOf(declaration).every((each) => isCompared(each)))
    return built.length > 0 ? built.flatMap((each) => wrongValues(each, scope)) : wrongValues(value, scope);
  return isPlain(declaration, value) ? wrongValues(value, scope).map((way) => inPlace(name, value, way)) : [];
}

function inPlace(name: Node, value: Node, way: Way): Way {
  const text = rewrite(
    value.text,
    way.map((each) => ({ ...each, from: each.from - value.startIndex, to: each.to - value.startIndex })),
  );
  return [{ from: name.startIndex, to: name.endIndex, text: value.type === 'binary_expression' ? `(${text})` : text }];
}

/** What cannot change, and has the type of its literal. */
function isPlain(declaration: Node, value: Node): boolean {
  const type = declaration.parent === null ? '' : textOf(declaration.parent, 'type');
  const literal = value.type === 'unary_expression' ? value.childForFieldName('operand') : value;
  if (/^(?:String|CharSequence|var)$/.test(type) && (literal?.type === 'string_literal' || value.type === 'binary_expression'))
    return value.descendantsOfType('identifier').length === 0;
  if (/^(?:int|Integer|var)$/.test(type)) return literal?.type === 'decimal_integer_literal' && !/[lL]$/.test(literal.text);
  if (/^(?:long|Long)$/.test(type)) return literal?.type === 'decimal_integer_literal' && /[lL]$/.test(literal.text);
  return (
    (type === 'double' && literal?.type === 'decimal_floating_point_literal') || (type === 'char' && literal?.type === 'character_literal')
  );
}

/** The last thing that is put into a collection which begins empty. */
function builtBy(declaration: Node): readonly Node[] {
  const value = declaration.childForFieldName('value');
  if (value?.type !== 'object_creation_expression' || argumentsOf(value).length > 0) return [];
  const adding = usesOf(declaration)
    .map((each) => each.parent)
    .filter((call): call is Node => call?.type === 'method_invocation' && ADDING.includes(textOf(call, 'name')));
  const last = adding.findLast((call) => sameNode(around(call, ['block']), around(declaration, ['block'])));
  const put = last === undefined ? undefined : argumentsOf(last).at(-1);
  return put === undefined ? [] : [put];
}
