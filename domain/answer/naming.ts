import type { Block } from './blocks.js';
import { unmarked } from './escapes.js';
import { anyOf, telling, trimmed } from './lines.js';

/** What an answer may change, and what else the task has. */
export interface Known {
  readonly editable: readonly string[];
  readonly others: readonly string[];
}

/**
 * The file that a block is for: an editable path and how plainly it is named; a file of the task that may not change; one
 * that the task has not; or nothing is said.
 */
export type Named = { readonly path: string; readonly how: 'label' | 'line' | 'mention' } | 'a fixed file' | 'a new file' | null;

export function nameOf(block: Pick<Block, 'info' | 'lines' | 'before'>, known: Known): Named {
  return namedByLabel(block.info, known) ?? namedByComment(block.lines, known) ?? namedBefore(block.before, known);
}

/** A line that names one file and says little else: where another file begins, in a block or between search and replace. */
export function pathLine(line: string, known: Known): string | null {
  const named = soleName(line, known);
  return named !== null && known.editable.includes(named) && wordsIn(line).length <= MAX_WORDS ? named : null;
}

/** A block whose first line is nothing but its path, or the order to a notebook to write it, with that as its label. */
export function withHead(block: Block, known: Known): Block {
  const at = block.lines.findIndex((line) => line.trim() !== '');
  const word = HEAD.exec(telling(block.lines[at] ?? ''))?.[1] ?? '';
  const path = isPathLike(word) ? resolve(unwrapped(word, known), known) : null;
  const lines = block.lines.slice(at + 1);
  return path === null ? block : { ...block, info: `${block.info} ${path}`, lines: trimmed(lines) };
}

const HEAD =
  /^(?:%%(?:write)?file\s+|[-=]{3,}\s*(?:file(?:name)?:?\s*)?(?=\S+\s*[-=]{3,}\s*$)|={3,}\s*)?([\w./\\-]{0,199}\w)\s*(?:[-=]{3,}\s*)?$/i;

