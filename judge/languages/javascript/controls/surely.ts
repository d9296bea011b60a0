import type { Node } from '../../../../syntax/source.js';
import { type Assertion, assertionOf, conditionOf } from './assertions.js';
import { type Expected, type Given, taken } from './expected.js';
import { argumentsOf, bare, functionAt, isAsync, isFunction, type Names, parametersOf } from './names.js';

/** An assertion that is certain to be reached by each run of a test that passes. */
export interface Reached {
  readonly assertion: Assertion;
  /** what parameters and variables of loops stand for on the way to it */
  readonly given: Given;
  /** the statement, or the expression of an arrow, in the test's own text: what follows it still runs when its failure is caught */
  readonly at: Node;
}

interface Way {
  readonly given: Given;
  /** whether somebody waits for what an expression answers */
  readonly awaited: boolean;
  /** where the call of a helper stands in the test; null in the test itself */
  readonly at: Node | null;
  readonly depth: number;
}

const MAX_DEPTH = 6;
const EACH = new Set(['forEach', 'map', 'flatMap']);
const LOOPS = new Set(['for_in_statement', 'for_statement', 'while_statement', 'do_statement', 'switch_statement']);
const LEAVING = ['return_statement', 'break_statement', 'continue_statement', 'yield_expression'];

/** Walks through what surely runs. */
export class Surely {
  readonly #names: Names;
  readonly #expected: Expected;
  readonly #random: () => number;

  constructor(names: Names, expected: Expected, random: () => number) {
    this.#names = names;
    this.#expected = expected;
    this.#random = random;
  }

  /** Of the function of a test; its promise is waited for. */
  inTest(work: Node, given: Given): readonly Reached[] {
    return this.#inFunction(work, { given, awaited: true, at: null, depth: 0 });
  }

  /** Of statements that run one after the other. */
  inStatements(statements: readonly Node[], given: Given): readonly Reached[] {
    return this.#inSequence(statements, { given, awaited: false, at: null, depth: 0 });
  }

