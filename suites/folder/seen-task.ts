import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { WRITTEN_KINDS, type WrittenKind } from '../../domain/task.js';
import { orTold, type Problem } from '../failure.js';
import { entriesIn, kindIn } from '../source/read.js';
import { checked, type Raw, readRaw } from './json.js';

/** The folder of a task, looked at once: what lies in it, and what its `task.json` holds, right or not. */
export interface SeenTask {
  readonly folder: string;
  readonly entries: readonly Dirent[];
  /** null where there is no such JSON, which the problems say */
  readonly raw: Raw | null;
  /** Nothing in it is read. */
  readonly isShut: boolean;
  readonly problems: readonly Problem[];
}

export async function lookInto(folder: string): Promise<SeenTask> {
  const problems: Problem[] = [];
  const entries = (await orTold(problems, async () => entriesIn(folder))) ?? [];
  problems.push(...linksIn(folder, entries));
  // Behind a link may lie anything, and any amount of it.
  const isShut = problems.length > 0;
  const raw = isShut ? null : await readRaw(join(folder, 'task.json'), kindIn(entries, 'task.json'), problems);
  return { folder, entries, raw, isShut, problems };
}

/** What a task says of itself, before it is known to be right. */
export interface Told {
  readonly id: unknown;
  readonly language: unknown;
  readonly kind: unknown;
}

/** null where nothing can be told. */
export function toldBy({ raw }: SeenTask): Told | null {
  if (typeof raw?.value !== 'object' || raw.value === null) return null;
  const of = (name: keyof Told): unknown => Reflect.get(Object(raw.value), name);
  return { id: of('id'), language: of('language'), kind: of('kind') };
}

/** Of two tasks with one id nobody could tell which is meant. */
export function sameIds(tasks: readonly SeenTask[]): readonly Problem[] {
  const files = new Map<string, string>();
  return tasks.flatMap((task) => {
    const [where, id] = [join(task.folder, 'task.json'), toldBy(task)?.id];
    if (typeof id !== 'string') return [];
    const other = files.get(id);
    if (other === undefined) files.set(id, where);
    return other === undefined
      ? []
      : [{ where, field: 'id', value: id, mend: `stands twice, also in ${other}; each task needs an id of its own` }];
  });
}

export function isWrittenKind(kind: unknown): kind is WrittenKind {
  return WRITTEN_KINDS.some((each) => each === kind);
}

/** `task.json`, where it fits; null, with the problems added, when it does not. */
export function taskFileOf<T>({ folder, raw, problems: found }: SeenTask, schema: z.ZodType<T>, problems: Problem[]): T | null {
  problems.push(...found);
  return raw === null ? null : checked(join(folder, 'task.json'), raw.value, schema, problems);
}

export function linksIn(folder: string, entries: readonly Dirent[]): readonly Problem[] {
  return entries
    .filter((entry) => entry.isSymbolicLink())
    .map(({ name }) => ({
      where: join(folder, name),
      field: '',
      value: '',
      mend: 'is a link; a suite is plain files, so that nothing outside of it is read',
    }));
}
