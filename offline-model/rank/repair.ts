import type { Ranker } from '../../domain/adapt/ranker.js';
import { compactEdit } from '../../domain/edit.js';
import { naturalnessOf, NO_NATURALNESS } from '../naturalness/score.js';
import type { NgramCounts } from '../naturalness/ngrams.js';
import { generate, type Candidate } from '../operators/candidates.js';
import { readProgram, type Ingredients } from '../operators/program.js';
import { skeletonOf } from '../answers/skeleton.js';
import type { SyntaxReader } from '../../syntax/parse.js';
import { learnPatterns, type Example } from '../patterns/learn.js';
import type { Learned } from '../patterns/pattern.js';
import { tellEdit } from '../patterns/sentence.js';
import { baseScores } from './base.js';
import { withLearned } from './learned.js';
import type { Repair } from './made-repair.js';

/** What the model has for one language. */
export interface LanguageTools {
  readonly reader: SyntaxReader;
  /** null where there is no code to count; made at the first use */
  readonly counts: () => NgramCounts | null;
}

export interface Toolbox {
  /** what was learned of the order of candidates; missing: nothing */
  readonly ranker?: Ranker;
  /** whether it is a program of that language; never of a language that this model does not know */
  isProgram(language: string, text: string): boolean;
  /** null when the text is no program; with the edits that the examples teach */
  repairOf(language: string, text: string, ingredients: Ingredients, examples: readonly Example[]): Repair | null;
  /** the program with the functions that those of `keep` call as stubs, `most` at most; null where there are none */
  skeletonOf(language: string, text: string, keep: readonly string[], most: number): string | null;
  /** an edit as a sentence that another program understands; empty where there is none */
  tell(language: string, edit: Example): string;
}

const REMEMBERED = 64;

export function openToolbox(languages: readonly LanguageTools[]): Toolbox {
  const byName = new Map(languages.map((tools) => [tools.reader.grammar.language, tools]));
  const repairs = remembering<Repair | null>();
  const taught = remembering<readonly Learned[]>();
  const plainRepairOf = (language: string, text: string, ingredients: Ingredients): Repair | null =>
    repairs(`${language} ${JSON.stringify(ingredients)}${text}`, () => {
      const tools = byName.get(language);
      return tools === undefined ? null : makeRepair(text, ingredients, tools);
    });
  const learnedFrom = (language: string, examples: readonly Example[]): readonly Learned[] =>
    taught(`${language} ${JSON.stringify(examples)}`, () => {
      const tools = byName.get(language);
      return tools === undefined ? [] : learnPatterns(examples, tools.reader);
    });
  return {
    isProgram: (language, text) => byName.get(language)?.reader.isProgram(text) ?? false,
    skeletonOf(language, text, keep, most) {
      const root = byName.get(language)?.reader.parse(text) ?? null;
      return root === null ? null : skeletonOf(language, text, root, keep, most);
    },
    tell(language, edit) {
      const tools = byName.get(language);
      return tools === undefined ? '' : tellEdit(edit, tools.reader);
    },
    repairOf(language, text, ingredients, examples) {
      const repair = plainRepairOf(language, text, ingredients);
      if (repair === null || examples.length === 0) return repair;
      const key = `${language} ${JSON.stringify([ingredients, examples])}${text}`;
      return repairs(key, () => withLearned(repair, learnedFrom(language, examples)));
    },
  };
}

/** Keeps what was made last, so that the same question costs nothing; the answers are pure. */
function remembering<T>(): (key: string, make: () => T) => T {
  const remembered = new Map<string, T>();
  return (key, make) => {
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const made = make();
    const oldest = remembered.keys().next();
    if (remembered.size >= REMEMBERED && oldest.done !== true) remembered.delete(oldest.value);
    remembered.set(key, made);
    return made;
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
