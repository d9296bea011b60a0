import { type Node, parse, parts } from '../syntax.js';

export { bare, field, type Node, parts } from '../syntax.js';

export async function parsePython(text: string): Promise<Node> {
  return parse('python', text);
}

/** The function definitions of a block, decorated or not. */
export function functionsOf(block: Node): Node[] {
  return parts(block).flatMap((each) => {
    if (each.type === 'function_definition') return [each];
    const inner = each.type === 'decorated_definition' ? each.childForFieldName('definition') : null;
    return inner?.type === 'function_definition' ? [inner] : [];
  });
}
