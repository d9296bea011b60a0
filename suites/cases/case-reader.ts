import { isDeepStrictEqual } from 'node:util';
import type { Call, CallCase, Comparison } from '../../domain/task.js';
import type { Value } from '../../domain/value.js';
import type { Node } from '../syntax.js';
import { numeric } from './numbers.js';

/** What a language knows of its expressions. */
export interface Dialect {
  /** The constant that an expression is; undefined where it is none, or is beyond the small language that we follow. */
  constant(node: Node, names: ReadonlyMap<string, Value>): Value | undefined;
  /** The call of a function under test that an expression is. */
  call(node: Node): { readonly fn: string; readonly args: readonly Node[] } | undefined;
  /** How answers of the function are held against constants. */
  comparison(fn: string): Comparison;
}

/**
 * Reads a test as far as it is calls in, data out: constants and answers are remembered under their names, and an
 * assertion of one answer against one constant is a case. Each method is false for what is beyond that.
 */
export class CaseReader {
  readonly #dialect: Dialect;
  readonly #names: Map<string, Value>;
  readonly #answers = new Map<string, Call>();
  readonly #found: Omit<CallCase, 'id'>[];

  constructor(dialect: Dialect, names: ReadonlyMap<string, Value> = new Map(), found: Omit<CallCase, 'id'>[] = []) {
    this.#dialect = dialect;
    this.#names = new Map(names);
    this.#found = found;
  }

  /** The same reader in a block of its own: what is named there stays there. */
  inner(): CaseReader {
    return new CaseReader(this.#dialect, this.#names, this.#found);
  }

  cases(): CallCase[] {
    return this.#found.map((each, index) => ({ id: `case-${index + 1}`, ...each }));
  }

  constant(node: Node): Value | undefined {
    return this.#dialect.constant(node, this.#names);
  }

  /** Gives a name the value of an expression: a constant, or an answer. */
  assign(name: string, node: Node): boolean {
    const answer = this.answer(node);
    const value = answer === undefined ? this.constant(node) : undefined;
    this.#names.delete(name);
    this.#answers.delete(name);
    if (answer !== undefined) this.#answers.set(name, answer);
    if (value !== undefined) this.#names.set(name, value);
    return answer !== undefined || value !== undefined;
  }

  rename(name: string, value: Value): void {
    this.#names.set(name, value);
  }

  /** The call whose answer an expression is, by name or in place. */
  answer(node: Node): Call | undefined {
    const known = this.#answers.get(node.text);
    if (known !== undefined) return known;
    const call = this.#dialect.call(node);
    if (call === undefined) return undefined;
    const args = call.args.map((arg) => this.constant(arg)).filter((arg) => arg !== undefined);
    return args.length === call.args.length ? { fn: call.fn, args } : undefined;
  }

  /** The two are equal. Two equal constants say nothing, and are no case. */
  equal(left: Node, right: Node): boolean {
    const [a, b] = [this.constant(left), this.constant(right)];
    if (a !== undefined && b !== undefined) return isDeepStrictEqual(a, b);
    const call = this.answer(a === undefined ? left : right);
    const expected = a === undefined ? b : a;
    return call !== undefined && expected !== undefined && this.returns(call, expected);
  }

  /** The answer is true, or false; `compare` where only its truth counts. */
  truth(node: Node, expected: boolean, compare?: Comparison): boolean {
    const call = this.answer(node);
    if (call === undefined) return this.constant(node) === expected;
    return this.returns(call, expected, compare);
  }

  /** The two differ by less than the bound. */
  near(left: Node, right: Node, bound: Node): boolean {
    const given = this.constant(left);
    const call = this.answer(given === undefined ? left : right);
    const expected = given === undefined ? this.constant(right) : given;
    const tolerance = this.constant(bound);
    const number = tolerance === undefined ? null : numeric(tolerance);
    if (call === undefined || expected === undefined || number === null || Number(number) <= 0) return false;
    return this.returns(call, expected, { kind: 'close', tolerance: Number(number) });
  }

  returns(call: Call, value: Value, compare: Comparison = this.#dialect.comparison(call.fn)): boolean {
    this.#found.push({ call, expect: { returns: value }, compare });
    return true;
  }

  raises(call: Call, name: string): boolean {
    this.#found.push({ call, expect: { raises: name }, compare: { kind: 'equal' } });
    return true;
  }
}

/** The values of all nodes; undefined where one has none. */
export function constants(nodes: readonly Node[], constant: (node: Node) => Value | undefined): Value[] | undefined {
  const values = nodes.map(constant).filter((value) => value !== undefined);
  return values.length === nodes.length ? values : undefined;
}
