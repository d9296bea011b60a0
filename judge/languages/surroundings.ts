import type { Node } from '../../syntax/source.js';

/** Whether something of these types stands round a node, in a statement or as that. */
export function isWithin(node: Node, statement: Node, types: readonly string[]): boolean {
  for (let each = node.parent; each !== null && isIn(each, statement); each = each.parent) if (types.includes(each.type)) return true;
  return false;
}

function isIn({ startIndex, endIndex }: Node, outer: Node): boolean {
  return startIndex >= outer.startIndex && endIndex <= outer.endIndex;
}

/** What each parameter stands for in one call of a helper. */
export function boundIn<S>(
  helper: Node,
  parameters: readonly string[],
  args: readonly Node[],
  scope: S,
): ReadonlyMap<string, { readonly within: Node; readonly value: Node; readonly scope: S }> {
  return new Map(
    parameters.flatMap((name, index) => {
      const value = args[index];
      return value === undefined || name === '' ? [] : [[name, { within: helper, value, scope }] as const];
    }),
  );
}
