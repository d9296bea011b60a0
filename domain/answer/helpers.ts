import type { Language } from '../task.js';
import { KEYWORDS, type Names } from './definitions.js';
import type { Item } from './item.js';
import { WORD } from './lexical.js';
import { dedented } from './lines.js';
import { outlineOf, type Outline } from './outline.js';
import { wordsOf } from './words.js';

type Gift = Pick<Item, 'name' | 'isMember'>;

/** A text that only defines or brings in what others may ask for. */
interface Helper {
  readonly outline: Outline;
  readonly gifts: readonly Gift[];
}

/** What a block does that is told beside a program; null where it does more than define and bring in. */
export function helperIn(lines: readonly string[], language: Language): Helper | null {
  const outline = outlineOf(dedented(lines).join('\n'), language);
  if (outline === null) return null;
  const isOne = outline.items.every(({ kind, name }) => HELPING[language].includes(kind) && name !== '__name__');
  return isOne ? { outline, gifts: outline.items.flatMap((item) => giftsOf(item, outline)) } : null;
}

const SCRIPT: readonly Item['kind'][] = ['function', 'holder', 'value'];
/** A class of Java may be one that is there, in another file; what a script imports, one that is everywhere: `fetch`, `crypto`. */
const HELPING: Readonly<Record<Language, readonly Item['kind'][]>> = {
  python: ['import', ...SCRIPT],
  rust: ['import', ...SCRIPT],
  java: ['import', 'function'],
  javascript: SCRIPT,
  typescript: SCRIPT,
};

function giftsOf({ kind, name, isMember, start, end }: Item, { code }: Outline): readonly Gift[] {
  if (kind !== 'import') return [{ name, isMember }];
  return wordsIn(code.slice(start, end)).map((word) => ({ name: word, isMember: null }));
}

/** `isPlaced`: it takes its place in the file, and its methods with it. */
interface Program {
  readonly lines: readonly string[];
  readonly names: Names;
  readonly isPlaced: boolean;
}

/**
 * A program with what it asks for and has not, where other blocks hold that, as an answer gives them step by step; and with what
 * these ask for. Those that ask for something of the program are examples. Of several with one name the last.
 */
export function withHelpers({ lines, names, isPlaced }: Program, helpers: readonly Helper[], language: Language): readonly string[] {
  const program = helpers.length === 0 ? null : outlineOf(dedented(lines).join('\n'), language);
  if (program === null) return lines;
  const own = new Set([...names.defined, ...names.imported, ...parametersIn(program)]);
  const made = program.items.flatMap(({ key, name }) => (key === '' || name === '' ? [] : [name]));
  const taken: Outline[] = [];
  const isAsked = ({ name, isMember }: Gift): boolean =>
    (isPlaced || isMember !== true) &&
    !own.has(name) &&
    [program, ...taken].some((each) => wordsOf(each).mentions({ name, kind: 'function' }, isMember !== true));
  for (const { outline, gifts } of helpers.slice(-MAX_HELPERS).toReversed()) {
    if (!gifts.some(isAsked) || made.some((name) => wordsOf(outline).has(name))) continue;
    for (const { name } of gifts) own.add(name);
    taken.unshift(outline);
  }
  if (taken.length === 0) return lines;
  const head = program.items.findIndex(({ kind }) => kind !== 'import');
  const at = program.items[head - 1]?.end ?? 0;
  const parts = [program.text.slice(0, at), ...taken.map(({ text }) => text), program.text.slice(at)];
  const texts = parts.map((part) => part.replace(/^\n+/, '').trimEnd()).filter((part) => part !== '');
  return texts.join(language === 'python' ? '\n\n\n' : '\n\n').split('\n');
}

const MAX_HELPERS = 40;

/** What a function is given has the name of nothing else there. */
function parametersIn({ code }: Outline): readonly string[] {
  return [...code.matchAll(PARAMETERS)].flatMap(([, named = '', unnamed = '']) =>
    // behind its name a parameter has a type or a value
    (named + unnamed).split(',').flatMap((each) => wordsIn(each).slice(0, 1)),
  );
}

const PARAMETERS = /\b(?:def|function|fn)\b[^(){}]{0,100}\(([^(){}]{0,400})\)|\(([^(){}]{0,400})\)\s{0,8}=>/g;

function wordsIn(code: string): readonly string[] {
  return (code.match(WORD) ?? []).filter((word) => !KEYWORDS.has(word));
}