/** Several files in one block, each under its path, as a comment or alone. */
export function filesIn(block: Block, known: Known): readonly Block[] {
  const starts = block.lines.flatMap((line, index) =>
    /^(?:\s*(?:#|\/\/|\/\*|={3,}|-{3,})|[\w./\\-]{1,200}\s*$)/.test(line) && pathLine(line, known) !== null ? [index] : [],
  );
  const paths = new Set(starts.map((at) => pathLine(block.lines[at] ?? '', known)));
  const isSplit = starts.length > 1 && paths.size === starts.length && block.lines.slice(0, starts[0]).every((line) => line.trim() === '');
  return isSplit
    ? starts.map((at, index) => ({ ...block, info: '', before: [], lines: block.lines.slice(at, starts[index + 1]) }))
    : [block];
}

/**
 * Blocks whose names stand behind them, `*stack.js*`, with these before them. That is so where each is followed at once by
 * the name of another file that may change, and the first has none before it.
 */
export function withCaptions(blocks: readonly Block[], behind: readonly string[], known: Known): readonly Block[] {
  const captions = blocks.map((_, index) => captionIn(blocks[index + 1]?.before ?? behind, known));
  const isCaptioned = captions.every((caption) => caption !== null) && new Set(captions).size === blocks.length;
  const isNamed = blocks.some((block, index) => nameOf({ ...block, before: index === 0 ? block.before : [] }, known) !== null);
  return isCaptioned && !isNamed ? blocks.map((block, index) => ({ ...block, before: [captions[index] ?? ''] })) : blocks;
}

/** The path in a line that is nothing else, and announces nothing. */
function captionIn(lines: readonly string[], known: Known): string | null {
  const line = lines.find((each) => each.trim() !== '') ?? '';
  return /^\s*#|:[*_`\s]*$/.test(telling(line)) || !isOfFiles(line, known) ? null : pathLine(line, known);
}

/** The file that a header of a diff means; null where it names none (`--- original`). */
export function pathNamed(name: string, known: Known): { readonly path: string } | 'another file' | null {
  const word = unwrapped(name.split(/\s/, 1)[0] ?? '', known);
  const path = resolve(word, known);
  if (path !== null) return { path };
  return known.others.includes(word) || isPathLike(word) ? 'another file' : null;
}

/** Words beside the path: `File 2: src/a.py (fixed)`. */
const MAX_WORDS = 5;

function namedByLabel(info: string, known: Known): Named {
  if (info.length > 200) return null;
  const words = info
    .split(/\s+/)
    .map((word) => unwrapped(word.replace(/^.*[=:]/, ''), known))
    .filter(isPathLike);
  for (const word of words) {
    const path = resolve(word, known);
    if (path !== null) return { path, how: 'label' };
  }
  return words.length === 0 ? null : unchangeable(words, known);
}

function unchangeable(words: readonly string[], { others }: Known): 'a fixed file' | 'a new file' {
  return words.some((word) => others.includes(word)) ? 'a fixed file' : 'a new file';
}

/** The first line of a block, or the one behind `#!`, where it is a comment that is a path, and says nothing of it but that. */
function namedByComment(lines: readonly string[], known: Known): Named {
  const line = lines.find((each) => each.trim() !== '' && !each.startsWith('#!')) ?? '';
  const comment = /^\s*(?:#|\/\/|\/\*+|--|<!--|"""|''')(.*)$/.exec(telling(line))?.[1];
  if (comment === undefined || !isOfFiles(comment, known)) return null;
  const named = soleName(comment, known);
  return named === null ? null : known.editable.includes(named) ? { path: named, how: 'label' } : unchangeable([named], known);
}

/** Whether a text has only paths, and words about files. */
function isOfFiles(text: string, known: Known): boolean {
  return wordsIn(text).every((word) => isPathLike(unwrapped(word, known)) || ABOUT_A_FILE.test(word));
}

const ABOUT_A_FILE = anyOf(
  [
    /^(?:file|filename|filepath|path|name|module|version|of|the|\d+)$/,
    /^(?:updated|fixed|new|corrected|modified|changed|full|complete|final|whole)$/,
  ],
  'i',
);

/** The line right before the block where it is a title, else the nearest heading that names a file, else the nearest line. */
function namedBefore(before: readonly string[], known: Known): Named {
  const said = before
    .filter((line) => line.trim() !== '')
    .slice(-MAX_LINES_BEFORE)
    .toReversed();
  const [direct] = said;
  const title = direct !== undefined && isTitle(direct) ? soleName(direct, known) : null;
  const headings = said.filter((line) => /^\s*#{1,6}\s/.test(telling(line)));
  const heading = headings.map((line) => soleName(line, known)).find((name) => name !== null);
  const path = title ?? heading ?? null;
  if (path !== null) return known.editable.includes(path) ? { path, how: 'line' } : unchangeable([path], known);
  const mention = said.map((line) => namesIn(line, known)).find((names) => names.size > 0);
  return mention?.size === 1 ? { path: [...mention][0] ?? '', how: 'mention' } : null;
}

/** Says little, or announces what follows. */
function isTitle(line: string): boolean {
  const ends = telling(line).trimEnd().slice(-6);
  return /:[*_`)]*$/.test(ends) || (wordsIn(line).length <= MAX_WORDS && !/[.!?][*_`)]*$/.test(ends));
}

const MAX_LINES_BEFORE = 12;

/** The one file that a line names. One that no answer may change counts where the line names none that it may. */
function soleName(line: string, known: Known): string | null {
  const names = namesIn(line, known);
  if (names.size > 0) return names.size === 1 ? ([...names][0] ?? null) : null;
  const words = wordsIn(line).map((word) => unwrapped(word, known));
  const fixed = words.find((word) => known.others.includes(word));
  const like = words.filter(isPathLike);
  return fixed ?? (like.length === 1 ? (like[0] ?? null) : null);
}

function namesIn(line: string, known: Known): ReadonlySet<string> {
  return new Set(
    wordsIn(line)
      .map((word) => unwrapped(word, known))
      .flatMap((word) => (isPathLike(word) || known.editable.includes(word) ? (resolve(word, known) ?? []) : [])),
  );
}

function wordsIn(line: string): string[] {
  return telling(line)
    .split(/[\s*`"'“”„‘’«»()[\]{}<>,;|#=：，、；（）「」『』【】《》]+|:(?=\s|$)|(?<=[A-Za-z]):/)
    .filter((word) => /\w/.test(word));
}

/** `gcd.py`, `src/gcd.rs`; not `python`, `3.11`, `Solution`, `math.floor`, `Node.js`. */
function isPathLike(word: string): boolean {
  return word.length < 200 && ENDING.test(word) && !PRODUCT.test(word);
}

const ENDING =
  /[\w-]\.(?:pyi?|[mc]?[jt]sx?|java|rs|json|toml|ya?ml|ini|cfg|txt|md|html?|css|xml|sql|sh|c|h|cc|cpp|hpp|go|rb|kt|cs|php|swift)$/i;
const PRODUCT = /^(?:node|next|nuxt|vue|react|express|three|d3|deno|bun|ember|backbone)\.js$/i;

/** A backslash parts folders, or is an escape of Markdown where what it leaves is then a file of the task: `\_\_init\_\_.py`. */
function unwrapped(word: string, known: Known): string {
  const plain = withoutMarks(word.replaceAll('\\', '/'));
  if (!/\\[_.*-]/.test(word) || isOfTask(plain, known)) return plain;
  const unescaped = withoutMarks(unmarked(word).replaceAll('\\', '/'));
  return isOfTask(unescaped, known) || !isPathLike(plain) ? unescaped : plain;
}

function isOfTask(word: string, known: Known): boolean {
  return known.others.includes(word) || resolve(word, known) !== null;
}

function withoutMarks(word: string): string {
  return word
    .replace(/["'“”‘’{}*`]/g, '')
    .replace(/^(?:\.?\/)+/, '')
    .replace(/[.:!?]+$/, '');
}

/** The editable path that a word means, also in another folder or in another case; null where it means none, or could mean several. */
function resolve(word: string, { editable, others }: Known): string | null {
  if (editable.includes(word)) return word;
  if (others.includes(word)) return null;
  const meant = editable.filter((path) => word.endsWith(`/${path}`) || path.endsWith(`/${word}`));
  const sameName = meant.length > 0 ? meant : editable.filter((path) => fileName(path) === fileName(word));
  const sameLetters = sameName.length > 0 ? sameName : editable.filter((path) => path.toLowerCase() === word.toLowerCase());
  return sameLetters.length === 1 ? (sameLetters[0] ?? null) : null;
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
