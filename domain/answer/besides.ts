import type { Language } from '../task.js';
import { bareProgram } from './bare.js';
import { asBlock, type Block } from './blocks.js';
import { anyOf, telling } from './lines.js';
import { typedIn } from './session.js';
import { asTyped } from './typed.js';

type Reading = (lines: readonly string[], language: Language) => readonly string[];

/**
 * What may be a program beside blocks that hold none: the text before each and behind the last, where an output or an example
 * is all that has a fence, and a session in a block that is named as one.
 */
export function besides(
  blocks: readonly Block[],
  behind: readonly string[],
  language: Language,
  readings: readonly Reading[],
): readonly Block[] {
  if (blocks.length === 0) return [];
  const texts = [...blocks.map(({ before }) => withoutTitle(before)), behind].flatMap((text) => {
    const code = readings.map((read) => bareProgram(read(text, language), language)).find((each) => each !== null);
    return code === undefined || code === null ? [] : [{ lines: code, before: ahead(text, code) }];
  });
  const sessions = blocks.filter(({ label, lines }) => label === 'other' && typedIn(lines, language) !== lines);
  return [...sessions, ...texts].map(({ lines, before }) => asTyped(asBlock(lines, before), language));
}

function ahead(text: readonly string[], [first]: readonly string[]): readonly string[] {
  return text.slice(
    0,
    Math.max(
      0,
      text.findIndex((line) => line === first),
    ),
  );
}

/** Without what announces the block behind it, which no program ends with. */
function withoutTitle(text: readonly string[]): readonly string[] {
  const end = text.findLastIndex((line) => line.trim() !== '' && !TITLE.test(telling(line)));
  return text.slice(0, end + 1);
}

const TITLE = anyOf([/^[^\s#/@].{0,200}[:：][*_`]{0,3}\s*$/, /^#{1,6}\s[^;{}=]{1,60}$/, /^\*\*[^*]{1,80}\*\*\s*$/]);
