import { readBlocks } from '../answer/blocks.js';
import { linesOf } from '../answer/lines.js';
import { splitReasoning } from '../answer/reasoning.js';
import { asTyped } from '../answer/typed.js';
import type { Language } from '../task.js';

/** The programs that an answer may hold, the likeliest first: its last block, each before it, and all of them as one. */
export function codeIn(text: string, language: Language): readonly string[] {
  const said = splitReasoning(text).answer;
  const { blocks } = readBlocks(linesOf(said), language);
  const code = blocks
    .filter(({ label }) => label !== 'wrapper' && label !== 'edit')
    .map((block) => `${asTyped(block, language).lines.join('\n').trimEnd()}\n`);
  if (code.length === 0) return [said];
  return [...code.toReversed(), ...(code.length > 1 ? [code.join('\n')] : [])];
}

/** Blocks of another language than the one that was asked for, and none of it. */
export function isOtherLanguage(text: string, language: Language): boolean {
  const { blocks } = readBlocks(linesOf(splitReasoning(text).answer), language);
  return blocks.length > 0 && blocks.every(({ label }) => label === 'other');
}
