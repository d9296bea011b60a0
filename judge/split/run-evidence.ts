import { showValue } from '../../domain/show.js';
import type { StdioCase } from '../../domain/task.js';
import { isPrinted } from '../compare/printed.js';
import { clean, cut, MAX_SHOWN } from '../evidence.js';

/** Of what a program read and printed. */
const MAX_GIVEN = 140;
const MAX_PRINTED = 130;

/** What was read, printed and expected. Of long texts the first line that differs is shown, since no whole could be. */
export function printedOtherwise({ stdin, stdout, checker }: StdioCase, printed: string): string {
  const [got, wanted] = [printed.split('\n'), stdout.split('\n')];
  const at = wanted.findIndex((line, index) => !isPrinted(checker, line, got[index] ?? ''));
  const isLong = at !== -1 && Math.max(printed.length, stdout.length) > MAX_SHOWN;
  const [shown, expected] = isLong ? [got[at] ?? '', wanted[at] ?? ''] : [printed, stdout];
  const where = isLong ? ` (line ${at + 1} of the output)` : '';
  return clean(`${givenTo(stdin)} printed ${textOf(shown, MAX_PRINTED)}, expected ${textOf(expected, MAX_PRINTED)}${where}`);
}

/** A program that did not end with 0: what its language says of an exception, and where in the task's files that was. */
export function endedBadly(
  { stdin }: StdioCase,
  ended: { readonly code: number; readonly errors: string },
  paths: readonly string[],
): string {
  const lines = ended.errors.split('\n').filter((line) => line.trim() !== '');
  const exception = lines.map((line) => EXCEPTION.exec(line)?.[1]).find((said) => said !== undefined);
  const said = exception === undefined ? lines.at(-1) : undefined;
  const how = ended.code > 128 ? `died of signal ${ended.code - 128}` : `ended with exit code ${ended.code}`;
  const words =
    exception === undefined ? `${how}${said === undefined ? '' : `: ${cut(said, MAX_SHOWN)}`}` : `raised ${cut(exception, MAX_SHOWN)}`;
  return clean(`${givenTo(stdin)} ${words}${placeIn(ended.errors, paths)}`);
}

const EXCEPTION = /^(?:Exception in thread "[^"]*" |Uncaught )?((?:[\w$]+\.)*[A-Z][\w$]*(?:Error|Exception|Exit|Interrupt)\b.*)$/;

/** Innermost: Python names it last, the others first. */
function placeIn(errors: string, paths: readonly string[]): string {
  const places = paths.flatMap((path) => occurrences(errors, path).map((at) => ({ at, path, line: lineAfter(errors, at + path.length) })));
  const known = places.filter(({ line }) => line !== null).toSorted((a, b) => a.at - b.at);
  const place = errors.includes('Traceback (most recent call last)') ? known.at(-1) : known[0];
  return place === undefined ? '' : ` (${place.path} line ${place.line})`;
}

function occurrences(text: string, part: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) found.push(at);
  return found;
}

/** `main.py", line 3`, `main.js:3:5` */
function lineAfter(text: string, at: number): string | null {
  return /^(?:", line |:)(\d{1,7})/.exec(text.slice(at, at + 20))?.[1] ?? null;
}

function givenTo(stdin: string): string {
  return `given ${textOf(stdin, MAX_GIVEN)} it`;
}

function textOf(shown: string, length: number): string {
  return cut(showValue(shown), length);
}
