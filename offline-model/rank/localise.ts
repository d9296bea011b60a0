import type { ReflectionLine, TriedLine } from '../prompt/read-prompt.js';
import type { Candidate } from '../operators/candidates.js';
import { symptomOf } from '../evidence/symptom.js';
import { child, type SyntaxNode } from '../../syntax/tree.js';

/** A tried edit of this program, with what came of it beside the program as given. */
export interface Outcome {
  readonly candidate: Candidate;
  readonly tried: TriedLine;
  /** cases gained (positive) or lost */
  readonly gain: number;
}

/** How likely the fault is at a line, as a log-weight; 0 says nothing. */
export type LineWeights = (line: number) => number;

const WEIGHT = { raised: 0.8, raisedNear: 0.3, improved: 1.2, changed: 0.35, reflection: 0.6, named: 3, ran: 1.5 } as const;

export function localise(
  given: TriedLine | null,
  outcomes: readonly Outcome[],
  reflections: readonly ReflectionLine[],
  fileName: string,
): LineWeights {
  const weights = new Map<number, number>();
  const add = (line: number, weight: number): void => void weights.set(line, (weights.get(line) ?? 0) + weight);
  const named = new Set((given?.failures ?? []).flatMap((message) => raisedLines(message, fileName)));
  for (const line of named) {
    add(line, WEIGHT.raised);
    for (const near of [line - 1, line + 1]) add(near, WEIGHT.raisedNear);
  }
  for (const [line, weight] of fromOutcomes(outcomes)) add(line, weight);
  for (const reflection of reflections) add(reflection.line, WEIGHT.reflection * reflection.confidence);
  return (line) => weights.get(line) ?? 0;
}

/** Lines of the program that a message names: `raised IndexError: … (gcd.py line 4)`. */
function raisedLines(message: string, fileName: string): number[] {
  if (symptomOf(message) === 'did not compile') return [];
  return [...message.matchAll(/(?:(\S+) )?line (\d+)/g)].flatMap(([, file, line]) =>
    file === undefined || fileName.endsWith(file.replace(/^\(/, '')) || !file.includes('.') ? [Number(line)] : [],
  );
}

/**
 * A place where an edit helped is a place that matters; so is, less, one where edits change anything. What was tried there in vain
 * needs no weight: it is out of the draw.
 */
function fromOutcomes(outcomes: readonly Outcome[]): Map<number, number> {
  const byLine = new Map<number, Outcome[]>();
  for (const outcome of outcomes) byLine.set(outcome.candidate.line, [...(byLine.get(outcome.candidate.line) ?? []), outcome]);
  return new Map(
    [...byLine].map(([line, tried]) => {
      const best = Math.max(...tried.map((outcome) => outcome.gain));
      const changed = tried.filter((outcome) => outcome.gain !== 0).length / tried.length;
      const improved = best > 0 ? WEIGHT.improved : 0;
      return [line, improved + WEIGHT.changed * (changed - 0.5)];
    }),
  );
}

/**
 * Lines of the functions that failures name, as in `assert 1 == 3 + where 1 = clamp(5, 1, 3)` or `test_clamp`, and of those that
 * failing tests ran, where either leaves some out.
 */
export function namedIn(failures: readonly string[], ran: readonly string[], nodes: readonly SyntaxNode[]): LineWeights {
  const functions = nodes.flatMap((node) => {
    const name = node.role === 'function' ? child(node, 'name')?.text : undefined;
    return name === undefined ? [] : [{ node, name }];
  });
  const words = [...new Set(failures.flatMap((message) => message.match(/\w+/g) ?? []))].map((word) => `_${word}_`);
  const named = functions.filter(({ name }) => words.some((word) => word.includes(`_${name}_`)));
  const byRun = functions.filter(({ name }) => ran.some((each) => each === name || each.endsWith(`.${name}`)));
  const weigh = (some: typeof functions, weight: number): LineWeights =>
    some.length === functions.length
      ? () => 0
      : (line) => (some.some(({ node }) => node.line <= line && line <= node.lastLine) ? weight : 0);
  const [byName, byCall] = [weigh(named, WEIGHT.named), weigh(byRun, WEIGHT.ran)];
  return (line) => byName(line) + byCall(line);
}
