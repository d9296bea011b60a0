import type { Files } from './task.js';

/**
 * What an attempt is worth beside passing, each part from 0 to 1; null where it is not known. Those that need the
 * reference are for reports and for train tasks: nothing that an agent sees is made of them.
 */
export interface Scores {
  /** share of the judged candidates that compiled */
  readonly compiled: number | null;
  /** share of the checks that the last judged candidate passed */
  readonly tests: number | null;
  /** the lines that it changed against those that the reference changes */
  readonly diffSimilarity: number | null;
  /** its tokens and its syntax tree against those of the reference */
  readonly codeSimilarity: number | null;
  /** the findings of a linter that the starting program did not have */
  readonly style: number | null;
  /** processor time of the reference over its own, at most 1 */
  readonly runTime: number | null;
  /** peak memory of the reference over its own, at most 1 */
  readonly peakMemory: number | null;
}

export const SCORE_PARTS = [
  'compiled',
  'tests',
  'diffSimilarity',
  'codeSimilarity',
  'style',
  'runTime',
  'peakMemory',
] as const satisfies readonly (keyof Scores)[];
export type Worth = Readonly<Record<(typeof SCORE_PARTS)[number], number>>;

/** The weighted mean of the parts that are known; null when no part with a weight is. */
export function weightedScore(scores: Scores, weights: Worth): number | null {
  const known = SCORE_PARTS.flatMap((part) => {
    const value = scores[part];
    return value === null || weights[part] === 0 ? [] : [{ value, weight: weights[part] }];
  });
  const total = known.reduce((sum, { weight }) => sum + weight, 0);
  return total === 0 ? null : known.reduce((sum, { value, weight }) => sum + value * weight, 0) / total;
}

/**
 * Dice's coefficient over the lines that two answers add to and take from one start, white space aside. Two that change nothing are
 * alike.
 */
export function diffSimilarity(start: Files, candidate: Files, reference: Files): number {
  return dice(changedLines(start, candidate), changedLines(start, reference));
}

/** 2 · LCS / (n + m) over tokens: words, numbers, strings and single signs of any of the languages. */
export function tokenSimilarity(left: string, right: string): number {
  const [a, b] = [tokensOf(left), tokensOf(right)];
  return a.length + b.length === 0 ? 1 : (2 * commonLength(a, b)) / (a.length + b.length);
}

/** Dice's coefficient over the small subtrees of two syntax trees. */
export function shapeSimilarity(left: readonly string[], right: readonly string[]): number {
  return dice(left, right);
}

/** A finding more than the starting program had costs as much as the one before it: 1, 1/2, 1/3, … */
export function styleScore(findingsBefore: number, findingsAfter: number): number {
  return 1 / (1 + Math.max(0, findingsAfter - findingsBefore));
}

/** What the reference spent over what the candidate spent; below `noise` both count as equal. */
export function frugality(reference: number, candidate: number, noise: number): number {
  return Math.min(1, Math.max(reference, noise) / Math.max(candidate, noise));
}

function changedLines(start: Files, changed: Files): readonly string[] {
  return Object.keys(changed).flatMap((path) => {
    const [before, after] = [linesOf(start[path] ?? ''), linesOf(changed[path] ?? '')];
    return [...without(after, before).map((line) => `+${line}`), ...without(before, after).map((line) => `-${line}`)];
  });
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}

/** The first multiset less the second. */
function without(items: readonly string[], taken: readonly string[]): readonly string[] {
  const left = counts(taken);
  return items.filter((item) => {
    const count = left.get(item) ?? 0;
    left.set(item, count - 1);
    return count <= 0;
  });
}

function dice(left: readonly string[], right: readonly string[]): number {
  if (left.length + right.length === 0) return 1;
  return (2 * (left.length - without(left, right).length)) / (left.length + right.length);
}

function counts(items: readonly string[]): Map<string, number> {
  const result = new Map<string, number>();
  for (const item of items) result.set(item, (result.get(item) ?? 0) + 1);
  return result;
}

const TOKEN = /[\p{L}_][\p{L}\p{N}_]*|\d+(?:\.\d+)?|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[^\s\p{L}\p{N}]/gu;
/** Longer programs are compared by their beginnings: the work grows with the square. */
const MAX_TOKENS = 4_000;

function tokensOf(text: string): readonly string[] {
  return (text.match(TOKEN) ?? []).slice(0, MAX_TOKENS);
}

function commonLength(left: readonly string[], right: readonly string[]): number {
  let row = [0, ...right.map(() => 0)];
  for (const token of left) {
    const next = [0];
    for (const [index, other] of right.entries())
      next.push(token === other ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0));
    row = next;
  }
  return row.at(-1) ?? 0;
}
