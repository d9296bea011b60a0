import { compactEdit } from '../../domain/edit.js';
import { naturalnessOf, NO_NATURALNESS } from '../naturalness/score.js';
import type { NgramCounts } from '../naturalness/ngrams.js';
import { generate, type Candidate } from '../operators/candidates.js';
import { readProgram, type Ingredients, type Program } from '../operators/program.js';
import type { SyntaxReader } from '../syntax/parse.js';
import { baseScores } from './base.js';

/** All that is known of one program before any evidence: pure, so it may be remembered. */
export interface Repair {
  readonly program: Program;
  readonly candidates: readonly Candidate[];
  readonly base: Float64Array;
  /** the candidate that a prompt shows in this compact form */
  byEdit(edit: string): Candidate | null;
}

export interface Toolbox {
  readonly reader: SyntaxReader;
  readonly counts: NgramCounts | null;
  /** null when the text is no program */
  repairOf(text: string, ingredients: Ingredients): Repair | null;
}

const REMEMBERED = 64;

export function openToolbox(reader: SyntaxReader, counts: NgramCounts | null): Toolbox {
  const remembered = new Map<string, Repair | null>();
  return {
    reader,
    counts,
    repairOf(text, ingredients) {
      const key = `${JSON.stringify(ingredients)}${text}`;
      const known = remembered.get(key);
      if (known !== undefined) return known;
      const made = makeRepair(text, ingredients, reader, counts);
      const oldest = remembered.keys().next();
      if (remembered.size >= REMEMBERED && oldest.done !== true) remembered.delete(oldest.value);
      remembered.set(key, made);
      return made;
    },
  };
}

function makeRepair(text: string, ingredients: Ingredients, reader: SyntaxReader, counts: NgramCounts | null): Repair | null {
  const root = reader.parse(text);
  if (root === null) return null;
  const program = readProgram(text, root, reader.grammar, ingredients);
  const candidates = generate(program);
  const naturalness = counts === null ? NO_NATURALNESS : naturalnessOf(counts, text);
  let edits: Map<string, Candidate> | null = null;
  return {
    program,
    candidates,
    base: baseScores(candidates, naturalness),
    byEdit(edit) {
      edits ??= new Map(candidates.map((candidate) => [compactEdit(text, candidate.text), candidate]));
      return edits.get(edit) ?? null;
    },
  };
}