  #inFunction(work: Node, way: Way): readonly Reached[] {
    const body = work.childForFieldName('body');
    if (body === null || way.depth > MAX_DEPTH || (isAsync(work) && !way.awaited) || /generator/.test(work.type)) return [];
    return body.type === 'statement_block'
      ? this.#inSequence(body.namedChildren, way)
      : this.#inExpression(body, { ...way, at: way.at ?? body });
  }

  #inSequence(statements: readonly Node[], way: Way): readonly Reached[] {
    const reached: Reached[] = [];
    for (const statement of statements) {
      reached.push(...this.#inStatement(statement, way));
      if (mayLeave(statement)) break;
    }
    return reached;
  }

  #inStatement(statement: Node, way: Way): readonly Reached[] {
    const here = { ...way, at: way.at ?? statement };
    switch (statement.type) {
      case 'expression_statement':
      case 'lexical_declaration':
      case 'variable_declaration':
        return statement.namedChildren.flatMap((each) =>
          this.#inExpression(each.childForFieldName('value') ?? each, { ...here, awaited: false }),
        );
      case 'return_statement':
        return statement.namedChildren.flatMap((each) => this.#inExpression(each, here));
      case 'statement_block':
        return this.#inSequence(statement.namedChildren, way);
      case 'if_statement': {
        const assertion = conditionOf(statement, this.#names);
        return assertion === null ? [] : [{ assertion, given: way.given, at: here.at }];
      }
      case 'for_in_statement':
        return this.#inEach(statement, way);
      case 'for_statement':
        return surelyCounts(statement) ? this.#inSequence(bodyOf(statement), way) : [];
      case 'do_statement':
        return this.#inSequence(bodyOf(statement), way);
      case 'try_statement':
        return this.#inTry(statement, way);
      default:
        return [];
    }
  }

  /** One item of the list, drawn: its round is the wrong one. */
  #inEach(statement: Node, way: Way): readonly Reached[] {
    const [pattern, list] = [statement.childForFieldName('left'), statement.childForFieldName('right')];
    const isOf = statement.children.some((each) => each.type === 'of');
    const items = list === null ? null : isOf ? this.#items(list) : keysOf(list);
    if (pattern === null || items === null || items.length === 0) return [];
    return this.#inSequence(bodyOf(statement), { ...way, given: this.#drawn(pattern, isOf ? items : [], way.given) });
  }

  #drawn(pattern: Node | undefined, items: readonly Node[], given: Given): Given {
    const item = items[Math.floor(this.#random() * items.length)];
    return pattern === undefined || item === undefined ? given : new Map([...given, ...taken(pattern, [item])]);
  }

  /** `[…]`, `[…].entries()` and `Object.entries({…})` run at least once; only of the first it is known what each is. */
  #items(list: Node): readonly Node[] | null {
    const plain = bare(list);
    const owner = plain.type === 'call_expression' ? plain.childForFieldName('function')?.childForFieldName('object') : null;
    if (owner?.text === 'Object') return keysOf(argumentsOf(plain)[0] ?? plain);
    return this.#expected.listOf(owner ?? plain);
  }

  #inTry(statement: Node, way: Way): readonly Reached[] {
    const handler = statement.childForFieldName('handler');
    const body = statement.childForFieldName('body')?.namedChildren ?? [];
    const last = statement.childForFieldName('finalizer')?.childForFieldName('body')?.namedChildren ?? [];
    const caught = handler?.childForFieldName('body')?.namedChildren ?? [];
    if (handler === null) return [...this.#inSequence(body, way), ...this.#inSequence(last, way)];
    return [...(body.some(surelyFails) ? this.#inSequence(caught, way) : []), ...this.#inSequence(last, way)];
  }

  #inExpression(node: Node, way: Way): readonly Reached[] {
    const plain = bare(node);
    const assertion = assertionOf(plain, this.#names);
    if (assertion !== null) return assertion.isAsync && !way.awaited ? [] : [{ assertion, given: way.given, at: way.at ?? plain }];
    switch (plain.type) {
      case 'await_expression':
        return plain.namedChildren.flatMap((each) => this.#inExpression(each, { ...way, awaited: true }));
      case 'call_expression':
        return this.#inCall(plain, way);
      case 'binary_expression':
      case 'ternary_expression': {
        const first = plain.namedChildren[0];
        return first === undefined ? [] : this.#inExpression(first, { ...way, awaited: false });
      }
      default:
        if (isFunction(plain) || plain.type === 'class' || plain.type === 'statement_block') return [];
        return plain.namedChildren.flatMap((each) => this.#inExpression(each, { ...way, awaited: false }));
    }
  }

  #inCall(call: Node, way: Way): readonly Reached[] {
    const called = call.childForFieldName('function');
    const [object, name] = [called?.childForFieldName('object') ?? null, called?.childForFieldName('property')?.text ?? ''];
    const given = argumentsOf(call);
    const isAll = way.awaited && called?.text === 'Promise.all';
    const before = given.flatMap((each) => this.#inExpression(each, { ...way, awaited: isAll }));
    return [...before, ...this.#inCallback(object, name, given[0], way), ...this.#inHelper(call, way)];
  }

  #inCallback(object: Node | null, name: string, work: Node | undefined, way: Way): readonly Reached[] {
    if (object === null) return [];
    const inner = this.#inExpression(object, { ...way, awaited: way.awaited && name === 'then' });
    const callback = functionAt(work);
    if (callback === null) return inner;
    if (name === 'then' && way.awaited) return [...inner, ...this.#inFunction(callback, way)];
    const items = EACH.has(name) ? this.#items(object) : null;
    if (items === null || items.length === 0) return inner;
    const isList = this.#expected.listOf(object) !== null;
    const isOwn = name === 'forEach' && way.depth === 0;
    const drawn = this.#drawn(parametersOf(callback)[0], isList ? items : [], way.given);
    return this.#inFunction(callback, { ...way, at: isOwn ? null : way.at, awaited: way.awaited && name === 'map', given: drawn });
  }

  /** A function of the file: its parameters stand for what it is given. */
  #inHelper(call: Node, way: Way): readonly Reached[] {
    const helper = this.#expected.helper(call);
    if (helper === null) return [];
    const given = argumentsOf(call);
    const bound = parametersOf(helper).flatMap((pattern, index) => (given[index] === undefined ? [] : taken(pattern, [given[index]])));
    return this.#inFunction(helper, { ...way, depth: way.depth + 1, given: new Map([...way.given, ...bound]) });
  }
}

function bodyOf(loop: Node): readonly Node[] {
  const body = loop.childForFieldName('body');
  return body === null ? [] : body.type === 'statement_block' ? body.namedChildren : [body];
}

function keysOf(node: Node): readonly Node[] | null {
  const plain = bare(node);
  return plain.type === 'object' && plain.namedChildren.some((each) => each.type === 'pair') ? plain.namedChildren : null;
}

/** `for (let i = 0; i < 3; i += 1)` */
function surelyCounts(loop: Node): boolean {
  const from = /=\s*(\d+)\s*;?$/.exec(loop.childForFieldName('initializer')?.text ?? '')?.[1];
  const to = /^\w+\s*<=?\s*(\d+)$/.exec((loop.childForFieldName('condition')?.text ?? '').replace(/;$/, ''))?.[1];
  return from !== undefined && to !== undefined && Number(from) < Number(to);
}

const FAILS = /^(?:(?:(?:assert|expect|done)\.)?fail\s*\(|expect\((?:true\)\.toBe\(false|false\)\.toBe\(true)\))/;

function surelyFails(statement: Node): boolean {
  return statement.type === 'throw_statement' || FAILS.test(statement.text);
}

/** Whether what follows a statement may be left out. */
function mayLeave(statement: Node, leaving: readonly string[] = LEAVING): boolean {
  if (leaving.includes(statement.type)) return true;
  const inside = LOOPS.has(statement.type) ? leaving.filter((each) => !/^(?:break|continue)/.test(each)) : leaving;
  return !isFunction(statement) && !statement.type.startsWith('class') && statement.namedChildren.some((each) => mayLeave(each, inside));
}
