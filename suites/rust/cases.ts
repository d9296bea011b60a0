import type { CallCase } from '../../domain/task.js';
import { CaseReader, type Dialect } from '../cases/case-reader.js';
import { negated } from '../cases/numbers.js';
import { bare, field, fieldText, type Node, parts } from '../syntax.js';
import { isPlain, type RustFunction } from './program.js';
import { rustValue } from './values.js';

/** Follows the statements of a Rust test whose macros stand as calls (`parseRust`). */
export class RustReader {
  readonly #reader: CaseReader;

  /** `functions`: of the crate; those with plain data in and out can be called. */
  constructor(module: string, functions: readonly RustFunction[]) {
    this.#reader = new CaseReader(dialect(module, new Map(functions.filter(isPlain).map((each) => [each.name, each]))));
  }

  cases(): CallCase[] {
    return this.#reader.cases();
  }

  /** Reads a block with names of its own; false at the first statement that is beyond this reader. */
  read(statements: readonly Node[]): boolean {
    const reader = this.#reader.inner();
    return statements.every((statement) => {
      if (statement.type === 'let_declaration') return declared(statement, reader);
      const expression = statement.type === 'expression_statement' ? parts(statement)[0] : statement;
      return expression !== undefined && asserted(expression, reader);
    });
  }
}

function dialect(module: string, functions: ReadonlyMap<string, RustFunction>): Dialect {
  const call: Dialect['call'] = (node) => {
    const expression = bare(node);
    if (expression.type === 'reference_expression') return call(field(expression, 'value'));
    const name = expression.type === 'call_expression' ? fieldText(expression, 'function') : '';
    return functions.has(name) ? { fn: `${module}:${name}`, args: parts(field(expression, 'arguments')) } : undefined;
  };
  return {
    constant: rustValue,
    call,
    // a literal that is meant for f32 reads as another number than the one that comes back
    comparison: (fn) =>
      /\bf32\b/.test(functions.get(fn.slice(module.length + 1))?.returns ?? '') ? { kind: 'close', tolerance: 1e-6 } : { kind: 'equal' },
  };
}

function declared(statement: Node, reader: CaseReader): boolean {
  const [pattern, value] = [statement.childForFieldName('pattern'), statement.childForFieldName('value')];
  return pattern?.type === 'identifier' && value !== null && reader.assign(pattern.text, value);
}

function asserted(expression: Node, reader: CaseReader): boolean {
  if (expression.type === 'assignment_expression') return reader.assign(fieldText(expression, 'left'), field(expression, 'right'));
  if (expression.type !== 'call_expression') return false;
  const [first, second] = parts(field(expression, 'arguments'));
  switch (fieldText(expression, 'function')) {
    case 'assert':
      return first !== undefined && condition(first, true, reader);
    case 'assert_eq':
      return first !== undefined && second !== undefined && equal(first, second, reader);
    default:
      return false;
  }
}

function condition(node: Node, wanted: boolean, reader: CaseReader): boolean {
  const expression = bare(node);
  if (expression.type === 'unary_expression' && expression.text.startsWith('!')) {
    const [inner] = parts(expression);
    return inner !== undefined && condition(inner, !wanted, reader);
  }
  if (expression.type !== 'binary_expression') return reader.truth(expression, wanted);
  const [left, operator, right] = [field(expression, 'left'), fieldText(expression, 'operator'), field(expression, 'right')];
  if (operator === '==') return wanted && equal(left, right, reader);
  return (operator === '<' || operator === '<=') && wanted && distance(left, right, reader);
}

/** `Err(…)` on the expected side is the failure that the call ends in. */
function equal(left: Node, right: Node, reader: CaseReader): boolean {
  const failure = [left, right].find((each) => each.type === 'call_expression' && fieldText(each, 'function') === 'Err');
  if (failure === undefined) return reader.equal(left, right);
  const call = reader.answer(failure === left ? right : left);
  return call !== undefined && reader.raises(call, 'Err');
}

/** `(a - b).abs() < bound`, `f64::abs(a - b) < bound`; a constant that is added is the negated expectation. */
function distance(left: Node, bound: Node, reader: CaseReader): boolean {
  const difference = absolute(bare(left));
  if (difference?.type !== 'binary_expression') return false;
  const [first, operator, second] = [field(difference, 'left'), fieldText(difference, 'operator'), field(difference, 'right')];
  if (operator === '-') return reader.near(first, second, bound);
  const [call, added, tolerance] = [reader.answer(first), reader.constant(second), reader.constant(bound)];
  const expected = operator === '+' && added !== undefined ? negated(added) : undefined;
  const within =
    tolerance !== null && typeof tolerance === 'object' && '$' in tolerance && tolerance.$ === 'float' ? Number(tolerance.v) : 0;
  return call !== undefined && expected !== undefined && within > 0 && reader.returns(call, expected, { kind: 'close', tolerance: within });
}

function absolute(node: Node): Node | undefined {
  if (node.type !== 'call_expression') return undefined;
  const [callee, [only]] = [field(node, 'function'), parts(field(node, 'arguments'))];
  if (/^f(32|64)::abs$/.test(callee.text) && only !== undefined) return bare(only);
  return callee.type === 'field_expression' && fieldText(callee, 'field') === 'abs' && only === undefined
    ? bare(field(callee, 'value'))
    : undefined;
}
