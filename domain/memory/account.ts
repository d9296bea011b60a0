import type { Address } from '../address.js';

/** `lesson`: of a task that was not solved; `place`: where in a repository something was mended; `code`: a program that solved a task. */
export const ROW_KINDS = ['lesson', 'fix', 'success', 'place', 'code'] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** What a failure taught may be wrong: it stays for the short term. */
export function isShortTerm(kind: RowKind): boolean {
  return kind === 'lesson';
}

/** Whether a row says in words what an episode taught. */
export function isSaid(kind: RowKind): boolean {
  return kind !== 'place' && kind !== 'code';
}

/** Whether it is of CodeMemory, what worked; the others are of ErrorMemory, what failed and how it was mended. */
export function isOfCode(kind: RowKind): boolean {
  return kind === 'success' || kind === 'code';
}

/** A train episode as memory counts it. */
export interface Use {
  readonly episode: Address;
  readonly taskId: string;
  /** content hash of the task */
  readonly task: string;
  readonly solved: boolean;
  /** judged candidates until solved, or all of them */
  readonly attempts: number;
  /** candidates that it might have had judged */
  readonly of: number;
  /** of the champion, in a cycle's practice: what fails there is practised again */
  readonly practised: boolean;
  /** whether it looked into memory at all */
  readonly asked: boolean;
  /** ids of the rows that stood in its prompt */
  readonly told: readonly string[];
  /** those that were kept from it, so that it shows what they are worth */
  readonly withheld: readonly string[];
}

/** What a person ordered of a row; the latest counts. */
export type RowOrder = 'forget' | 'restore';
/** For so long what was forgotten can be had back. */
export const GRACE_DAYS = 30;

/** What a cycle did to memory, kept once. */
export interface Account {
  readonly episodes: readonly Use[];
  readonly wrote: readonly { readonly id: string; readonly kind: RowKind }[];
  /** what was learned again: the row that says it already, and the row that was not written for it */
  readonly merged: readonly { readonly into: string; readonly row: string }[];
  /** the standing orders of people, as they were then */
  readonly orders: Readonly<Record<string, RowOrder>>;
}
