import type { Language } from '../task.js';
import type { Block } from './blocks.js';
import { withoutEscapes } from './escapes.js';
import { codeLines, withinEach } from './lexical.js';
import { hasMarkers } from './markers.js';
import { withoutNumbers } from './numbered.js';
import { typedIn } from './session.js';

/** What stands in no program outside of its strings and comments, and in its place on the way through a chat or a web page. */
const TYPED: ReadonlyMap<string, string> = new Map([
  ...marks('\u00A0\u2002\u2003\u2007\u2009\u202F\u3000', ' '),
  ...marks('\u200B\u2060\uFEFF\u00AD', ''),
  ...marks('“”„‟', '"'),
  ...marks('‘’‚‛', "'"),
  ...marks('−–', '-'),
]);
const STRANGE = new RegExp(`[${[...TYPED.keys()].join('')}]`, 'g');
const ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({ '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&apos;': "'", '&#39;': "'", '&#x27;': "'", '&nbsp;': ' ' }),
);
const ENTITY = new RegExp([...ENTITIES.keys()].join('|'), 'g');

/** A block with its code as it was typed, and no listing, nor a session. */
export function asTyped(block: Block, language: Language): Block {
  const isWhole = block.label !== 'edit' && !hasMarkers(block.lines);
  const listed = withoutNumbers(withoutButtons(block.lines, language));
  return { ...block, lines: typedCode(isWhole ? typedIn(withoutOutput(listed, language), language) : listed, language, isWhole) };
}

/** Words of the buttons that a page shows over a program, and orders to a notebook, in the lines before the first of code. */
function withoutButtons(lines: readonly string[], language: Language): readonly string[] {
  const from = lines.findIndex((line) => line.trim() !== '' && !BUTTON.test(line) && !(language === 'python' && ORDER.test(line)));
  return from > 0 && lines.slice(0, from).some((line) => line.trim() !== '') ? lines.slice(from) : lines;
}

/** A program with what it prints shown behind it, in the same block. */
function withoutOutput(lines: readonly string[], language: Language): readonly string[] {
  const within = withinEach(lines, language);
  const at = lines.findIndex((line, index) => within[index] === '' && OUTPUT.test(line));
  return at > 0 ? lines.slice(0, at) : lines;
}

const OUTPUT = /^(?:(?:Expected|Sample|Example|Program) )?(?:Output|Result)s?:\s*$/i;
const BUTTON = /^(?:Copy(?: code)?|Edit|Run|Download|Wrap)\s*$/;
/** One that says which file it is stays, to be read as its name. */
const ORDER = /^(?:%(?!%(?:write)?file\b)|!\s?\w)/;

/**
 * Code as a keyboard has it: without the blanks, quotes and hyphens that only print alike, without characters that cannot be
 * seen, and without the escapes of HTML where all of it is escaped. What stands in strings and comments stays. `isWhole`:
 * a program, and no pieces of one, where each line is looked at by itself.
 */
export function typedCode(lines: readonly string[], language: Language, isWhole = true): readonly string[] {
  const plain = unescaped(isWhole ? withoutEscapes(unfolded(lines, language), language) : lines, language, isWhole);
  if (!plain.some((line) => line.search(STRANGE) >= 0)) return plain;
  const code = codeLines(plain, language, isWhole);
  return plain.map((line, index) =>
    line.replaceAll(STRANGE, (mark, at: number) => (code[index]?.[at] === mark ? (TYPED.get(mark) ?? mark) : mark)),
  );
}

/** A program in one line, as it stands in a string: its ends of lines are written as escapes, where no program has any. */
function unfolded(lines: readonly string[], language: Language): readonly string[] {
  const [only = '', ...others] = lines.filter((line) => line.trim() !== '');
  if (others.length > 0 || !only.includes(String.raw`\n`)) return lines;
  const [code = ''] = codeLines([only], language);
  const isEscaped = [...code.matchAll(/\\n/g)].some(({ index }) => /[:{};)\]]\s*$/.test(only.slice(Math.max(0, index - 4), index)));
  return isEscaped ? only.replaceAll(/\\(?:[nt"\\])/g, (escape) => UNFOLDED.get(escape) ?? escape).split('\n') : lines;
}

const UNFOLDED: ReadonlyMap<string, string> = new Map(Object.entries({ '\\n': '\n', '\\t': '\t', '\\"': '"', '\\\\': '\\' }));

/** No program has these outside of strings and comments, and none that was escaped has a bare `<`, `>` or `&`. */
function unescaped(lines: readonly string[], language: Language, isWhole: boolean): readonly string[] {
  const isRaw = (line: string): boolean => /[<>&]/.test(line.replaceAll(ENTITY, '')) && (isWhole || !MARK.test(line));
  if (!lines.some((line) => line.includes('&')) || lines.some(isRaw)) return lines;
  const isCode = codeLines(lines, language, isWhole).some((line) => line.includes('&'));
  return isCode ? lines.map((line) => line.replaceAll(ENTITY, (entity) => ENTITIES.get(entity) ?? entity)) : lines;
}

/** Of search and replace. */
const MARK = /^\s*(?:<{4,10}|>{4,10})/;

function marks(these: string, typed: string): readonly (readonly [string, string])[] {
  return Array.from(these, (mark) => [mark, typed]);
}
