import type { RawNode } from './raw.js';

/** Macros whose arguments are expressions. The parser reads none of them, since a macro may take anything. */
const CALLS: ReadonlySet<string> = new Set([
  'vec',
  'format',
  'print',
  'println',
  'eprint',
  'eprintln',
  'write',
  'writeln',
  'panic',
  'assert',
  'assert_eq',
  'assert_ne',
]);

/** The text with these macros written as calls, `vec_(a, b)` for `vec![a, b]`: of the same length, so that each place stays where it is. */
export function macrosAsCalls(text: string, root: RawNode): string {
  const marks = [...macros(root)].flatMap(marksOf);
  if (marks.length === 0) return text;
  const letters = text.split('');
  for (const [at, letter] of marks) letters[at] = letter;
  return letters.join('');
}

type Mark = readonly [at: number, letter: string];

function* macros(node: RawNode): Generator<RawNode> {
  if (node.kind === 'macro_invocation') yield node;
  for (const each of node.children) yield* macros(each);
}

function marksOf(macro: RawNode): Mark[] {
  const name = macro.children.find((each) => each.field === 'macro');
  const bang = macro.children.find((each) => each.token === '!');
  const passed = macro.children.find((each) => each.kind === 'token_tree');
  if (name === undefined || bang === undefined || passed === undefined || !CALLS.has(name.token)) return [];
  const [open, close] = [passed.children[0]?.token, passed.children.at(-1)?.token];
  if ((open !== '(' && open !== '[') || (close !== ')' && close !== ']')) return [];
  const separators = passed.children.filter((each) => each.token === ';').map((each): Mark => [each.start, ',']);
  // what stands between name and bracket becomes part of the name
  const joint = Array.from({ length: passed.start - bang.start }, (_, index): Mark => [bang.start + index, '_']);
  return [...joint, [passed.start, '('], [passed.end - 1, ')'], ...separators];
}
