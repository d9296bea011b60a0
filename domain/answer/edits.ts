import type { Language } from '../task.js';
import { ownLines } from './lexical.js';
import { linesOf } from './lines.js';
import { hasForeignMarks, readMarkers } from './markers.js';
import { pathLine, pathNamed, type Known } from './naming.js';
import { applyHunks, type Edits, type Hunk, type Readings } from './place.js';
import { hasHeaders, looksLikeDiff, readDiff } from './unified-diff.js';
import type { Label } from './labels.js';

export interface EditContext {
  readonly language: Language;
  readonly known: Known;
  /** the lines of the files that may change, without their indentation */
  readonly given: ReadonlySet<string>;
}

/** The edits that a block holds; null where it is text or a program. */
export function readEdits(lines: readonly string[], label: Label, { language, known, given }: EditContext): Edits | null {
  const marked = readMarkers(lines, language, (line) => pathLine(line, known), false);
  if (marked !== null) return marked;
  const own = ownLines(lines, language);
  if (label === 'edit' || looksLikeDiff(own, given)) return readDiff(lines, (name) => pathNamed(name, known));
  return hasForeignMarks(own) ? { unreadable: 'a block holds the marks of a change that cannot be read' } : null;
}

/** The edits in a text without fences, with talk around them. */
export function readBareEdits(lines: readonly string[], { language, known, given }: EditContext): Edits | null {
  const marked = readMarkers(lines, language, (line) => pathLine(line, known), true);
  const end = lines.findLastIndex((line) => /^[-+]/.test(line) || (line.trim() !== '' && given.has(line.trim())));
  if (marked !== null) return marked;
  const signed = lines.filter((line) => /^[-+](?![-+])/.test(line));
  const isSigned = signed.some((line) => line.startsWith('+')) && looksLikeDiff(signed, given);
  const diff = hasHeaders(lines) ? lines.slice(0, end + 1) : isSigned ? signed : null;
  return diff === null ? null : readDiff(diff, (name) => pathNamed(name, known));
}

/** A change of a text that stands in another: of whole lines, else of a part of them. */
export function changeOf(text: string, old: string, put: readonly string[]): Readings {
  const within = changeWithin(text, old, put.join('\n'));
  return [{ old: linesOf(old), new: put, at: null, isOrdered: false }, ...(within === null ? [] : [within])];
}

/** With the rest of the lines; null where it stands in the text not exactly once, or is whole lines. */
function changeWithin(text: string, old: string, put: string): Hunk | null {
  const at = text.indexOf(old);
  if (old.trim() === '' || at < 0 || text.includes(old, at + 1)) return null;
  const from = text.lastIndexOf('\n', at - 1) + 1;
  const next = text.indexOf('\n', at + old.length);
  const end = next < 0 ? text.length : next;
  const [head, tail] = [text.slice(from, at), text.slice(at + old.length, end)];
  if (head.trim() === '' && tail.trim() === '') return null;
  return { old: linesOf(text.slice(from, end)), new: linesOf(head + put + tail), at: null, isOrdered: false };
}

const FAULTS = { nowhere: 'does not stand in', several: 'stands more than once in', empty: 'is empty for' } as const;

/** The file with its edits, or why they cannot be made. Where a later block takes up the file as it was given, it counts alone. */
export function editedText(
  text: string,
  path: string,
  blocks: readonly (readonly Readings[])[],
): { readonly text: string } | { readonly fault: string } {
  const lines = linesOf(text.trimEnd());
  const all = applyHunks(lines, blocks.flat());
  const last = blocks.at(-1);
  const made = 'fault' in all && blocks.length > 1 && last !== undefined ? applyHunks(lines, last) : all;
  if ('lines' in made) return { text: made.lines.join('\n') };
  return { fault: `a search text ${'fault' in all ? FAULTS[all.fault] : ''} ${path}` };
}
