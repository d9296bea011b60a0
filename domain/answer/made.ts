import { editedText } from './edits.js';
import { linesOf } from './lines.js';
import { applyHunks, type FileEdit, type Readings } from './place.js';
import { chooseProgram, type Draft, type Wanted } from './programs.js';

/** What an answer holds for one file, in its order. */
export interface Found {
  /** blocks that may be the whole of it */
  readonly drafts: Draft[];
  readonly edits: FileEdit['hunks'][];
  /** changes that are only shown: less than an edit, and than a program */
  readonly shown: Readings[];
}

/** `isWhole`: a whole program; else the file with changes. `refused`: why nothing there is to be taken. */
type Made = { readonly text: string; readonly isWhole: boolean } | { readonly fault: string } | { readonly refused: string } | null;

export function makeFile({ drafts, edits, shown }: Found, wanted: Wanted, given: string): Made {
  const chosen = drafts.length === 0 ? null : chooseProgram(drafts, wanted);
  if (chosen !== null && 'lines' in chosen) {
    const { lines, defines, isWhole } = chosen;
    // what defines nothing, or beside edits not all, is a part of what they change
    const isPiece = edits.length > 0 ? !(defines && isWhole) : shown.length > 0 && !defines;
    if (!isPiece) return { text: lines.join('\n'), isWhole };
  }
  if (edits.length > 0) {
    const edited = editedText(given, wanted.path, edits);
    return 'fault' in edited ? edited : { ...edited, isWhole: false };
  }
  // each was looked for in the file as it was; what has no place behind another only said the same again
  if (shown.length > 0) return { text: shown.reduce(withChange, linesOf(given)).join('\n'), isWhole: false };
  return chosen !== null && 'refused' in chosen ? chosen : null;
}

function withChange(lines: readonly string[], change: Readings): readonly string[] {
  const made = applyHunks(lines, [change]);
  return 'lines' in made ? made.lines : lines;
}
