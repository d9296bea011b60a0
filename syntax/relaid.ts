import type { SyntaxReader } from './parse.js';
import { type SyntaxNode, walk } from './tree.js';

/**
 * The same program with a remark in the body of each function, in Python with a name that nothing asks for: it does the same,
 * and neither its text nor that of any function, nor what Python makes of it, is what it was. The same text where no function has
 * a body that can take one.
 */
export function relaid(text: string, reader: SyntaxReader): string {
  const root = reader.parse(text);
  if (root === null) return text;
  const bodies = [...walk(root)]
    .filter(({ role }) => role === 'function')
    .flatMap(({ children }) => children.filter(({ role }) => role === 'block').slice(-1));
  // from the end on, so that the places before stay where they are
  const places = [...new Set(bodies.map(firstPlace))].toSorted((a, b) => b - a);
  return places.reduce((whole, start) => {
    const made = withRemark(whole, start);
    return reader.isProgram(made) ? made : whole;
  }, text);
}

/** Where a body begins to do something: a text that documents it stays its first statement. */
function firstPlace(body: SyntaxNode): number {
  const [first, second] = body.children.filter(({ role }) => role !== 'comment');
  const isDocumented = first?.role === 'expression-statement' && first.children[0]?.role === 'string' && second !== undefined;
  return body.kind === 'block' && isDocumented ? second.start : body.start;
}

/** Behind the brace that opens a body, or in front of its first statement, as deep as that. */
function withRemark(text: string, start: number): string {
  if (text[start] === '{') return `${text.slice(0, start + 1)} /* as before */ ${text.slice(start + 1)}`;
  const indent = /\n([ \t]+)$/.exec(text.slice(0, start))?.[1];
  return indent === undefined ? text : `${text.slice(0, start)}as_before = None\n${indent}${text.slice(start)}`;
}
