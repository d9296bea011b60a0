import type { Fault } from '../domain/generate/validation.js';
import { shuffled } from '../domain/random.js';
import { mutantsOf } from './mutants.js';
import type { SyntaxReader } from './parse.js';

/** Programs like this one with one small fault each, drawn by the seed; fewer, or none, where less can go wrong in it. */
export function faultsOf(text: string, reader: SyntaxReader, drawn: { readonly seed: number; readonly name: string }): readonly Fault[] {
  return shuffled(drawn.seed, `faults:${drawn.name}`, mutantsOf(text, reader)).map(({ line, before, after, text: whole }) => ({
    line,
    before,
    after,
    text: whole,
  }));
}
