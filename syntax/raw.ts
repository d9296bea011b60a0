/** A node as the parser gives it, before it is brought into the shape that operators expect. */
export interface RawNode {
  readonly kind: string;
  readonly named: boolean;
  /** its name in the parent; empty where it has none */
  readonly field: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly lastLine: number;
  /** the text of a leaf that is no name of the language's own; empty for the rest */
  readonly token: string;
  readonly children: readonly RawNode[];
}

/** A node made up over neighbours: `a.b` of `a.b(c)` where the parser sees one call with three parts. */
export function over(kind: string, field: string, children: readonly RawNode[]): RawNode | null {
  const [first, last] = [children[0], children.at(-1)];
  if (first === undefined || last === undefined) return null;
  return { kind, named: true, field, start: first.start, end: last.end, line: first.line, lastLine: last.lastLine, token: '', children };
}

/** The children with those of parenthesised conditions in their place: the parentheses belong to the statement. */
export function withoutBrackets(node: RawNode, parenthesised: string): RawNode {
  const children = node.children.flatMap((each) => {
    if (each.field !== 'condition' || each.kind !== parenthesised) return [each];
    return each.children.map((inner) => (inner.named ? { ...inner, field: 'condition' } : inner));
  });
  return { ...node, children };
}
