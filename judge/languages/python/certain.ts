import type { Node } from '../../../syntax/source.js';
import type { OtherValues } from '../other-values.js';
import type { Replacement } from '../../../syntax/rewrite.js';
import { equalsWord, heldByAnother, holdsAnything, otherMembers } from './affirmed.js';
import { type Assertion, assertionOf, callIn, isTruth, otherException, raisesOf } from './assertions.js';
import { argumentsOf, bare, conditionOf, nameOf } from './conditions.js';
import type { Origins } from './origins.js';
import type { Scope } from './scope.js';

/** Finds a function of the file by the way that a test calls it: `check(…)`, `self.check(…)`. */
export type FindHelper = (call: Node) => Node | null;

export interface TestBody {
  readonly definition: Node;
  readonly scope: Scope;
  readonly origins: Origins;
  readonly helper: FindHelper;
  readonly values: OtherValues;
  /** the same where a function of the file is looked into */
  within(helper: Node): TestBody;
  /** a function at the end of the file that gives another value of the same type */
  readonly other: string;
}

/** What makes one assertion wrong. */
export interface Wrong {
  readonly changes: readonly Replacement[];
  /** an object that says yes to everything is not shown by it */
  readonly denies: boolean;
}

const NONE: Wrong = { changes: [], denies: false };

/**
 * Makes one assertion of a test wrong, drawn from those that are certain to be reached. Only one: whoever does the work
 * for some and forges the others would fail honestly where all are wrong. A denial only where there is nothing else; where
 * there is nothing at all the answer is empty.
 */
