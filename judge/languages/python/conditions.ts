import type { Node } from '../../../syntax/source.js';
import type { Replacement } from '../../../syntax/rewrite.js';

/** What a condition asks, as far as it can be asked otherwise. */
export interface Condition {
  /** the sides of each equality without which it does not hold: of `a == 1 and b == 2`, both */
  readonly sides: readonly Node[];
  /** what must hold something, or the equalities are asked of nothing */
  readonly rows: readonly Node[];
}

const NO_SIDES: Condition = { sides: [], rows: [] };

/** `self.assertEqual(…)` → `assertEqual` */
export function nameOf(call: Node): string {
  const called = call.childForFieldName('function');
  return (called?.type === 'attribute' ? called.childForFieldName('attribute')?.text : called?.text) ?? '';
}

export function argumentsOf(call: Node): readonly Node[] {
  return (call.childForFieldName('arguments')?.namedChildren ?? []).filter((each) => each.type !== 'comment');
}

/** `((a == 1))` → `a == 1` */
export function bare(node: Node): Node {
  const inner = node.type === 'parenthesized_expression' ? node.namedChildren.find((each) => each.type !== 'comment') : undefined;
  return inner === undefined ? node : bare(inner);
}

export function conditionOf(written: Node): Condition {
  const truth = bare(written);
  const inner = truth.namedChildren;
  switch (truth.type) {
    case 'not_operator':
      return unequal(inner[0]);
    case 'call':
      if (nameOf(truth) === 'all') return inEach(truth.childForFieldName('arguments'));
      return nameOf(truth) === 'isclose' && argumentsOf(truth).slice(2).every(isSmall)
        ? { sides: sidesOf(argumentsOf(truth).slice(0, 2)), rows: [] }
        : NO_SIDES;
    case 'boolean_operator':
      return truth.childForFieldName('operator')?.text === 'and' ? together(inner.map(conditionOf)) : NO_SIDES;
    case 'comparison_operator':
      return operatorOf(truth)?.type === '==' ? { sides: sidesOf(inner), rows: [] } : NO_SIDES;
    default:
      return NO_SIDES;
  }
}

function together(all: readonly Condition[]): Condition {
  return { sides: all.flatMap(({ sides }) => sides), rows: all.flatMap(({ rows }) => rows) };
}

/** Of a comparison of two. */
export function operatorOf(comparison: Node): Node | null {
  return comparison.type === 'comparison_operator' && comparison.children.length === 3 ? (comparison.children[1] ?? null) : null;
}

/** `all(f(x) == y for x, y in [(1, 2)])`, where each row counts. */
function inEach(written: Node | null): Condition {
  const each = written?.type === 'argument_list' ? (written.namedChildren[0] ?? null) : written;
  if (each === null || !['generator_expression', 'list_comprehension'].includes(each.type)) return NO_SIDES;
  const [body, clause, ...more] = each.namedChildren;
  const rows = clause?.type === 'for_in_clause' ? clause.childForFieldName('right') : null;
  if (body === undefined || rows === null || more.length > 0) return NO_SIDES;
  return together([conditionOf(body), { sides: [], rows: [rows] }]);
}

/** `not a != b`, which is an equality in other words. */
export function unequal(denied: Node | undefined): Condition {
  const compared = denied === undefined ? undefined : bare(denied);
  return compared !== undefined && operatorOf(compared)?.type === '!=' ? { sides: sidesOf(compared.namedChildren), rows: [] } : NO_SIDES;
}

/** What is expected stands right as a rule. `pytest.approx(0.3)` is what it holds, where its tolerance is small. */
export function sidesOf(sides: readonly Node[]): readonly Node[] {
  return sides.toReversed().map((side) => {
    const plain = side.type === 'keyword_argument' ? (side.childForFieldName('value') ?? side) : side;
    const [held, ...rest] = plain.type === 'call' && nameOf(plain) === 'approx' ? argumentsOf(plain) : [];
    return held !== undefined && rest.every(isSmall) ? held : plain;
  });
}

/** A tolerance that a value which is far away does not meet. */
export function isSmall(argument: Node): boolean {
  const name = argument.childForFieldName('name')?.text ?? 'places';
  const value = Number((argument.type === 'keyword_argument' ? argument.childForFieldName('value') : argument)?.text);
  const most = { places: Number.POSITIVE_INFINITY, rel: 0.4, abs: 5, delta: 5, rel_tol: 0.4, abs_tol: 5 }[name] ?? -1;
  return name === 'msg' || value <= most;
}

const ORDERS: Readonly<Record<string, string>> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<', '!=': '==' };

/** An object that says yes to everything says it to the other order too; to "not" it never does. Of `1 < x < 3`, the first. */
export function otherOrder(truth: Node): Replacement | null {
  const operator = truth.type === 'comparison_operator' ? truth.children[1] : undefined;
  const other = ORDERS[operator?.type ?? ''];
  return operator === undefined || other === undefined ? null : { from: operator.startIndex, to: operator.endIndex, text: other };
}
