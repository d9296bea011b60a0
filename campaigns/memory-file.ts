import { memoryLine, MAX_ROW_CHARACTERS, ROW_SCHEMA, type MemoryLine } from '../schemas/memory-row.js';
import { canonicalJson, importedRowId, sha256 } from '../ports/keys.js';
import { lessonList } from '../ports/lists.js';
import type { Memory } from '../ports/memory.js';
import type { MemoryRow } from '../ports/records.js';
import type { Store } from '../ports/store.js';
import { keepAccount } from './memory-book.js';
import { enterImports, importedInto } from './memory-scope.js';

/** A row as a line of a file; null for what is shared with nobody: what is not of a train task. */
export function lineOf(row: MemoryRow): string | null {
  const { id: _, campaign, branch: __, cycle: ___, origin = campaign, ...rest } = row;
  const line = memoryLine.safeParse({ schema: ROW_SCHEMA, ...rest, origin });
  return line.success ? JSON.stringify(line.data) : null;
}

/** A line of such a file, or what is wrong with it. */
export function readLine(line: string): { readonly row: MemoryLine } | { readonly refused: string } {
  if (line.length > MAX_ROW_CHARACTERS) return { refused: `has ${line.length} characters; a row has at most ${MAX_ROW_CHARACTERS}` };
  const value = jsonOf(line);
  if (value === null || typeof value !== 'object') return { refused: 'is no JSON object' };
  if (!('schema' in value) || value.schema !== ROW_SCHEMA)
    return { refused: `schema: is ${shown('schema' in value ? value.schema : undefined)}; this version reads ${ROW_SCHEMA}` };
  const { data, error } = memoryLine.safeParse(value);
  if (error === undefined) return { row: data };
  const [issue] = error.issues;
  return { refused: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? error.message}` };
}

function contentOf(line: MemoryLine): Omit<MemoryLine, 'schema'> {
  const { schema: _, ...content } = line;
  return content;
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function shown(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value).slice(0, 40);
}

export interface Imported {
  /** rows that were not there yet */
  readonly fresh: number;
  readonly known: number;
}

/** Rows that are written side by side. */
const AT_ONCE = 64;

/**
 * Puts rows into the memory that is shared under a name, where campaigns of that name that start from now on see them.
 * The same rows once more change nothing, and an import that broke off goes on.
 */
export async function importRows(
  { store, memory }: { readonly store: Store; readonly memory: Memory },
  scope: string,
  lines: readonly MemoryLine[],
  told: (done: number) => void,
): Promise<Imported> {
  const campaign = importedInto(scope);
  const unique = [...new Map(lines.map((line) => [importedRowId(scope, canonicalJson(line)), line])).entries()];
  const found = await Promise.all(unique.map(async ([id, line]) => ({ id, line, known: await store.find('memory', id) })));
  const hash = sha256(
    unique
      .map(([id]) => id)
      .toSorted()
      .join(' '),
  ).slice(0, 24);
  const cycle = await enterImports(store, scope, hash);
  const rows = found.map(({ id, line, known }) => known ?? { id, campaign, branch: 0, cycle, ...contentOf(line) });
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const group = rows.slice(at, at + AT_ONCE);
    await memory.remember(group);
    for (const row of group) await store.append(lessonList(campaign), row.id);
    told(Math.min(rows.length, at + AT_ONCE));
  }
  const wrote = rows.filter((row) => row.cycle === cycle).map(({ id, kind }) => ({ id, kind }));
  await keepAccount(store, { campaign, branch: 0, cycle, upTo: 0, open: [], episodes: [], merged: [], orders: {}, wrote });
  const known = found.filter((each) => each.known !== null).length;
  return { fresh: found.length - known, known: known + lines.length - unique.length };
}
