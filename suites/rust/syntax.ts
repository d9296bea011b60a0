import { rewrite } from '../../syntax/rewrite.js';
import { type Node, parse } from '../syntax.js';

/** Macros whose arguments are expressions; the grammar leaves them as tokens. */
const READ_AS_CALLS = ['assert', 'assert_eq', 'assert_ne', 'vec'];

/** The syntax tree of a Rust text in which `assert_eq!(a, b)` stands as a call and `vec![a]` as an array. */
export async function parseRust(text: string): Promise<Node> {
  const root = await parse('rust', text);
  const marks = root.descendantsOfType('!').filter((mark) => {
    const [name, tokens] = [mark.previousSibling, mark.nextSibling];
    return (
      name !== null &&
      READ_AS_CALLS.includes(name.text) &&
      name.endIndex === mark.startIndex &&
      tokens?.type === 'token_tree' &&
      (name.text !== 'vec' || tokens.text.startsWith('['))
    );
  });
  const cuts = marks.map((mark) => ({
    from: mark.previousSibling?.text === 'vec' ? mark.startIndex - 'vec'.length : mark.startIndex,
    to: mark.endIndex,
    text: '',
  }));
  return parse('rust', rewrite(text, cuts));
}
