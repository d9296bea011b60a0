import type { ChatMessage } from '../model.js';

/** Where a row comes from. */
type RowSource =
  /** a train episode of a campaign */
  | { readonly from: 'campaign'; readonly campaign: string; readonly episode: string }
  /** what a person said of an attempt */
  | { readonly from: 'person'; readonly episode: string; readonly attempt: number; readonly verb: Verb }
  /** a commit that mended one place */
  | { readonly from: 'history'; readonly repository: string; readonly commit: string };

/** What a person may do with an attempt. */
export type Verb = 'accept' | 'edit' | 'reject';

/** The set of what people said; others have the name of their campaign or repository. */
export const PEOPLE = 'people';

/** One thing that a model can learn from: what was asked, what was accepted, what was rejected. */
export interface AdaptRow {
  readonly task: string;
  readonly family: string;
  readonly language: string;
  /** what the task says */
  readonly about: string;
  /** the question as it was asked; empty where nobody asked one */
  readonly question: readonly ChatMessage[];
  readonly file: string;
  readonly before: string;
  /** what the program as given fails */
  readonly failures: readonly string[];
  /** the program that was accepted; null where none was */
  readonly accepted: string | null;
  /** the best program that was not; null where none is known */
  readonly rejected: string | null;
  readonly source: RowSource;
  /** as an SPDX expression; null: nobody has said */
  readonly licence: string | null;
  readonly madeAt: string;
}

/** Families and tasks that nothing may be learned from: those of the gate and sealed pools. */
export interface HeldOut {
  readonly families: ReadonlySet<string>;
  readonly tasks: ReadonlySet<string>;
}

export interface Refused {
  readonly row: AdaptRow;
  readonly because: string;
}

/** Rows that may teach, each once by what it says; the others with the reason. */
export function teachable(
  rows: readonly AdaptRow[],
  held: HeldOut,
): { readonly taken: readonly AdaptRow[]; readonly refused: readonly Refused[] } {
  const taken: AdaptRow[] = [];
  const refused: Refused[] = [];
  const said = new Set<string>();
  for (const row of rows) {
    const words = JSON.stringify([row.before, row.accepted, row.rejected]);
    const because = heldBack(row, held) ?? faultOf(row) ?? (said.has(words) ? 'it says what another row says' : null);
    if (because === null) taken.push(row);
    else refused.push({ row, because });
    said.add(words);
  }
  return { taken, refused };
}

function heldBack({ family, task }: AdaptRow, { families, tasks }: HeldOut): string | null {
  return families.has(family) || tasks.has(task) ? `its family, ${family}, is kept for the gate or the sealed exams` : null;
}

/** More in one program is no example, but a file. */
const MAX_CHARACTERS = 40_000;

function faultOf({ before, accepted, rejected }: AdaptRow): string | null {
  if (accepted === null && rejected === null) return 'nothing in it was accepted or rejected';
  if (accepted !== null && accepted === rejected) return 'the same program is accepted and rejected in it';
  if (accepted !== null && accepted.trim() === '') return 'the accepted program is empty';
  if ([before, accepted ?? '', rejected ?? ''].some((text) => text.length > MAX_CHARACTERS))
    return `it is longer than ${MAX_CHARACTERS} characters`;
  return [before, accepted ?? '', rejected ?? ''].some((text) => text.includes('\u0000')) ? 'it is no text' : null;
}

/** Every tenth family is held out, whatever its rows are: what is alike stays together. */
export function isValidation(family: string, hash: (text: string) => number): boolean {
  return hash(`validation ${family}`) % 10 === 0;
}
