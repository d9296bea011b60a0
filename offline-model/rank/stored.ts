import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Ranker } from '../../domain/adapt/ranker.js';

/** Where rankers lie, each under the hash of its content: whoever has the hash cannot get another. */
const counts = z.record(z.string(), z.number());
const ranker = z.strictObject({
  schema: z.literal(1),
  counts: z.record(z.string(), z.record(z.string(), counts)),
  concentration: z.number().positive().nullable(),
  weights: counts.nullable(),
  fixes: z.number(),
}) satisfies z.ZodType<Ranker>;

function rankerHash(content: Ranker): string {
  return createHash('sha256').update(sorted(content)).digest('hex').slice(0, 12);
}

/** Written whole or not at all. */
export function storeRanker(folder: string, content: Ranker): string {
  const hash = rankerHash(content);
  mkdirSync(folder, { recursive: true });
  const path = pathOf(folder, hash);
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, sorted(content), { flush: true });
  renameSync(unfinished, path);
  return hash;
}

/** null where there is none of that hash, or what lies there is not it. */
export function readRanker(folder: string, hash: string): Ranker | null {
  let text: string;
  try {
    text = readFileSync(pathOf(folder, hash), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  const parsed = ranker.safeParse(jsonOf(text));
  return parsed.success && rankerHash(parsed.data) === hash ? parsed.data : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What was damaged is no ranker, as its hash would say too.
    return null;
  }
}

function pathOf(folder: string, hash: string): string {
  return join(folder, `ranker-${hash}.json`);
}

function sorted(content: Ranker): string {
  return JSON.stringify(content, (_key, each: unknown) =>
    each !== null && typeof each === 'object' ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1))) : each,
  );
}
