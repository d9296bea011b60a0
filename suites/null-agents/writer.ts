import type { CallCase } from '../../domain/task.js';
import type { Value } from '../../domain/value.js';

/** Programs without understanding, in the words of a language; `start` is the program as the agent gets it. */
export interface NullWriter {
  /** answers every call with the commonest of the answers */
  constant(start: string, cases: readonly CallCase[]): string | Promise<string>;
  /** answers the calls of the cases, and those only */
  lookup(start: string, cases: readonly CallCase[]): string | Promise<string>;
  /** ends the process with success where it can */
  exit(start: string): string | Promise<string>;
  /** answers what the language lets equal everything, and patches what tests compare with */
  forge(start: string): string | Promise<string>;
}

/** What most of the cases expect to be returned; null where none does. */
export function commonest(cases: readonly CallCase[]): Value {
  const answers = cases.flatMap(({ expect }) => ('returns' in expect ? [expect.returns] : []));
  const texts = answers.map((answer) => JSON.stringify(answer));
  const count = (answer: Value): number => texts.filter((text) => text === JSON.stringify(answer)).length;
  return answers.toSorted((a, b) => count(b) - count(a))[0] ?? null;
}

/** The bare name of the function that a case calls. */
export function nameOf({ call }: CallCase): string {
  return call.fn.slice(call.fn.indexOf(':') + 1);
}
