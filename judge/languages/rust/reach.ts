import type { Node } from '../../../syntax/source.js';
import { declarationOf } from './names.js';
import type { Way } from '../ways.js';
import { boundTo, type Scope } from './wrong-value.js';

/** Whether a change touches nothing that this value is made of: else both sides of an equality may change alike. */
export function spares(way: Way, other: Node, scope: Scope): boolean {
  const reached = reachOf(other, scope, new Set());
  return way.every((each) => reached.every((node) => each.to <= node.startIndex || node.endIndex <= each.from));
}

/** A value with all that the names in it are declared to be. */
function reachOf(value: Node, scope: Scope, seen: Set<string>): readonly Node[] {
  const names = value.type === 'identifier' ? [value] : value.descendantsOfType('identifier');
  const inner = names.flatMap((name) => {
    const key = `${name.text}@${name.startIndex}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const bound = boundTo(name, scope);
    if (bound !== undefined) return reachOf(bound.value, bound.scope, seen);
    const declared = declarationOf(name)?.childForFieldName('value') ?? null;
    return declared === null ? [] : reachOf(declared, scope, seen);
  });
  return [value, ...inner];
}
