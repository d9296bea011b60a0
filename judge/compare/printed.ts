import type { Checker } from '../../domain/task.js';

/** Whether what a program printed is what it should have. Both are plain text: nothing of the candidate is asked. */
export function isPrinted(checker: Checker, expected: string, printed: string): boolean {
  switch (checker.kind) {
    case 'exact':
      return trimmed(expected) === trimmed(printed);
    case 'tokens':
      return areAll(expected, printed, (one, other) => one === other);
    case 'floats':
      return areAll(expected, printed, (one, other) => one === other || areClose(one, other, checker.tolerance));
    default:
      return checker satisfies never;
  }
}

/** Without blanks at the ends of lines, and without the last line break. */
function trimmed(text: string): string {
  const lines = text.split('\n').map((line) => line.trimEnd());
  if (lines.at(-1) === '') lines.pop();
  return lines.join('\n');
}

function areAll(expected: string, printed: string, isSame: (one: string, other: string) => boolean): boolean {
  const [wanted, got] = [tokensOf(expected), tokensOf(printed)];
  return wanted.length === got.length && wanted.every((token, index) => isSame(token, got[index] ?? ''));
}

function tokensOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((token) => token !== '');
}

/** Each digit can be read in one way only: a word of a megabyte is refused as quickly as it is read. */
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const INFINITE = /^([+-]?)inf(?:inity)?$/i;
const NO_NUMBER = /^[+-]?nan$/i;

/** By the larger of the two, so that it does not matter which was expected. */
function areClose(one: string, other: string, tolerance: number): boolean {
  const [a, b] = [numberIn(one), numberIn(other)];
  if (a === null || b === null) return false;
  if (Object.is(a, b) || a === b) return true;
  return Number.isFinite(a) && Number.isFinite(b) && Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));
}

/** As programs of all languages write one; null for a word. */
function numberIn(token: string): number | null {
  if (NUMBER.test(token)) {
    const number = Number(token);
    // more digits than a float has room for: only the same text is the same number
    return Number.isFinite(number) ? number : null;
  }
  const infinite = INFINITE.exec(token);
  if (infinite !== null) return infinite[1] === '-' ? -Infinity : Infinity;
  return NO_NUMBER.test(token) ? NaN : null;
}
