import type { Language } from '../task.js';
import { bareProgram } from './bare.js';
import { fenceIn } from './lines.js';

/**
 * The text with the fence at its beginning that it forgot: a small model goes on from a question as if the block were
 * open already, and only closes it. So it is where code begins at once and the fences behind it do not come in pairs.
 */
export function withOpeningFence(lines: readonly string[], language: Language): readonly string[] {
  const fences = lines.flatMap((line, index) => {
    const fence = fenceIn(line);
    return fence === null || fence.lead !== '' ? [] : [{ ...fence, index }];
  });
  const [closing] = fences;
  if (closing === undefined || closing.rest !== '' || fences.length % 2 === 0) return lines;
  const ahead = lines.slice(0, closing.index);
  const from = ahead.findIndex((line) => line.trim() !== '');
  const program = bareProgram(ahead, language);
  return program !== null && ahead[from] === program[0] ? [closing.mark, ...lines.slice(from)] : lines;
}
