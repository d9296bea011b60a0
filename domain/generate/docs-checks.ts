import { sentenceBleu } from '../metrics/bleu.js';
import { rougeL } from '../metrics/rouge.js';
import { by13a } from '../metrics/text-tokens.js';
import type { Check } from './order.js';
import type { DocsValidation } from './validation.js';

/** Letters that documentation may have beside as many as its program: who may say all words says the right ones too. */
const MOST_LETTERS = 6_000;
/** Letters of a text that says something beside the names of parameters; a sign of Chinese says what some letters say. */
const LEAST_LETTERS = 5;
const SIGN_LETTERS = 3;
/** Words in a row that a program and a text about it seldom share. */
const ROW = 4;
const MOST_COPIED = 1 / 3;

const DECLARED = [/:param\s+(?:[\w[\], ]+\s+)?(\w+)\s*:/g, /@param\s+(?:\{[^}]*\}\s*)?(\w+)/g];
const LISTED = /^\s*[-*]?\s*`(\w+)`\s*(?:\([^)]*\))?\s*[:–-]/gm;
/** What is listed of what comes back, or is raised. */
const NO_PARAMETER = /(?:Error|Exception)$|^(?:None|null|nil|true|false|True|False|undefined|NaN|Some|Ok|Err)$/;

/** Parameters that a documentation names in a form in which parameters are named, and not other things of the program. */
export function documented(text: string, program: string): readonly string[] {
  const section =
    /^\s*(?:Args|Arguments|Parameters)\s*:?\s*\n([\s\S]*?)(?:\n\s*\n|\n\s*(?:Returns|Raises|Yields)\b|(?![\s\S]))/m.exec(text)?.[1] ?? '';
  const depth = /^\s*/.exec(section)?.[0].length ?? 0;
  // what is deeper goes on about the one above
  const own = section.split('\n').filter((line) => line.search(/\S/) <= depth);
  const inSection = own.flatMap((line) => /^\s*[-*]?\s*`?(\w+)`?\s*(?:\([^)]*\))?\s*:/.exec(line)?.[1] ?? []);
  const declared = DECLARED.flatMap((form) => matched(text, form));
  const listed = matched(text, LISTED).filter((each) => !NO_PARAMETER.test(each) && !names(program, each));
  return [...new Set([...inSection, ...declared, ...listed])];
}

function matched(text: string, form: RegExp): readonly string[] {
  return [...text.matchAll(form)].map((match) => match[1] ?? '');
}

/** Whether a text has the name as a word of its own. Signs of Chinese on both sides of it are other words. */
function names(text: string, name: string): boolean {
  return new RegExp(`(?<![A-Za-z0-9_$])${name.replaceAll('$', String.raw`\$`)}(?![A-Za-z0-9_$])`).test(text);
}

/** A documentation that names a parameter which is not there is wrong, however well it reads. */
export function docsChecks(whole: string, { parameters, program, mentions, heldOut }: Omit<DocsValidation, 'kind'>): readonly Check[] {
  // what a reader is not shown is not told
  const text = whole.replaceAll(/<!--[\s\S]*?(?:-->|$)|^\[[^\]\n]*\]:\s*(?:#|<>)[^\n]*$/gm, '');
  const named = documented(text, program);
  const invented = named.filter((each) => !parameters.includes(each));
  const missing = parameters.filter((each) => !names(text, each));
  return [
    {
      name: 'parameters exist',
      passed: invented.length === 0,
      words:
        invented.length === 0
          ? `it names ${named.join(', ') || 'none'}`
          : `it names ${invented.join(', ')}, which the function does not take`,
    },
    {
      name: 'parameters told',
      passed: missing.length === 0,
      words: missing.length === 0 ? 'each is told' : `it does not tell ${missing.join(', ')}`,
    },
    sayingCheck(text, parameters),
    plainCheck(whole),
    lengthCheck(whole, program),
    copyCheck(text, program),
    ...mentions.map((wordings) => mentionCheck(text, wordings)),
    ...(heldOut === null ? [] : [overlap(text, heldOut)]),
  ];
}

function sayingCheck(text: string, parameters: readonly string[]): Check {
  const words = wordsOf(text).filter((each) => !parameters.includes(each));
  const letters = words.reduce((sum, each) => sum + (isSign(each) ? SIGN_LETTERS : each.length), 0);
  return { name: 'says something', passed: letters >= LEAST_LETTERS, words: `${letters} letters beside the names of parameters` };
}

/** Signs that are not seen, or turn round what is seen: line breaks and tabulators alone are none of them. */
const UNSEEN = /[^\P{Cc}\t\n\r]|[\u202A-\u202E\u2060-\u2069\u{E0000}-\u{E007F}]|\p{Cs}/u;

function plainCheck(text: string): Check {
  const found = UNSEEN.exec(text)?.[0];
  const code = found?.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0') ?? '';
  return {
    name: 'is plain',
    passed: found === undefined,
    words: found === undefined ? 'each sign can be seen' : `it has the sign U+${code}, which is not seen`,
  };
}

function lengthCheck(text: string, program: string): Check {
  const most = MOST_LETTERS + program.length;
  return { name: 'is short enough', passed: text.length <= most, words: `${text.length} characters, of ${most} at most` };
}

/** A program tells all that there is to know of it, and documents nothing. */
function copyCheck(text: string, program: string): Check {
  const code = new Set(rowsOf(program));
  const own = rowsOf(text);
  const share = own.length === 0 ? 0 : own.filter((row) => code.has(row)).length / own.length;
  const passed = share <= MOST_COPIED;
  return { name: 'is text', passed, words: passed ? 'in words of its own' : `${Math.round(100 * share)} % of it is the program's` };
}

function rowsOf(text: string): readonly string[] {
  const words = wordsOf(text);
  return words.slice(ROW - 1).map((_, at) => words.slice(at, at + ROW).join(' '));
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[A-Za-z0-9_$]+|[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function isSign(word: string): boolean {
  return /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u.test(word);
}

function mentionCheck(text: string, wordings: readonly string[]): Check {
  const [first = ''] = wordings;
  const said = text.toLowerCase();
  const passed = wordings.some((each) => said.includes(each.toLowerCase()));
  return { name: `says ${first}`, passed, words: passed ? 'it does' : `it does not say ${wordings.join(' or ')}` };
}

/** Evidence, and no check: words that are met again say nothing of whether they are true. */
function overlap(text: string, heldOut: string): Check {
  const pair = { text, reference: heldOut };
  const words = `BLEU ${sentenceBleu(pair, by13a).toFixed(1)}, ROUGE-L ${rougeL(pair).toFixed(2)} with the one held out; it counts neither way`;
  return { name: 'overlap', passed: true, words };
}
