import type { Node } from '../../../../syntax/source.js';
import type { OtherValues } from '../../other-values.js';
import type { Replacement } from '../../../../syntax/rewrite.js';
import { argumentsOf, bare, type Declaration, functionAt, isFunction, isWithin, type Names, parametersOf } from './names.js';
import { type Compared, instead, wrongLiteral } from './wrong-literal.js';

/** Declared name → what it stands for: the argument of a call, the cells of a table. */
export type Given = ReadonlyMap<number, readonly Node[]>;

/** Methods and functions whose results differ when what they are called on, or are given, does. */
const METHODS = new Set(['join', 'split', 'repeat', 'concat', 'toString', 'trim', 'toLowerCase', 'toUpperCase', 'reverse', 'sort', 'flat']);
const FUNCTIONS =
  /^(?:BigInt|String|Number|Error|structuredClone|Array\.of|(?:Array|Buffer)\.from|Object\.freeze|JSON\.stringify|Symbol\.for|expect\.objectContaining)$/;
const CLASSES = /^(?:Set|Map|Date|\w*Error)$/;
const MAX_DEPTH = 12;

/** What the assertions of a file expect, and how it becomes wrong: in its literals, wherever they stand. */
export class Expected {
  readonly #names: Names;
  readonly #sides: readonly Node[];
  readonly #values: OtherValues;
  readonly #random: () => number;

  /** `sides`: the expressions that assertions hold what they see against */
  constructor(names: Names, sides: readonly Node[], values: OtherValues, random: () => number) {
    this.#names = names;
    this.#sides = sides;
    this.#values = values;
    this.#random = random;
  }

