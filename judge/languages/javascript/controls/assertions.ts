import type { Node } from '../../../../syntax/source.js';
import type { Replacement } from '../../../../syntax/rewrite.js';
import { argumentsOf, bare, type Names } from './names.js';
import { canPretend, isTruthOfPretended } from './pretended.js';
import { type Compared, instead } from './wrong-literal.js';

/** What a test says must hold. */
export interface Assertion {
  readonly call: Node;
  /** it holds or fails when its promise settles */
  readonly isAsync: boolean;
  /** what it holds a value against, best first */
  readonly sides: readonly { readonly node: Node; readonly compared: Compared }[];
  /** a class that an object must be of: it becomes one of its own below */
  readonly type: Node | null;
  /** what is expected, where it can become another value when it runs */
  readonly computed: Node | null;
  /** changes after which it says the opposite */
  readonly opposite: readonly Replacement[];
  /** what says yes to everything meets it, and not its opposite */
  readonly denies: boolean;
}

const VALUES = ['toBe', 'toEqual', 'toStrictEqual', 'toBeCloseTo', 'toMatchObject', 'toHaveLength', 'toMatchInlineSnapshot'];
const COUNTS = ['toHaveBeenCalledTimes', 'toBeCalledTimes', 'toHaveReturnedTimes', 'toReturnTimes'];
const LAST = ['toHaveBeenLastCalledWith', 'lastCalledWith', 'toHaveLastReturnedWith', 'lastReturnedWith'];
const WHOLE = new Set([...VALUES, ...COUNTS, ...LAST]);
/** after the first argument, which says of what */
const LATER = new Set(['toHaveBeenNthCalledWith', 'nthCalledWith', 'toHaveNthReturnedWith', 'nthReturnedWith', 'toHaveProperty']);
const WITHIN = new Set(['toMatch', 'toContain', 'toContainEqual', 'toThrow', 'toThrowError']);
const OPPOSITES: Readonly<Record<string, string>> = {
  toBeTruthy: 'toBeFalsy',
  toBeFalsy: 'toBeTruthy',
  toBeDefined: 'toBeUndefined',
  toBeUndefined: 'toBeDefined',
};
/** They look at numbers, at nothing, or at what was thrown or called: no object can pretend those. */
const TELLING =
  /^(?:to(?:Be)?(?:Truthy|Falsy|Defined|Undefined|Null|NaN|(?:Greater|Less)Than(?:OrEqual)?|CloseTo|Contain|Match|Throw(?:Error)?|HaveLength|HaveBeenCalled|BeCalled|HaveReturned|Return|BeInstanceOf)|(?:toHaveBeen|toBe)CalledTimes|to(?:Have)?Return(?:ed)?Times)$/;
const LITERAL = /^(?:number|string|true|false|null|array|object)$/;
const CLASS = /^(?:\w+\.)*[A-Z]\w*$/;

/** `expect(…).toBe(…)` or `assert.equal(…)`; null for any other call. */
export function assertionOf(call: Node, names: Names): Assertion | null {
  return call.type === 'call_expression' ? (expectation(call, names) ?? assertCall(call, names)) : null;
}

function expectation(call: Node, names: Names): Assertion | null {
  const called = call.childForFieldName('function');
  const matcher = called?.childForFieldName('property');
  const words: Node[] = [];
  let object = called?.childForFieldName('object') ?? null;
  while (object?.type === 'member_expression') {
    const word = object.childForFieldName('property');
    if (word === null || !/^(?:not|resolves|rejects)$/.test(word.text)) return null;
    words.push(word);
    object = object.childForFieldName('object');
  }
  if (matcher === null || matcher === undefined || object?.type !== 'call_expression') return null;
  if (object.childForFieldName('function')?.text !== 'expect') return null;
  const negation = words.find((word) => word.text === 'not');
  const [actual] = argumentsOf(object);
  const denies = !TELLING.test(matcher.text) || (actual !== undefined && canPretend(actual, names));
  const plain = { call, isAsync: words.some((word) => word.text !== 'not'), sides: [], type: null, computed: null, denies };
  if (negation !== undefined)
    return {
      ...plain,
      denies: matcher.text.startsWith('toContain'),
      opposite: [{ from: dotBefore(negation), to: negation.endIndex, text: '' }],
    };
  const other = OPPOSITES[matcher.text];
  const opposite = other === undefined ? [{ from: matcher.startIndex, to: matcher.startIndex, text: 'not.' }] : [instead(matcher, other)];
  const asked = held(matcher.text, argumentsOf(call), actual);
  return isTruthOfPretended(asked.sides?.[0]?.node, actual, names)
    ? { ...plain, opposite, denies: true }
    : { ...plain, ...asked, opposite };
}

