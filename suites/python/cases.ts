import type { CallCase } from '../../domain/task.js';
import { type AssertionScope, type Expectation, expectation, type Subject, subjectOf } from './assertions.js';
import { bound, evaluate, type PyClass } from './evaluate.js';
import { field, type Node, parts } from './syntax.js';
import type { Py } from './values.js';

/** Follows the statements of a test, and makes a case of each assertion. */
export class TestReader {
  readonly #names: Map<string, Py>;
  readonly #answers: Map<string, Subject>;
  readonly #scope: AssertionScope;
  readonly #fn: string;
  readonly #found: Expectation[];

  /** `fn`: `module:function` of the cases; `subjects`: the names under which the tests call it. */
  constructor(
    fn: string,
    subjects: readonly string[],
    classes: ReadonlyMap<string, PyClass> = new Map(),
    names: ReadonlyMap<string, Py> = new Map(),
    found: Expectation[] = [],
  ) {
    this.#fn = fn;
    this.#names = new Map(names);
    this.#answers = new Map();
    this.#scope = { names: this.#names, classes, subjects: new Set(subjects), answers: this.#answers };
    this.#found = found;
  }

  /** The same reader inside a function: what is assigned there stays there, the objects are the same. */
  inner(names: ReadonlyMap<string, Py> = new Map()): TestReader {
    return new TestReader(this.#fn, [...this.#scope.subjects], this.#scope.classes, new Map([...this.#names, ...names]), this.#found);
  }

  /** What a name of the test text holds so far. */
  value(name: string): Py | undefined {
    return this.#names.get(name);
  }

  /** False at the first statement that is beyond this reader. */
  read(statements: readonly Node[]): boolean {
    return statements.every((statement) => this.#statement(statement));
  }

  cases(): CallCase[] {
    return this.#found.map(({ subject, expect, compare }, index) => ({
      id: `case-${index + 1}`,
      call: {
        fn: this.#fn,
        args: subject.args,
        ...(Object.keys(subject.kwargs).length === 0 ? {} : { kwargs: subject.kwargs }),
        ...(subject.wrapper === null ? {} : { drain: true }),
      },
      expect,
      compare,
    }));
  }

  #statement(statement: Node): boolean {
    switch (statement.type) {
      case 'pass_statement':
      case 'import_statement':
      case 'import_from_statement':
        return true;
      case 'assert_statement':
        return this.#assertion(statement);
      case 'expression_statement':
        return this.#expression(parts(statement)[0]);
      default:
        return false;
    }
  }

  #assertion(statement: Node): boolean {
    const found = expectation(statement, this.#scope);
    if (found !== undefined && found !== 'nothing') this.#found.push(found);
    return found !== undefined;
  }

  #expression(expression: Node | undefined): boolean {
    if (expression?.type === 'assignment') return this.#assign(field(expression, 'left'), expression.childForFieldName('right'));
    if (expression?.type === 'call') return field(expression, 'function').text === 'print';
    return expression?.type === 'string' || expression?.type === 'identifier';
  }

  #assign(target: Node, source: Node | null): boolean {
    if (source === null) return false;
    const subject = target.type === 'identifier' ? subjectOf(source, this.#scope) : undefined;
    if (subject !== undefined) {
      this.#answers.set(target.text, subject);
      this.#names.delete(target.text);
      return true;
    }
    const value = evaluate(source, this.#scope);
    if (value === undefined) return false;
    if (target.type === 'attribute') return this.#assignAttribute(target, value);
    const names = bound(target, value);
    for (const [name, each] of names ?? []) {
      this.#names.set(name, each);
      this.#answers.delete(name);
    }
    return names !== undefined;
  }

  #assignAttribute(target: Node, value: Py): boolean {
    const owner = evaluate(field(target, 'object'), this.#scope);
    if (owner === null || typeof owner !== 'object' || owner.kind !== 'object') return false;
    owner.fields.set(field(target, 'attribute').text, value);
    return true;
  }
}
