import { STUB } from '../../domain/tree/agent-prompt.js';
import type { Language } from '../../domain/task.js';
import { rewrite } from '../../syntax/rewrite.js';
import { child, walk, type SyntaxNode } from '../../syntax/tree.js';

const SAID = 'Does what stands under this name in the program as it was given, and what the cases of the program want of it.';
/** Shorter ones are sooner kept than told. */
const FEWEST_LINES = 3;

interface Own {
  readonly name: string;
  readonly node: SyntaxNode;
  readonly body: SyntaxNode;
  readonly calls: readonly string[];
}

/**
 * A program split by its call graph: functions of `keep` stay, and what they call, near or far, is left to others. What
 * calls itself through others stays too, since helpers do not use each other in a circle.
 */
export function skeletonOf(language: string, text: string, root: SyntaxNode, keep: readonly string[], most: number): string | null {
  const stub = isKnown(language) ? STUB[language] : null;
  const functions = ownOf(root);
  const reached = reachedFrom(keep, functions);
  const helpers = functions
    .filter(({ name, node }) => reached.has(name) && !keep.includes(name) && node.lastLine - node.line + 1 >= FEWEST_LINES)
    .filter(
      ({ name, calls }) =>
        !reachedFrom(
          calls.filter((each) => each !== name),
          functions,
        ).has(name),
    )
    .slice(0, most);
  if (stub === null || helpers.length === 0 || !functions.some(({ name }) => keep.includes(name))) return null;
  const names = new Set(helpers.map(({ name }) => name));
  return rewrite(
    text,
    helpers.flatMap((own) =>
      stubbed(
        language,
        text,
        own,
        own.calls.filter((each) => names.has(each) && each !== own.name),
        stub,
      ),
    ),
  );
}

function isKnown(language: string): language is Language {
  return Object.hasOwn(STUB, language);
}

/** Functions that stand by themselves, or in a class; none of those within another. */
function ownOf(root: SyntaxNode): readonly Own[] {
  const found: Own[] = [];
  const open = [root];
  for (let node = open.shift(); node !== undefined; node = open.shift()) {
    const [name, body] = node.role === 'function' ? [child(node, 'name'), child(node, 'body')] : [null, null];
    if (name === null || body === null) open.push(...node.children);
    else
      found.push({
        name: name.text,
        node,
        body,
        calls: [...new Set([...walk(body)].flatMap((each) => (each.role === 'name' ? [each.text] : [])))],
      });
  }
  return found;
}

function reachedFrom(names: readonly string[], functions: readonly Own[]): ReadonlySet<string> {
  const known = new Map(functions.map((each) => [each.name, each]));
  const found = new Set<string>();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name) || !known.has(name)) continue;
    found.add(name);
    open.push(...(known.get(name)?.calls ?? []));
  }
  return found;
}

function stubbed(
  language: string,
  text: string,
  { node, body }: Own,
  uses: readonly string[],
  stub: string,
): readonly { readonly from: number; readonly to: number; readonly text: string }[] {
  const said = uses.length === 0 ? [SAID] : [SAID, `Uses: ${uses.join(', ')}`];
  const indent = /[ \t]*$/.exec(text.slice(0, language === 'python' ? body.start : node.start))?.[0] ?? '';
  if (language === 'python') return [{ from: body.start, to: body.end, text: `"""${said.join(`\n${indent}`)}"""\n${indent}${stub}` }];
  return [
    { from: node.start, to: node.start, text: `${said.map((line) => `// ${line}\n`).join(indent)}${indent}` },
    { from: body.start, to: body.end, text: `{ ${stub} }` },
  ];
}
