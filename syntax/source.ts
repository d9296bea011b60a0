import { createRequire } from 'node:module';
import { Language as Grammar, type Node, Parser } from 'web-tree-sitter';

export type { Node };

const require = createRequire(import.meta.url);
const parsers = new Map<string, Promise<Parser>>();

/** The syntax tree of a trusted text; `name` as in `tree-sitter-<name>`. */
export async function parseSource(name: string, text: string): Promise<Node> {
  const opening = parsers.get(name) ?? openParser(name);
  parsers.set(name, opening);
  const tree = (await opening).parse(text);
  if (tree === null) throw new TypeError(`the ${name} parser was stopped`);
  return tree.rootNode;
}

/** Begun once: a second beginning, before the first is done, would take the ground from under the parsers of the first. */
let started: Promise<void> | null = null;

async function openParser(name: string): Promise<Parser> {
  started ??= Parser.init();
  await started;
  return new Parser().setLanguage(await Grammar.load(require.resolve(`tree-sitter-${name}/tree-sitter-${name}.wasm`)));
}
