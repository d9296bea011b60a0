import { compactEdit } from '../../domain/edit.js';
import type { Candidate } from '../operators/candidates.js';
import { LEARNED } from '../operators/operator.js';
import { placeOf } from '../operators/place.js';
import type { Program } from '../operators/program.js';
import { worthOf } from '../patterns/learn.js';
import { applied } from '../patterns/apply.js';
import { fieldOf } from '../patterns/match.js';
import { sentenceOf, type Learned } from '../patterns/pattern.js';
import { placeOfNode } from '../patterns/term.js';
import type { Repair } from './made-repair.js';

/** Log-weight of a pattern that explains one example and fits nowhere else. */
const ONE_EXAMPLE = 1.5;
/** A pattern that fits many places of a program says less of each. */
const SPREAD = 0.5;
const MAX_CANDIDATES = 300;

/** The repair of a program with the edits that examples teach before those of the table. */
export function withLearned(repair: Repair, learned: readonly Learned[]): Repair {
  const more = candidatesOf(repair.program, learned);
  if (more.length === 0) return repair;
  const texts = new Set(more.map((candidate) => candidate.text));
  const kept = repair.candidates.flatMap((candidate, index) => (texts.has(candidate.text) ? [] : [index]));
  const byEdit = new Map(more.map((candidate) => [compactEdit(repair.program.text, candidate.text), candidate]));
  return {
    program: repair.program,
    candidates: [...more, ...kept.flatMap((index) => repair.candidates[index] ?? [])],
    base: Float64Array.from([...more.map((candidate) => candidate.logPrior), ...kept.map((index) => repair.base[index] ?? 0)]),
    byEdit: (edit) => byEdit.get(edit) ?? repair.byEdit(edit),
  };
}

function candidatesOf(program: Program, learned: readonly Learned[]): readonly Candidate[] {
  const field = fieldOf(program.text, placeOfNode(program.root, program.text));
  const best = new Map<string, Candidate>();
  for (const each of learned) {
    const results = applied(each.pattern, field);
    const logPrior = ONE_EXAMPLE + Math.log(worthOf(each)) - SPREAD * Math.log(results.length);
    for (const { start, end, text, node } of results) {
      const whole = program.text.slice(0, start) + text + program.text.slice(end);
      const known = best.get(whole);
      if (whole === program.text || (known !== undefined && known.logPrior >= logPrior)) continue;
      const draft = { start, end, text, weight: 1, rewrite: sentenceOf(each.pattern) };
      best.set(whole, { operator: LEARNED, place: placeOf(node), line: node.line, draft, text: whole, logPrior });
    }
  }
  return [...best.values()].toSorted((a, b) => b.logPrior - a.logPrior).slice(0, MAX_CANDIDATES);
}
