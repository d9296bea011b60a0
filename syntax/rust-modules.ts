import { type Node, parseSource } from './source.js';

/** A module of tests in a source: `#[cfg(test)] mod tests { … }`. */
export interface TestModule {
  readonly name: string;
  /** where it stands, with its attributes */
  readonly from: number;
  readonly to: number;
  /** what stands between its braces; null where it is in a file of its own */
  readonly body: string | null;
}

/** The modules of a source that are there for tests alone. */
export async function testModulesIn(text: string): Promise<readonly TestModule[]> {
  const root = await parseSource('rust', text);
  const found: TestModule[] = [];
  let attributes: Node[] = [];
  for (const child of root.namedChildren) {
    if (child.type === 'attribute_item') attributes.push(child);
    if (child.type === 'attribute_item' || child.type.endsWith('comment')) continue;
    const [first] = attributes;
    const isOfTests = attributes.some((each) => /^#\[cfg\(.*\btest\b.*\)\]$/s.test(each.text.replaceAll(/\s/g, '')));
    if (child.type === 'mod_item' && first !== undefined && isOfTests) {
      const body = child.childForFieldName('body');
      const name = child.childForFieldName('name')?.text ?? '';
      found.push({ name, from: first.startIndex, to: child.endIndex, body: body === null ? null : bodyOf(body) });
    }
    attributes = [];
  }
  return found;
}

function isWritten(line: string): boolean {
  return line.trim() !== '';
}

/** As a file of its own, at the left edge where no literal goes over several lines. */
function bodyOf(body: Node): string {
  const lines = body.text.slice(1, -1).split('\n');
  const depth = Math.min(
    ...lines
      .slice(1)
      .filter(isWritten)
      .map((line) => /^\s*/.exec(line)?.[0].length ?? 0),
  );
  const isFixed = body.descendantsOfType(['string_literal', 'raw_string_literal']).some((each) => each.text.includes('\n'));
  const moved = isFixed || !Number.isFinite(depth) ? lines : lines.map((line) => line.slice(Math.min(depth, line.search(/\S|$/))));
  return `${moved.join('\n').replaceAll(/^(?:[ \t]*\n)+|\s+$/g, '')}\n`;
}

/** `src/parse.tests.rs` is the module `tests` of `src/parse.rs`, as a file of its own. */
export function testModulePath(source: string, name: string): string {
  return source.replace(/\.rs$/, `.${name}.rs`);
}

/** Null: the path is no test module's. */
export function hostOf(path: string): { readonly source: string; readonly name: string } | null {
  const [, stem, name] = /^(.*[^/.])\.(\w+)\.rs$/.exec(path) ?? [];
  return stem === undefined || name === undefined ? null : { source: `${stem}.rs`, name };
}