export function wrongAssertion(test: TestBody): Wrong {
  const all = inBlock(test.definition.childForFieldName('body'), test).filter(({ changes }) => changes.length > 0);
  const telling = all.filter(({ denies }) => !denies);
  const [first, ...rest] = telling.length > 0 ? telling : all;
  return first === undefined ? NONE : test.values.oneOf([first, ...rest]);
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
function wrong(assertion: Assertion, test: TestBody): Wrong {
  const { scope, values, other, origins } = test;
  if (assertion.rows.every((each) => scope.isFull(each)))
    for (const side of assertion.sides) {
      const changes = scope.wrong(side, values);
      if (changes !== null)
        return { changes, denies: isTruth(side) && assertion.sides.some((each) => each !== side && origins.isAsked(each)) };
    }
  const computed = assertion.rows.every((each) => scope.isFull(each)) ? computedIn(assertion.sides, test) : undefined;
  if (computed === undefined) return asked(assertion, test);
  const changes = [
    { from: computed.startIndex, to: computed.startIndex, text: `${other}(` },
    { from: computed.endIndex, to: computed.endIndex, text: ')' },
  ];
  return { changes, denies: false };
}

/** The side that the program has no part in, or the least: its own may be an object that equals everything. */
function computedIn(sides: readonly Node[], { origins }: TestBody): Node | undefined {
  return (
    sides.find((side) => origins.of(side) === 'tests') ??
    sides.find((side) => isPlain(side) && origins.of(side) !== 'program') ??
    sides.find(isPlain) ??
    sides.find((side) => origins.of(side) !== 'program') ??
    sides[0]
  );
}

function isPlain(side: Node): boolean {
  return side.type !== 'call' && side.descendantsOfType('call').length === 0;
}

/** What compares nothing: something else is asked where that shows an object that says yes to everything, or the opposite. */
function asked(assertion: Assertion, test: TestBody): Wrong {
  const { asked: what } = assertion;
  const { origins, scope, values, other } = test;
  if (what?.kind === 'member') {
    const holder = scope.written(what.holder);
    const changes = holder !== null && holder.id === what.holder.id ? otherMembers(holder, values) : null;
    if (changes !== null) return { changes, denies: false };
    if (origins.of(what.holder) === 'tests') return { changes: heldByAnother(what, other), denies: false };
    return { changes: holdsAnything(what, values), denies: true };
  }
  if (what !== null && origins.isAnswer(what.value)) return { changes: equalsWord(what, values), denies: false };
  const given = what?.kind === 'truth' && what.holds ? givenToAnswering(bare(what.value), test) : null;
  if (given !== null) return { changes: given, denies: false };
  const isAsked = assertion.truth !== null && origins.isAsked(assertion.truth);
  return { changes: assertion.opposite(values) ?? [], denies: assertion.denies || isAsked };
}

/** `same(f(1), 2)`, where a function of the file answers whether its parameters are equal. */
function givenToAnswering(call: Node, test: TestBody): readonly Replacement[] | null {
  const called = call.type === 'call' ? call.childForFieldName('function') : null;
  const definition = called?.type === 'identifier' ? (test.helper(call) ?? test.scope.written(called)) : null;
  const [returned, ...more] = definition?.type === 'lambda' ? [definition] : (definition?.childForFieldName('body')?.namedChildren ?? []);
  const answer = returned?.type === 'lambda' ? returned.childForFieldName('body') : returned?.namedChildren[0];
  if (definition === null || !/^(?:lambda|return_statement)$/.test(returned?.type ?? '') || answer === undefined || answer === null)
    return null;
  const { sides, rows } = conditionOf(answer);
  return more.length > 0 || rows.length > 0 ? null : wrongArgument(call, definition, sides, test);
}

/** What stands below a raising call in a `with` never runs. */
function inWith(statement: Node, test: TestBody): readonly Wrong[] {
  const items = statement.descendantsOfType('with_item').filter((each) => each.parent?.parent?.id === statement.id);
  const raising = items.flatMap((item) => raisesOf(item)?.opposite(test.values) ?? raisesInHelper(item, test));
  return raising.length > 0 ? [{ changes: raising, denies: false }] : inBlock(statement.childForFieldName('body'), test);
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
 * Of a helper the first assertion that can be wrong: one that holds a parameter against something by what it is given, any
 * other where it stands. Never by both: the two would cancel out.
 */
function inHelper(statement: Node, test: TestBody, deep = 0): Wrong {
  const call = statement.type === 'expression_statement' ? statement.namedChildren[0] : undefined;
  const helper = call?.type === 'call' && deep < DEEP ? test.helper(call) : null;
  if (call === undefined || helper === null) return NONE;
  const within = test.within(helper);
  let denial = NONE;
  for (const inner of helper.childForFieldName('body')?.namedChildren ?? []) {
    const assertion = assertionOf(inner);
    const found = assertion === null ? inHelper(inner, within, deep + 1) : ofHelper(assertion, { call, helper, test, within });
    if (found.changes.length > 0 && !found.denies) return found;
    if (denial.changes.length === 0) denial = found;
    if (mayLeave(inner)) break;
  }
  return denial;
}

const DEEP = 4;

interface HelperCall {
  readonly call: Node;
  readonly helper: Node;
  readonly test: TestBody;
  readonly within: TestBody;
}

function ofHelper(assertion: Assertion, { call, helper, test, within }: HelperCall): Wrong {
  const isGiven = assertion.sides.some((side) => parametersOf(helper).includes(side.text));
  return isGiven ? { changes: wrongArgument(call, helper, assertion.sides, test) ?? [], denies: false } : wrong(assertion, within);
}

/** Of a call, what is given for a parameter that is held against something. */
function wrongArgument(call: Node, helper: Node, sides: readonly Node[], test: TestBody): readonly Replacement[] | null {
  const parameters = parametersOf(helper);
  for (const side of sides.filter(({ text }) => parameters.includes(text))) {
    const argument = givenTo(call, parameters, side.text);
    const changes = argument === null ? null : test.scope.wrong(argument, test.values);
    if (changes !== null) return changes;
  }
  return null;
}

/** `with self.raisesWithMessage(ValueError)`, which returns `self.assertRaisesRegex(exception, …)`. */
function raisesInHelper(item: Node, test: TestBody): readonly Replacement[] {
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
