import type { Files } from '../../../domain/task.js';
import { type Node, parseSource } from '../../../syntax/source.js';
import type { Probed } from '../language.js';
import { rewrite, type Replacement } from '../../../syntax/rewrite.js';

/** The root of the crate; what is compiled apart from it is not measured. */
const ROOT = 'src/lib.rs';

/**
 * A copy of the crate in which each line of the candidate that begins a statement notes, once for each process, that it
 * ran; every line stays where it is. The toolchain's own coverage needs tools of the very same LLVM, which few machines
 * have. null where nothing can be measured: no library, none of std, or what does not parse.
 */
export async function withProbes(files: Files, candidate: readonly string[]): Promise<Probed | null> {
  const root = files[ROOT];
  if (root === undefined || root.includes('no_std')) return null;
  const probed: Record<string, string> = { ...files };
  let probes = 0;
  for (const path of candidate.filter((each) => each.startsWith('src/') && !isProgram(each))) {
    const text = files[path] ?? '';
    const tree = await parseSource('rust', text);
    if (tree.hasError) return null;
    const starts = startsOfLines(tree);
    probed[path] = rewrite(
      text,
      starts.map((at, index): Replacement => ({ from: at, to: at, text: `crate::${PROBE}(${probes + index});` })),
    );
    probes += starts.length;
  }
  if (probes === 0) return null;
  return { files: { ...probed, [ROOT]: `${probed[ROOT] ?? ''}\n${noting(probes)}\n` }, probes };
}

const PROBE = '__ratchet_ran';

/** For any edition; the file is read and removed after each test. */
const noting = (probes: number): string =>
  `#[doc(hidden)] pub fn ${PROBE}(probe: usize) {
    use ::std::io::Write;
    use ::std::sync::atomic::{AtomicBool, Ordering};
    const NOT: AtomicBool = AtomicBool::new(false);
    static RAN: [AtomicBool; ${probes}] = [NOT; ${probes}];
    if RAN[probe].load(Ordering::Relaxed) || RAN[probe].swap(true, Ordering::Relaxed) { return; }
    let file = ::std::fs::OpenOptions::new().create(true).append(true).open("/tmp/.probes");
    let _ = file.and_then(|mut file| file.write_all(&(probe as u32).to_le_bytes()));
}`;

function isProgram(path: string): boolean {
  return path === 'src/main.rs' || path.startsWith('src/bin/');
}

/** Where the first statement of each line begins, in code that runs when the program does. */
function startsOfLines(tree: Node): readonly number[] {
  const starts = new Map<number, number>();
  const open = [tree];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (runsAtCompileTime(node)) continue;
    if (node.type === 'block')
      for (const start of statementsOf(node))
        if (!starts.has(start.startPosition.row)) starts.set(start.startPosition.row, start.startIndex);
    for (const child of node.namedChildren) if (!isSwitchedOff(child)) open.push(child);
  }
  return [...starts.values()];
}

/** The first node of each statement: its attributes belong to it. */
function statementsOf(block: Node): readonly Node[] {
  const starts: Node[] = [];
  let attribute: Node | null = null;
  for (const child of block.namedChildren) {
    if (child.type.endsWith('comment') || child.type === 'inner_attribute_item' || child.type === 'label') continue;
    if (child.type === 'attribute_item') {
      attribute ??= child;
      continue;
    }
    if (!DECLARES.test(child.type)) starts.push(attribute ?? child);
    attribute = null;
  }
  return starts;
}

const DECLARES = /_item$|^(?:use|extern_crate)_declaration$|^macro_definition$|^empty_statement$/;

const CONSTANT = new Set([
  'const_item',
  'static_item',
  'const_block',
  'array_type',
  'type_arguments',
  'enum_variant',
  'macro_definition',
  'token_tree',
]);

function runsAtCompileTime(node: Node): boolean {
  if (CONSTANT.has(node.type)) return true;
  if (node.type === 'array_expression') return node.childForFieldName('length') !== null;
  return (
    node.type === 'function_item' && node.namedChildren.some((child) => child.type === 'function_modifiers' && /\bconst\b/.test(child.text))
  );
}

/** A module of the candidate's own tests. */
function isSwitchedOff(node: Node): boolean {
  const before = node.previousNamedSibling;
  return node.type === 'mod_item' && before?.type === 'attribute_item' && /\bcfg\b.*\btest\b/.test(before.text);
}
