import { nextId } from '../playbook.js';
import type { Strategy } from '../strategy.js';

/**
 * A strategy without one of the edits that made it: what the edit changed goes back, everything else stays. Null where a
 * later edit has changed the same part again, so that there is no strategy without it.
 */
export function withoutEdit(strategy: Strategy, before: Strategy, after: Strategy): Strategy | null {
  const undone = undo(strategy, before, after);
  return undone === CLASH || !isStrategy(undone) ? null : withOwnIds(undone);
}

/** What comes back may find its id taken. */
export function withOwnIds(strategy: Strategy): Strategy {
  return { ...strategy, rules: renamed('r', strategy.rules), demonstrations: renamed('d', strategy.demonstrations) };
}

function renamed<T extends { readonly id: string }>(letter: 'r' | 'd', list: readonly T[]): readonly T[] {
  return list.reduce<readonly T[]>((named, each) => {
    const isTaken = named.some(({ id }) => id === each.id);
    return [...named, isTaken ? { ...each, id: nextId(letter, [...list, ...named]) } : each];
  }, []);
}

const CLASH = Symbol('clash');

/** Objects part by part, lists element by element, anything else as a whole. */
function undo(now: unknown, before: unknown, after: unknown): unknown {
  if (same(before, after)) return now;
  if (same(now, after)) return before;
  if (Array.isArray(now) && Array.isArray(before) && Array.isArray(after)) return undoList(now, before, after);
  if (!isRecord(now) || !isRecord(before) || !isRecord(after)) return CLASH;
  const parts = Object.keys({ ...now, ...before }).map((key) => [key, undo(now[key], before[key], after[key])] as const);
  return parts.some(([, part]) => part === CLASH) ? CLASH : Object.fromEntries(parts.filter(([, part]) => part !== undefined));
}

/** What came goes, what went comes back to its place; an element that came and is not there any more was changed again. */
function undoList(now: readonly unknown[], before: readonly unknown[], after: readonly unknown[]): unknown {
  const came = after.filter((each) => !holds(before, each));
  const went = before.filter((each) => !holds(after, each));
  if (came.some((each) => !holds(now, each))) return CLASH;
  const kept = now.filter((each) => !holds(came, each));
  const back = went.filter((each) => !holds(kept, each));
  return back.reduce<readonly unknown[]>((list, each) => list.toSpliced(Math.min(list.length, indexIn(before, each)), 0, each), kept);
}

/** Rules and demonstrations are known by what they say: their ids are given anew from version to version, and a pin is no edit. */
export function same(one: unknown, other: unknown): boolean {
  return said(one) === said(other);
}

function said(value: unknown): string {
  return JSON.stringify(isRecord(value) ? { ...value, id: undefined, pinned: undefined } : value) ?? '';
}

export function holds(list: readonly unknown[], wanted: unknown): boolean {
  return list.some((each) => same(each, wanted));
}

function indexIn(list: readonly unknown[], wanted: unknown): number {
  return list.findIndex((each) => same(each, wanted));
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every part comes from one of three strategies, so only a part that is missing could make it none. */
export function isStrategy(value: unknown): value is Strategy {
  return isRecord(value) && 'schema' in value && 'prompts' in value && 'rules' in value;
}