/** What a matcher holds the value against. */
function held(matcher: string, given: readonly Node[], actual: Node | undefined): Partial<Assertion> {
  const [first] = given;
  const whole = LATER.has(matcher) ? given.slice(1) : WHOLE.has(matcher) ? given : [];
  if (whole.length > 0) {
    const counted = matcher === 'toBeCloseTo' ? whole.slice(0, 1) : whole;
    const sides = [...counted, ...written(actual)].map((node) => ({ node, compared: 'whole' as const }));
    return { sides, computed: matcher === 'toMatchInlineSnapshot' ? null : computable(counted[0]) };
  }
  if (first === undefined) return {};
  if (matcher === 'toBeInstanceOf') return { type: first };
  if (!WITHIN.has(matcher)) return {};
  if (matcher.startsWith('toThrow') && CLASS.test(first.text)) return { type: first };
  return { sides: [{ node: first, compared: first.type === 'new_expression' ? 'whole' : 'within' }] };
}

/** The side where the value that is looked at should stand, when it is written out instead. */
function written(node: Node | undefined): readonly Node[] {
  return node !== undefined && LITERAL.test(bare(node).type) ? [node] : [];
}

/** What stands for many values, or for none that could be compared, has no other value. */
function computable(node: Node | undefined): Node | null {
  return node === undefined || /\bexpect\.|=>|\bfunction\b/.test(node.text) ? null : node;
}

function dotBefore(word: Node): number {
  return word.previousSibling?.startIndex ?? word.startIndex;
}

const EQUALITIES: Readonly<Record<string, string>> = {
  equal: 'notEqual',
  strictEqual: 'notStrictEqual',
  deepEqual: 'notDeepEqual',
  deepStrictEqual: 'notDeepStrictEqual',
};
const RENAMED: Readonly<Record<string, string>> = {
  ...EQUALITIES,
  notEqual: 'equal',
  notStrictEqual: 'strictEqual',
  notDeepEqual: 'deepEqual',
  notDeepStrictEqual: 'deepStrictEqual',
  match: 'doesNotMatch',
  doesNotMatch: 'match',
  throws: 'doesNotThrow',
  doesNotThrow: 'throws',
  rejects: 'doesNotReject',
  doesNotReject: 'rejects',
  ifError: 'ok',
};

function assertCall(call: Node, names: Names): Assertion | null {
  const name = assertName(call, names);
  const given = argumentsOf(call);
  const [first, second] = given;
  if (name === null || first === undefined) return null;
  const called = call.childForFieldName('function');
  const property = called?.childForFieldName('property');
  const renamed = RENAMED[name];
  const opposite = property !== null && property !== undefined && renamed !== undefined ? [instead(property, renamed)] : [];
  const plain = {
    call,
    isAsync: /reject/i.test(name),
    sides: [],
    type: null,
    computed: null,
    opposite,
    denies: EQUALITIES[name] !== undefined,
  };
  if (name === 'ok') return { ...plain, ...truth(first, names) };
  if (renamed === undefined) return null;
  if (second === undefined) return plain;
  if (name === 'throws' || name === 'rejects') {
    if (CLASS.test(second.text)) return { ...plain, type: second };
    return { ...plain, sides: [{ node: second, compared: second.type === 'object' ? 'whole' : 'within' }] };
  }
  if (name === 'match') return { ...plain, sides: [{ node: second, compared: 'within' }] };
  if (EQUALITIES[name] === undefined) return plain;
  if (isTruthOfPretended(second, first, names)) return { ...plain, denies: true };
  return { ...plain, sides: [second, ...written(first)].map((node) => ({ node, compared: 'whole' })), computed: computable(second) };
}

