import type { Node } from '../../../syntax/source.js';
import { declarationOf, valueOf } from './names.js';
import { elementAt, type Scope, type Stretch } from './elements.js';
import type { Way } from '../ways.js';

/** Whether a change touches nothing that this value is made of: else both sides of an equality may change alike. */
export function sparesAll(way: Way, others: readonly Node[], scope: Scope): boolean {
  const reached = others.flatMap((other) => reachOf(other, scope, new Set()));
  return way.every((each) => reached.every((node) => each.to <= node.startIndex || node.endIndex <= each.from));
}

/** A value with all that the names in it are declared to be. */
function reachOf(value: Node, scope: Scope, seen: Set<string>): readonly Stretch[] {
  return [value, ...namedIn(value, scope, seen)];
}

function namedIn(node: Node, scope: Scope, seen: Set<string>): readonly Stretch[] {
  const element = node.type === 'array_access' ? elementAt(node, scope) : null;
  if (element !== null) return reachOf(element.value, element.scope, seen);
  if (node.type !== 'identifier') return node.namedChildren.flatMap((each) => namedIn(each, scope, seen));
  if (seen.has(node.text)) return [];
  seen.add(node.text);
  const bound = scope.bound.get(node.text);
  if (bound !== undefined) return 'value' in bound ? reachOf(bound.value, bound.scope, seen) : [bound.cell];
  const declared = valueOf(declarationOf(node));
  return declared === null ? [] : reachOf(declared, scope, seen);
}