  /** Changes after which the expression has another value for certain; null where its literals do not decide that. */
  wrong(expression: Node, given: Given, compared: Compared = 'whole', depth = 0): readonly Replacement[] | null {
    const node = bare(expression);
    if (depth > MAX_DEPTH) return null;
    const part = (each: Node): readonly Replacement[] | null => this.wrong(each, given, compared, depth + 1);
    switch (node.type) {
      case 'identifier':
      case 'shorthand_property_identifier':
        return wrongLiteral(node, this.#values, compared) ?? this.#ofName(node, part, given);
      case 'member_expression':
        return this.#ofMember(node, part, given);
      case 'array':
        return compared === 'within' ? null : this.#ofParts(node, node.namedChildren, `['${this.#values.text('abc')}']`, part);
      case 'object':
        return compared === 'within'
          ? null
          : this.#ofParts(node, node.namedChildren.map(valueOf), `{ ${this.#values.text('abc')}: 1 }`, part);
      case 'unary_expression':
        return /^[-+!]/.test(node.text) && compared === 'whole' ? onArgument(node, part) : null;
      case 'binary_expression':
        return this.#ofOperation(node, part);
      case 'call_expression':
      case 'new_expression':
        return this.#ofCall(node, part);
      default:
        return wrongLiteral(node, this.#values, compared);
    }
  }

  #ofParts(
    node: Node,
    parts: readonly Node[],
    filled: string,
    wrong: (each: Node) => readonly Replacement[] | null,
  ): readonly Replacement[] | null {
    const values = parts.filter((each) => each.type !== 'comment');
    return values.length === 0 ? [instead(node, filled)] : this.oneOf(values, wrong);
  }

  /** The changes of one, drawn of those that have some. */
  oneOf<T>(parts: readonly T[], wrong: (each: T) => readonly Replacement[] | null): readonly Replacement[] | null {
    const rest = [...parts];
    while (rest.length > 0) {
      const [drawn] = rest.splice(Math.floor(this.#random() * rest.length), 1);
      const changes = drawn === undefined ? null : wrong(drawn);
      if (changes !== null) return changes;
    }
    return null;
  }

  #ofName(use: Node, wrong: (each: Node) => readonly Replacement[] | null, given: Given): readonly Replacement[] | null {
    const declaration = this.#names.of(use);
    if (declaration === null || !this.#isOnlyExpected(declaration)) return null;
    return allOf(this.#standsFor(declaration, given), wrong);
  }

  #standsFor(declaration: Declaration, given: Given): readonly Node[] {
    const known = given.get(declaration.name.id);
    if (known !== undefined) return known;
    return declaration.value === null || declaration.pattern.id !== declaration.name.id || isFunction(declaration.value)
      ? []
      : [declaration.value];
  }

  /** `expected.real`, where `expected` is an object written out. */
  #ofMember(node: Node, wrong: (each: Node) => readonly Replacement[] | null, given: Given): readonly Replacement[] | null {
    const [object, name] = [node.childForFieldName('object'), node.childForFieldName('property')?.text];
    const declaration = object?.type === 'identifier' ? this.#names.of(object) : null;
    if (declaration === null || name === undefined) return null;
    const isFree = declaration.uses.every((use) => {
      const access = use.parent?.type === 'member_expression' && use.parent.childForFieldName('object')?.id === use.id ? use.parent : null;
      return access === null ? this.#isExpected(use) : access.childForFieldName('property')?.text !== name || this.#isExpected(access);
    });
    if (!isFree) return null;
    const found = this.#standsFor(declaration, given).map((each) => valueUnder(bare(each), name));
    return found.some((each) => each === null)
      ? null
      : allOf(
          found.flatMap((each) => each ?? []),
          wrong,
        );
  }

  #ofOperation(node: Node, wrong: (each: Node) => readonly Replacement[] | null): readonly Replacement[] | null {
    const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
    const operator = node.childForFieldName('operator')?.text ?? '';
    if (left === null || right === null) return null;
    if (operator === '+' || operator === '-') return this.oneOf([left, right], wrong);
    const isPlain = [left, right].every((each) => each.type === 'number' && /[1-9]/.test(each.text));
    return isPlain && (operator === '*' || operator === '/') ? wrong(left) : null;
  }

  #ofCall(node: Node, wrong: (each: Node) => readonly Replacement[] | null): readonly Replacement[] | null {
    const called = node.childForFieldName('function') ?? node.childForFieldName('constructor');
    const given = argumentsOf(node);
    if (called === null) return null;
    if (node.type === 'new_expression') {
      if (called.text === 'Date' && given.some((each) => each.type === 'string' && !/^.\d{4}-/.test(each.text))) return null;
      return CLASSES.test(called.text) ? this.oneOf(given.slice(0, called.text === 'Date' ? 7 : 1), wrong) : null;
    }
    if (FUNCTIONS.test(called.text)) return called.text === 'Array.of' || given.length === 1 ? this.oneOf(given, wrong) : null;
    const object = called.childForFieldName('object');
    const method = called.childForFieldName('property')?.text ?? '';
    if (object === null || !METHODS.has(method) || (method === 'repeat' && !/^[1-9]\d*$/.test(given[0]?.text ?? ''))) return null;
    return wrong(object);
  }

  /** Whether nothing but what is expected depends on it: then the declaration itself can be wrong. */
  #isOnlyExpected(declaration: Declaration, depth = 0): boolean {
    return declaration.uses.every((use) => this.#isExpected(use, depth));
  }

  #isExpected(use: Node, depth = 0): boolean {
    if (depth > MAX_DEPTH) return false;
    if (this.#sides.some((side) => isWithin(use, side))) return true;
    for (let node: Node | null = use; node !== null && !isFunction(node); node = node.parent) {
      const outer: Node | null = node.parent;
      if (outer?.type === 'variable_declarator' && outer.childForFieldName('value')?.id === node.id) {
        const name = outer.childForFieldName('name');
        const declaration = name === null ? null : this.#names.declared(name);
        return declaration !== null && this.#isOnlyExpected(declaration, depth + 1);
      }
      if (outer?.type === 'arguments' && outer.parent !== null) {
        const parameter = this.#parameterFor(outer.parent, node);
        if (parameter !== null) return this.#isOnlyExpected(parameter, depth + 1);
      }
    }
    return false;
  }

