import type { Node } from '../../../syntax/source.js';
import type { OtherValues } from '../other-values.js';
import type { Replacement } from '../../../syntax/rewrite.js';
import { argumentsOf, type Assertion, assertionOf, callIn, nameOf, otherException, raisesOf } from './assertions.js';
import type { Scope } from './scope.js';

/** Finds a function of the file by the way that a test calls it: `check(…)`, `self.check(…)`. */
export type FindHelper = (call: Node) => Node | null;

export interface TestBody {
  readonly definition: Node;
  readonly scope: Scope;
  readonly helper: FindHelper;
  readonly values: OtherValues;
  /** a function at the end of the file that gives another value of the same type */
  readonly other: string;
}

/** What makes one assertion wrong. */
type Wrong = readonly Replacement[];

/**
 * Makes one assertion of a test wrong, drawn from those that are certain to be reached. Only one: whoever does the work
 * for some and forges the others would fail honestly where all are wrong. Where there is none the answer is empty.
 */
export function wrongAssertion(test: TestBody): Wrong {
  const [first, ...rest] = inBlock(test.definition.childForFieldName('body'), test).filter((each) => each.length > 0);
  return first === undefined ? [] : test.values.oneOf([first, ...rest]);
}

function inBlock(block: Node | null, test: TestBody): readonly Wrong[] {
  const found: Wrong[] = [];
  for (const statement of block?.namedChildren ?? []) {
    found.push(...inStatement(statement, test));
    if (mayLeave(statement)) break;
  }
  return found;
}

function inStatement(statement: Node, test: TestBody): readonly Wrong[] {
  switch (statement.type) {
    case 'with_statement':
      return inWith(statement, test);
    case 'for_statement':
      return inLoop(statement, test);
    default: {
      const assertion = assertionOf(statement);
      return [assertion === null ? inHelper(statement, test) : wrong(assertion, test)];
    }
  }
}

/** The opposite of an equality holds for no object that equals everything: there what is computed is made another value. */
function wrong(assertion: Assertion, { scope, values, other }: TestBody): Wrong {
  for (const side of assertion.sides) {
    const changes = scope.wrong(side, values);
    if (changes !== null) return changes;
  }
  const [first, ...rest] = assertion.sides;
  if (first === undefined) return assertion.opposite(values) ?? [];
  const computed =
    assertion.sides.find((side) => side.type !== 'call' && side.descendantsOfType('call').length === 0) ??
    assertion.sides.find((side) => scope.isOfTests(side)) ??
    values.oneOf([first, ...rest]);
  return [
    { from: computed.startIndex, to: computed.startIndex, text: `${other}(` },
    { from: computed.endIndex, to: computed.endIndex, text: ')' },
  ];
}

/** What stands below a raising call in a `with` never runs. */
function inWith(statement: Node, test: TestBody): readonly Wrong[] {
  const items = statement.descendantsOfType('with_item').filter((each) => each.parent?.parent?.id === statement.id);
  const raising = items.flatMap((item) => raisesOf(item)?.opposite(test.values) ?? raisesInHelper(item, test));
  return raising.length > 0 ? [raising] : inBlock(statement.childForFieldName('body'), test);
}

/** The body of a loop over what is not empty runs at least once. */
function inLoop(statement: Node, test: TestBody): readonly Wrong[] {
  const [left, right] = [statement.childForFieldName('left'), statement.childForFieldName('right')];
  if (left === null || right === null || !test.scope.isFull(right)) return [];
  const rows = right.type === 'list' || right.type === 'tuple' ? right.namedChildren.filter((each) => each.type !== 'comment') : [];
  if (rows.length > 0) test.scope.addLoop(left.type === 'identifier' ? [left.text] : left.namedChildren.map((each) => each.text), rows);
  return inBlock(statement.childForFieldName('body'), test);
}

/**
 * A helper that holds a parameter against something is made wrong by what it is given; any other by the opposite of its
 * first assertion. Never by both: the two would cancel out.
 */
function inHelper(statement: Node, test: TestBody): Wrong {
  const call = statement.type === 'expression_statement' ? statement.namedChildren[0] : undefined;
  const helper = call?.type === 'call' ? test.helper(call) : null;
  if (call === undefined || helper === null) return [];
  const first = firstAssertion(helper.childForFieldName('body'));
  if (first === null) return [];
  const parameters = parametersOf(helper);
  const given = first.sides.filter((side) => parameters.includes(side.text));
  if (given.length === 0) return first.opposite(test.values) ?? [];
  for (const side of given) {
    const argument = givenTo(call, parameters, side.text);
    const changes = argument === null ? null : test.scope.wrong(argument, test.values);
    if (changes !== null) return changes;
  }
  return [];
}

function firstAssertion(block: Node | null): Assertion | null {
  for (const statement of block?.namedChildren ?? []) {
    const assertion = assertionOf(statement);
    if (assertion !== null) return assertion;
    if (mayLeave(statement)) return null;
  }
  return null;
}

/** `with self.raisesWithMessage(ValueError)`, which returns `self.assertRaisesRegex(exception, …)`. */
function raisesInHelper(item: Node, test: TestBody): Wrong {
  const call = callIn(item);
  const helper = call === null ? null : test.helper(call);
  const returned = helper?.childForFieldName('body')?.namedChildren.at(-1);
  const raises = returned?.type === 'return_statement' && returned.namedChildren[0]?.type === 'call' ? returned.namedChildren[0] : null;
  if (call === null || helper === null || raises === null || !/^(?:assertR|r)aises/.test(nameOf(raises))) return [];
  const argument = givenTo(call, parametersOf(helper), argumentsOf(raises)[0]?.text ?? '');
  return argument === null ? [] : [otherException(argument, test.values)];
}

/** By its place or by its name; null where the default holds, or a list is spread. */
function givenTo(call: Node, parameters: readonly string[], name: string): Node | null {
  const args = argumentsOf(call);
  const named = args.find((each) => each.type === 'keyword_argument' && each.childForFieldName('name')?.text === name);
  const placed = args[parameters.indexOf(name)];
  return named?.childForFieldName('value') ?? (placed === undefined || /keyword_argument|splat/.test(placed.type) ? null : placed);
}

/** Their names in order, less `self`. */
function parametersOf(helper: Node): readonly string[] {
  const all = helper.childForFieldName('parameters')?.namedChildren ?? [];
  return all
    .map((each) => (each.type === 'identifier' ? each.text : ((each.childForFieldName('name') ?? each.namedChildren[0])?.text ?? '')))
    .filter((name) => name !== 'self');
}

const LEAVING = ['return_statement', 'raise_statement', 'break_statement', 'continue_statement', 'yield'];

function mayLeave(statement: Node): boolean {
  if (statement.type === 'function_definition' || statement.type === 'class_definition') return false;
  return statement.descendantsOfType(LEAVING).length > 0 || /\b(?:skip|skipTest|skipIf|importorskip|exit|_exit)\s*\(/.test(statement.text);
}
