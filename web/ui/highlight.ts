import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import python from 'highlight.js/lib/languages/python';
import rust from 'highlight.js/lib/languages/rust';
import typescript from 'highlight.js/lib/languages/typescript';
import { createLowlight } from 'lowlight';

const low = createLowlight({ java, javascript, python, rust, typescript });

export interface Token {
  /** where it begins in its line */
  readonly at: number;
  readonly text: string;
  /** what it is, as a class of the style; empty: nothing special */
  readonly kind: string;
}

type Node = ReturnType<typeof low.highlight>['children'][number];

/** A program as lines of tokens. A language that is not known is text. */
export function tokensByLine(text: string, language: string): readonly (readonly Token[])[] {
  const lines: Token[][] = [[]];
  let at = 0;
  const add = (value: string, kind: string): void => {
    for (const [index, part] of value.split('\n').entries()) {
      if (index > 0) {
        lines.push([]);
        at = 0;
      }
      if (part !== '') lines.at(-1)?.push({ at, text: part, kind });
      at += part.length;
    }
  };
  const visit = (node: Node, kind: string): void => {
    if (node.type === 'text') add(node.value, kind);
    else if (node.type === 'element') {
      const classes = node.properties['className'];
      const own = Array.isArray(classes) && typeof classes[0] === 'string' ? classes[0] : '';
      for (const child of node.children) visit(child, own === '' ? kind : own);
    }
  };
  if (!low.registered(language)) add(text, '');
  else for (const node of low.highlight(language, text).children) visit(node, '');
  return lines;
}