  /** The parameter of a function of this file that an argument is given to. */
  #parameterFor(call: Node, argument: Node): Declaration | null {
    const helper = this.helper(call);
    const name = helper === null ? undefined : parametersOf(helper)[argumentsOf(call).findIndex((each) => each.id === argument.id)];
    return name === undefined ? null : this.#names.declared(name);
  }

  /** The function of this file that is called. */
  helper(call: Node): Node | null {
    const called = call.childForFieldName('function');
    return called === null ? null : this.functionOf(called);
  }

  /** A function that stands here, or one of this file by its name. */
  functionOf(node: Node): Node | null {
    return functionAt(node) ?? functionAt(this.#names.of(bare(node))?.value);
  }

  /** The list that is written out here, or that a constant stands for which nothing else uses. */
  listOf(node: Node): readonly Node[] | null {
    const plain = bare(node);
    if (plain.type === 'array') {
      const items = plain.namedChildren.filter((each) => each.type !== 'comment');
      return items.some((each) => each.type === 'spread_element') ? null : items;
    }
    const declaration = plain.type === 'identifier' ? this.#names.of(plain) : null;
    if (
      declaration === null ||
      declaration.value === null ||
      declaration.uses.length !== 1 ||
      declaration.pattern.id !== declaration.name.id
    )
      return null;
    return this.listOf(declaration.value);
  }
}

function allOf(nodes: readonly Node[], wrong: (each: Node) => readonly Replacement[] | null): readonly Replacement[] | null {
  const changes = nodes.map(wrong);
  return nodes.length === 0 || changes.some((each) => each === null) ? null : changes.flatMap((each) => each ?? []);
}

function onArgument(node: Node, wrong: (each: Node) => readonly Replacement[] | null): readonly Replacement[] | null {
  const argument = node.childForFieldName('argument');
  return argument === null ? null : wrong(argument);
}

function valueOf(part: Node): Node {
  return part.type === 'pair' ? (part.childForFieldName('value') ?? part) : part;
}

function valueUnder(object: Node, name: string): Node | null {
  if (object.type !== 'object') return null;
  const part = object.namedChildren.find(
    (each) => (each.childForFieldName('key')?.text ?? each.text).replaceAll(/^['"]|['"]$/g, '') === name,
  );
  return part === undefined ? null : valueOf(part);
}

/** The items of a list or of its pattern in their places; a place may be left empty. */
function itemsOf(list: Node): readonly (Node | null)[] {
  const items: (Node | null)[] = [null];
  for (const part of list.children.slice(1, -1)) {
    if (part.type === ',') items.push(null);
    else if (part.type !== 'comment') items[items.length - 1] = part;
  }
  return items;
}

/** What the names of a pattern stand for, where each of these values is taken apart by it. */
export function taken(pattern: Node, values: readonly Node[]): readonly (readonly [number, readonly Node[]])[] {
  const parts = (inner: Node | null, find: (value: Node) => Node | null | undefined): readonly (readonly [number, readonly Node[]])[] => {
    const found = values.map((each) => find(bare(each)));
    return inner === null || found.some((each) => each === null || each === undefined)
      ? []
      : taken(
          inner,
          found.flatMap((each) => each ?? []),
        );
  };
  switch (pattern.type) {
    case 'identifier':
    case 'shorthand_property_identifier_pattern':
      return [[pattern.id, values]];
    case 'array_pattern':
      return itemsOf(pattern).flatMap((each, index) => parts(each, (value) => (value.type === 'array' ? itemsOf(value)[index] : null)));
    case 'object_pattern':
      return pattern.namedChildren.flatMap((each) => {
        const [key, inner] =
          each.type === 'pair_pattern' ? [each.childForFieldName('key') ?? each, each.childForFieldName('value')] : [each, each];
        return parts(inner, (value) => valueUnder(value, key.text));
      });
    default:
      return [];
  }
}
