import type { CallCase } from '../../domain/task.js';
import { CaseReader, type Dialect } from '../cases/case-reader.js';
import { bare, field, fieldText, type Node, parts } from '../syntax.js';
import { javascriptValue } from './values.js';

const TRUTHY = { kind: 'truthy' } as const;
const EQUAL = { kind: 'equal' } as const;

/** Follows the statements of a JavaScript test: `console.assert(…)`, and throwing under a condition. */
export class JavascriptReader {
  readonly #reader: CaseReader;

  /** `subjects`: names of the functions under test; they stand in `module`. */
  constructor(module: string, subjects: ReadonlySet<string>) {
    this.#reader = new CaseReader(dialect(module, subjects));
  }

  cases(): CallCase[] {
    return this.#reader.cases();
  }

  /** False at the first statement that is beyond this reader. */
  read(statements: readonly Node[]): boolean {
    return statements.every((statement) => this.#statement(statement));
  }

  #statement(statement: Node): boolean {
    switch (statement.type) {
      case 'empty_statement':
        return true;
      case 'lexical_declaration':
      case 'variable_declaration':
        return parts(statement).every((each) => this.#declared(each));
      case 'expression_statement':
        return this.#expression(parts(statement)[0]);
      case 'if_statement':
        return this.#guard(statement);
      default:
        return false;
    }
  }

  #declared(declarator: Node): boolean {
    const value = declarator.childForFieldName('value');
    return value !== null && this.#reader.assign(fieldText(declarator, 'name'), value);
  }

  #expression(expression: Node | undefined): boolean {
    if (expression?.type === 'assignment_expression') return this.#reader.assign(fieldText(expression, 'left'), field(expression, 'right'));
    if (expression?.type !== 'call_expression' || !/^(console\.assert|assert(\.ok)?)$/.test(fieldText(expression, 'function')))
      return false;
    const [asserted] = parts(field(expression, 'arguments'));
    return asserted !== undefined && condition(asserted, true, this.#reader);
  }

  /** `if (…) throw …`: the condition must not hold. */
  #guard(statement: Node): boolean {
    const consequence = field(statement, 'consequence');
    const only = consequence.type === 'statement_block' ? parts(consequence) : [consequence];
    if (only.length !== 1 || only[0]?.type !== 'throw_statement' || statement.childForFieldName('alternative') !== null) return false;
    return condition(field(statement, 'condition'), false, this.#reader);
  }
}

function dialect(module: string, subjects: ReadonlySet<string>): Dialect {
  return {
    constant: javascriptValue,
    call(node) {
      const expression = bare(node);
      if (expression.type !== 'call_expression' || !subjects.has(fieldText(expression, 'function'))) return undefined;
      return { fn: `${module}:${fieldText(expression, 'function')}`, args: parts(field(expression, 'arguments')) };
    },
    comparison: () => EQUAL,
  };
}

function condition(node: Node, wanted: boolean, reader: CaseReader): boolean {
  const expression = bare(node);
  const operator = fieldText(expression, 'operator');
  if (expression.type === 'unary_expression' && operator === '!') return condition(field(expression, 'argument'), !wanted, reader);
  if (expression.type === 'binary_expression') {
    const [left, right] = [field(expression, 'left'), field(expression, 'right')];
    const texts = content(left) !== left && content(right) !== right;
    // a loose comparison of anything but texts may turn one type into another, which no case does
    if (operator === '===' || (operator === '==' && texts)) return wanted && reader.equal(content(left), content(right));
    return (operator === '<' || operator === '<=') && wanted && distance(left, right, reader);
  }
  const helper =
    expression.type === 'call_expression' && /^(compare|_\.isEqual|isDeepStrictEqual)$/.test(fieldText(expression, 'function'));
  const [first, second] = helper ? parts(field(expression, 'arguments')) : [];
  if (first !== undefined && second !== undefined) return wanted && reader.equal(first, second);
  return reader.truth(expression, wanted, TRUTHY);
}

/** What stands in `JSON.stringify(…)`: equal texts of plain data are equal data. */
function content(node: Node): Node {
  const expression = bare(node);
  const [only] =
    expression.type === 'call_expression' && fieldText(expression, 'function') === 'JSON.stringify'
      ? parts(field(expression, 'arguments'))
      : [];
  return only ?? node;
}

/** `Math.abs(a - b) < bound` */
function distance(left: Node, bound: Node, reader: CaseReader): boolean {
  if (left.type !== 'call_expression' || fieldText(left, 'function') !== 'Math.abs') return false;
  const [difference] = parts(field(left, 'arguments'));
  if (difference?.type !== 'binary_expression' || fieldText(difference, 'operator') !== '-') return false;
  return reader.near(field(difference, 'left'), field(difference, 'right'), bound);
}
