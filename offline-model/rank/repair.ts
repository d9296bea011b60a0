import { compactEdit } from '../../domain/edit.js';
import { naturalnessOf, NO_NATURALNESS } from '../naturalness/score.js';
import type { NgramCounts } from '../naturalness/ngrams.js';
import { generate, type Candidate } from '../operators/candidates.js';
import { readProgram, type Ingredients, type Program } from '../operators/program.js';
import type { SyntaxReader } from '../../syntax/parse.js';
import { baseScores } from './base.js';

/** All that is known of one program before any evidence: pure, so it may be remembered. */
export interface Repair {
  readonly program: Program;
  readonly candidates: readonly Candidate[];
  readonly base: Float64Array;
  /** the candidate that a prompt shows in this compact form */
  byEdit(edit: string): Candidate | null;
}

/** What the model has for one language. */
export interface LanguageTools {
  readonly reader: SyntaxReader;
  /** null where there is no code to count; made at the first use */
  readonly counts: () => NgramCounts | null;
}

export interface Toolbox {
  /** whether it is a program of that language; never of a language that this model does not know */
  isProgram(language: string, text: string): boolean;
  /** null when the text is no program */
  repairOf(language: string, text: string, ingredients: Ingredients): Repair | null;
}

const REMEMBERED = 64;

export function openToolbox(languages: readonly LanguageTools[]): Toolbox {
  const byName = new Map(languages.map((tools) => [tools.reader.grammar.language, tools]));
  const remembered = new Map<string, Repair | null>();
  return {
    isProgram: (language, text) => byName.get(language)?.reader.isProgram(text) ?? false,
    repairOf(language, text, ingredients) {
      const key = `${language} ${JSON.stringify(ingredients)}${text}`;
      const known = remembered.get(key);
      if (known !== undefined) return known;
      const tools = byName.get(language);
      const made = tools === undefined ? null : makeRepair(text, ingredients, tools);
      const oldest = remembered.keys().next();
      if (remembered.size >= REMEMBERED && oldest.done !== true) remembered.delete(oldest.value);
      remembered.set(key, made);
      return made;
    },
  };
}

function makeRepair(text: string, ingredients: Ingredients, { reader, counts }: LanguageTools): Repair | null {
  const root = reader.parse(text);
  if (root === null) return null;
  const program = readProgram(text, root, reader, ingredients);
  const candidates = generate(program);
  const known = counts();
  const naturalness = known === null ? NO_NATURALNESS : naturalnessOf(known, text, reader.grammar.lexicon);
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
