import { MAX_GAP, Reader } from './json-reader.js';

type Json = Readonly<Record<string, unknown>>;

/**
 * The JSON objects in a text, as models write them: with talk around, trailing commas, comments, quotes of other kinds,
 * bare keys, words of Python, a closing brace that was forgotten. In the order in which they begin; those within others
 * are parts of them.
 */
export function objectsIn(text: string): readonly Json[] {
  return readObjects(text).objects;
}

/** The same of a text that was cut off, without the string that was not ended. */
export function objectsInCut(text: string): readonly Json[] {
  return readObjects(text, true).objects;
}

/** Objects that stand one behind the other, on a line each or in one list. */
export function rowsIn(text: string): readonly (readonly Json[])[] {
  return readObjects(text).rows;
}

/** What is given by name in calls, `reflect(cause="…", confidence=0.5)`, one behind the other as well. */
export function callsIn(text: string): readonly (readonly Json[])[] {
  return readObjects(text, false, CALL).rows;
}

/** `steps`: how often a character was looked at. */
export function readObjects(
  text: string,
  isCut = false,
  beginning = OBJECT,
): { readonly objects: readonly Json[]; readonly rows: readonly (readonly Json[])[]; readonly steps: number } {
  const reader = new Reader(text, isCut);
  const rows: Json[][] = [];
  const begin = new RegExp(beginning, 'g');
  let end = 0;
  for (let found = begin.exec(text); found !== null; found = begin.exec(text)) {
    const read = reader.objectAt(found.index + found[0].length - 1);
    if (read === null) continue;
    const last = rows.at(-1);
    if (last !== undefined && found.index - end <= MAX_GAP && BETWEEN.test(text.slice(end, found.index))) last.push(read.value);
    else rows.push([read.value]);
    end = read.end;
    begin.lastIndex = end;
  }
  return { objects: rows.flat(), rows, steps: reader.steps };
}

const OBJECT = /\{/;
const CALL = /[A-Za-z_][\w.]{0,60}\((?=\s{0,40}[A-Za-z_]\w{0,60}\s{0,9}=[^=])/;
/** Of the objects of a list; it may have marks. */
const BETWEEN = /^[\s,;]*(?:[-*•]|\d{1,3}[.)])?\s*$/;
