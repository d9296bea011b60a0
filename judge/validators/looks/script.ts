import type { Files } from '../../../domain/task.js';
import { type SyntaxNode, walk } from '../../../syntax/tree.js';
import type { SyntaxReader } from '../../../syntax/parse.js';

/** A test script with blanks for what is said in remarks and texts: every place is where it was, and each word left is code. */
export interface Script {
  /** where it stands in the task */
  readonly path: string;
  readonly text: string;
  readonly code: string;
  readonly nodes: readonly SyntaxNode[];
}

/** What a script stands among. */
export interface Surroundings {
  /** those of the task */
  readonly files: Files;
  /** whether the task has packages beside its language */
  readonly hasPackages: boolean;
}

const SAID: ReadonlySet<string> = new Set([
  'comment',
  'line_comment',
  'block_comment',
  'string_content',
  'string_fragment',
  'multiline_string_fragment',
  'escape_sequence',
  'char_literal',
  'character_literal',
  'regex_pattern',
]);

/** null where it cannot be read. */
export function scriptOf(path: string, text: string, reader: SyntaxReader): Script | null {
  const root = reader.parse(text);
  if (root === null) return null;
  const nodes = [...walk(root)];
  const said = nodes.filter(({ kind }) => SAID.has(kind)).toSorted((a, b) => a.start - b.start);
  let [code, at] = ['', 0];
  for (const { start, end } of said) {
    if (start < at) continue;
    code += text.slice(at, start) + text.slice(start, end).replaceAll(/[^\n]/g, ' ');
    at = end;
  }
  return { path, text, code: code + text.slice(at), nodes };
}

/** The first of these that the code holds; null where it holds none. */
export function firstOf(code: string, forms: readonly RegExp[]): string | null {
  const found = forms.map((form) => form.exec(code)).filter((each) => each !== null);
  return found.toSorted((a, b) => a.index - b.index)[0]?.[0].trim() ?? null;
}
