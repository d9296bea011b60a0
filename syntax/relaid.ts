import type { SyntaxReader } from './parse.js';
import { walk } from './tree.js';

/**
 * The same program with a remark in the body of each function: it does the same, and neither its text nor that of any
 * function is what it was. The same text where no function has a body that can take one.
 */
export function relaid(text: string, reader: SyntaxReader): string {
  const root = reader.parse(text);
  if (root === null) return text;
  const bodies = [...walk(root)]
    .filter(({ role }) => role === 'function')
    .flatMap(({ children }) => children.filter(({ role }) => role === 'block').slice(-1));
  // from the end on, so that the places before stay where they are
  const places = [...new Set(bodies.map(({ start }) => start))].toSorted((a, b) => b - a);
  return places.reduce((whole, start) => {
    const made = withRemark(whole, start);
    return reader.isProgram(made) ? made : whole;
  }, text);
}

/** Behind the brace that opens a body, or in front of its first statement, as deep as that. */
function withRemark(text: string, start: number): string {
  if (text[start] === '{') return `${text.slice(0, start + 1)} /* as before */ ${text.slice(start + 1)}`;
  const indent = /\n([ \t]+)$/.exec(text.slice(0, start))?.[1];
  return indent === undefined ? text : `${text.slice(0, start)}# as before\n${indent}${text.slice(start)}`;
}