/** `if (a !== 5) throw …` is an assertion as well. */
export function conditionOf(statement: Node, names: Names): Assertion | null {
  const condition = statement.childForFieldName('condition')?.namedChildren[0];
  const then = statement.childForFieldName('consequence');
  const only = then?.type === 'statement_block' && then.namedChildren.length === 1 ? then.namedChildren[0] : then;
  if (condition === undefined || only?.type !== 'throw_statement' || statement.childForFieldName('alternative') !== null) return null;
  const [left, right] = [condition.childForFieldName('left'), condition.childForFieldName('right')];
  const isEquality = /^!={1,2}$/.test(condition.childForFieldName('operator')?.text ?? '') && right !== null;
  const sides = isEquality && !isTruthOfPretended(right, left ?? undefined, names) ? [{ node: right, compared: 'whole' as const }] : [];
  return {
    call: statement,
    isAsync: false,
    sides,
    type: null,
    computed: null,
    opposite: turned(condition),
    denies: canPretend(condition, names),
  };
}

/** Of a condition: `a === 5` can be held against another value, and any can be turned round. */
function truth(condition: Node, names: Names): Pick<Assertion, 'sides' | 'opposite' | 'denies'> {
  const comparison = bare(condition);
  const operator = comparison.childForFieldName('operator')?.text ?? '';
  const [left, right] = [comparison.childForFieldName('left'), comparison.childForFieldName('right')];
  const isEquality = comparison.type === 'binary_expression' && /^={2,3}$/.test(operator) && left !== null && right !== null;
  const sides = isEquality ? [right, ...written(left)].map((node) => ({ node, compared: 'whole' as const })) : [];
  return isTruthOfPretended(sides[0]?.node, left ?? undefined, names)
    ? { sides: [], opposite: turned(condition), denies: true }
    : { sides, opposite: turned(condition), denies: canPretend(condition, names) };
}

function turned(condition: Node): readonly Replacement[] {
  return [
    { from: condition.startIndex, to: condition.startIndex, text: '!(' },
    { from: condition.endIndex, to: condition.endIndex, text: ')' },
  ];
}

const ASSERT = /^(?:node:)?assert(?:\/strict)?$/;

/** The function of `node:assert` that is called, whatever it is called here. */
function assertName(call: Node, names: Names): string | null {
  const called = call.childForFieldName('function');
  if (called?.type === 'identifier') return called.text === 'assert' ? 'ok' : importedName(called, names);
  const [object, property] = [called?.childForFieldName('object'), called?.childForFieldName('property')];
  if (object === null || object === undefined || property === null || property === undefined) return null;
  const isAssert =
    /^(?:\w+\.)?assert(?:\.strict)?$/.test(object.text) || (object.type === 'identifier' && importedName(object, names) === 'ok');
  return isAssert ? property.text : null;
}

/** What a name stands for that comes from `node:assert`: the module itself is `ok`. */
function importedName(use: Node, names: Names): string | null {
  const name = names.of(use)?.name;
  if (name === undefined || !ASSERT.test(sourceOf(name))) return null;
  const around = name.parent;
  if (around?.type === 'import_specifier') return around.childForFieldName('name')?.text.replace(/^(?:default|strict)$/, 'ok') ?? null;
  if (around?.type === 'pair_pattern') return around.childForFieldName('key')?.text ?? null;
  return name.type === 'shorthand_property_identifier_pattern' ? name.text.replace(/^strict$/, 'ok') : 'ok';
}

/** The module that a declared name is taken from; empty for any other name. */
export function sourceOf(name: Node): string {
  for (let node: Node | null = name; node !== null; node = node.parent) {
    if (node.type === 'import_statement') return node.childForFieldName('source')?.text.slice(1, -1) ?? '';
    if (node.type === 'variable_declarator')
      return /^require\(\s*['"]([^'"]+)['"]\s*\)/.exec(node.childForFieldName('value')?.text ?? '')?.[1] ?? '';
  }
  return '';
}
