import { writtenIn } from '../generate/order.js';
import { besides } from './besides.js';
import { readBlocks } from './blocks.js';
import { withoutEscapes } from './escapes.js';
import { exchangesIn, exchangesInText, halvesOf } from './exchanges.js';
import { withFences, withoutTurn } from './instead.js';
import { linesOf } from './lines.js';
import { listingIn, withoutNumbers } from './numbered.js';
import { textsOfLines } from './loose-yaml.js';
import { withOpeningFence } from './opening.js';
import { splitReasoning } from './reasoning.js';
import { Seen, unusable, type Answer, type AnsweredTask } from './seen.js';
import { sessionIn } from './session.js';
import { spansIn } from './spans.js';
import { asTyped } from './typed.js';
import { isDisowned } from './verdict.js';

export type { Answer, AnsweredTask } from './seen.js';

/**
 * Takes the candidate out of a model's text, which the model ended by itself: for each editable path the whole file, from
 * the block that is most likely meant for it (`programs.ts`), or else changes of it that fit exactly one way. What is no
 * program is never taken for one: the answer is unusable then, and says what was seen. An answer may leave files as they
 * are, but not all.
 */
export function parseAnswer(text: string, task: AnsweredTask): Answer {
  const { answer, reasoning } = splitReasoning(text);
  if (answer.trim() === '') return unusable(reasoning === '' ? 'the answer is empty' : 'the answer is reasoning only');
  const { visible, editable } = task;
  if (visible.trust === 'validated' && visible.validation.kind !== 'tests')
    return plainText(editable, writtenIn(visible.validation.kind, answer));
  const seen = new Seen(task);
  const given = withFences(linesOf(withoutTurn(answer).replace(/^[\uFEFF\u200B]+/, '')), task.language, (word) => seen.knows(word));
  const lines = withOpeningFence(given, task.language);
  const { blocks, outside, behind } = readBlocks(lines, task.language);
  const read = blocks.map((block) => asTyped(block, task.language));
  const typed = read.flatMap((block) => (isDisowned(block) ? halvesOf(block) : [block]));
  for (const block of seen.captioned(typed, behind).flatMap((each) => seen.parts(each))) seen.block(block);
  const isTold = blocks.length === 0 && textsOfLines(outside) !== null;
  if (seen.isEmpty && (isTold || /^\s*[{["]/.test(answer))) seen.wrapped(answer);
  for (const exchange of exchangesIn(typed)) seen.exchange(exchange);
  for (const way of READINGS) if (seen.isEmpty) seen.bare(way(outside, task.language), blocks.length === 0);
  seen.beside(besides(blocks, behind, task.language, READINGS));
  const made = seen.answer(blocks);
  return made.kind === 'files' ? made : (elsewhere(answer, outside, task) ?? made);
}

/** The ways to write a program without a fence, the plain one first. */
const READINGS = [withoutNumbers, listingIn, sessionIn, withoutEscapes] as const;

/** What nobody asked for, and is read where nothing else is: a program in JSON, or in the midst of a sentence. */
function elsewhere(answer: string, outside: readonly string[], task: AnsweredTask): Answer | null {
  const ways: readonly ((seen: Seen) => void)[] = [
    (seen) => seen.wrapped(answer),
    (seen) => seen.beside(spansIn(outside, task.language)),
    (seen) => exchangesInText(outside).forEach((exchange) => seen.exchange(exchange)),
  ];
  for (const read of ways) {
    const seen = new Seen(task);
    read(seen);
    const made = seen.answer([]);
    if (made.kind === 'files') return made;
  }
  return null;
}

/** What is no program can be any text. */
function plainText([path = '']: readonly string[], text: string): Answer {
  return text.trim() === '' ? unusable('the answer is empty') : { kind: 'files', files: { [path]: `${text.trimEnd()}\n` } };
}
