import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { WRITTEN_KINDS, type WrittenKind } from '../../domain/task.js';
import type { Problem } from '../failure.js';
import { entriesIn, kindIn } from '../source/read.js';
import { checked, type Raw, readRaw } from './json.js';

/** The folder of a task, looked at once: what lies in it, and what its `task.json` holds, right or not. */
export interface SeenTask {
  readonly folder: string;
  readonly entries: readonly Dirent[];
  /** null where there is no such JSON, which the problems say */
  readonly raw: Raw | null;
  readonly problems: readonly Problem[];
}

export async function lookInto(folder: string): Promise<SeenTask> {
  const entries = await entriesIn(folder);
  const problems: Problem[] = [];
  const raw = await readRaw(join(folder, 'task.json'), kindIn(entries, 'task.json'), problems);
  return { folder, entries, raw, problems };
}

/** What a task says of itself, before it is known to be right. */
export interface Told {
  readonly language: unknown;
  readonly kind: unknown;
}

/** null where nothing can be told. */
export function toldBy({ raw }: SeenTask): Told | null {
  if (typeof raw?.value !== 'object' || raw.value === null) return null;
  return { language: Reflect.get(raw.value, 'language'), kind: Reflect.get(raw.value, 'kind') };
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
