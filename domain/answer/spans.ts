import type { Language } from '../task.js';
import { asBlock, type Block } from './blocks.js';
import { isHollow } from './hollow.js';
import { linesOf } from './lines.js';
import { asTyped } from './typed.js';

/** A span of code within a sentence, in marks of Markdown or HTML; it may go over the end of a line, but not over an empty one. */
const SPAN = /(?<!`)(`{1,2})(?!`)((?:[^`\n]|\n(?!\s*\n)){3,2000}?)\1(?!`)|<(code|tt)>((?:[^<\n]|<(?!\/)|\n(?!\s*\n)){3,2000}?)<\/\3>/g;
/** A definition with its body; without one it is only spoken of. */
const BODY: Readonly<Record<'python' | 'other', RegExp>> = {
  python: /:\s*\S|=\s*\S/,
  other: /\{[^]*\S[^]*\}|=>\s*\S|=\s*\S/,
};

/** The programs that stand in spans of code, each with what is said before it. */
export function spansIn(lines: readonly string[], language: Language): readonly Block[] {
  const text = lines.join('\n');
  return [...text.matchAll(SPAN)].flatMap((found) => {
    const code = linesOf((found[2] ?? found[4] ?? '').trim());
    if (!BODY[language === 'python' ? 'python' : 'other'].test(code.join('\n')) || isHollow(code, language, [])) return [];
    const said = text.slice(Math.max(0, found.index - MAX_SAID), found.index);
    const before = [said.slice(said.lastIndexOf('\n') + 1)];
    return [asTyped(asBlock(code, before, true), language)];
  });
}

const MAX_SAID = 200;
