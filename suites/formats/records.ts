import type { z } from 'zod';
import type { Language, Task } from '../../domain/task.js';
import { SuiteFailure } from '../failure.js';
import type { DataSet } from '../source/data-set.js';
import { jsonOf, problemsOf } from '../source/json.js';
import { NO_LINE, refused } from '../source/read.js';
import { isWanted, type LeftOut, type Wanted } from './format.js';
import { orLeftOut, reasonOf } from './left-out.js';

/** A file of a set that is there. */
export interface SetFile {
  /** `''` where the set itself is the file */
  readonly name: string;
  /** null where its name does not tell */
  readonly language: Language | null;
}

/**
 * The set itself where it is a file, else those of the usual names that the folder holds, each with the language that it is in. Throws
 * SuiteFailure where there is none.
 */
export async function filesOf(set: DataSet, names: Readonly<Record<string, Language | null>>): Promise<readonly SetFile[]> {
  if (set.kind === 'file') {
    const languages = new Set(Object.values(names));
    const [only = null] = languages;
    return [{ name: '', language: languages.size === 1 ? only : null }];
  }
  const found: SetFile[] = [];
  for (const [name, language] of Object.entries(names)) if ((await set.kindOf(name)) !== 'nothing') found.push({ name, language });
  if (found.length === 0) throw refused(set.path, `holds none of ${Object.keys(names).join(', ')}; point to the file itself`);
  return found;
}

const PARQUET = /\.parquet$/;

/**
 * The set itself where it is a file of rows, else all that the folder holds, but for those that are none. Throws SuiteFailure where
 * there is none.
 */
export async function rowFiles(set: DataSet, noRows: readonly string[] = []): Promise<readonly SetFile[]> {
  const names = set.kind === 'file' ? [set.path] : await set.names('');
  const rows = names.filter((name) => (/\.jsonl?$/.test(name) || PARQUET.test(name)) && !noRows.includes(name));
  if (rows.length > 0) return rows.map((name) => ({ name: set.kind === 'file' ? '' : name, language: null }));
  if (names.some((name) => name.includes('.riegeli')))
    throw refused(set.path, 'is Riegeli, which is not read; take an export in parquet or JSON, or make lines of it');
  throw refused(set.path, 'holds no rows: no .jsonl, .json or .parquet file');
}

/** How the records of a set become tasks. */
export interface Reading<T> {
  readonly schema: z.ZodType<T>;
  /** of a record that may be broken, as far as it tells */
  about(raw: unknown): { readonly task: string | null; readonly language: Language | null };
  taskOf(record: T): Promise<Task | LeftOut>;
}

/** The tasks of all records, each read on its own: what cannot be read is left out, and the rest goes on. */
export async function readRecords<T>(
  set: DataSet,
  files: readonly SetFile[],
  reading: Reading<T>,
  wanted: Wanted,
): Promise<(Task | LeftOut)[]> {
  const found: (Task | LeftOut)[] = [];
  for (const file of files.filter(({ language }) => isWanted(wanted, language))) {
    const where = set.where(file.name);
    try {
      for await (const raw of rawRecords(set, file.name)) {
        const read = await readRecord(raw, file, reading, wanted);
        if (read !== null) found.push(read);
      }
    } catch (error) {
      found.push({ task: where, language: file.language, reason: reasonOf(error, where) });
    }
  }
  return found;
}

async function readRecord<T>({ at, value }: Raw, file: SetFile, reading: Reading<T>, wanted: Wanted): Promise<Task | LeftOut | null> {
  let known: ReturnType<Reading<T>['about']> = { task: null, language: null };
  const who = (): Pick<LeftOut, 'task' | 'language'> => ({ task: known.task ?? at, language: known.language ?? file.language });
  try {
    const raw = value();
    known = reading.about(raw);
    if (!isWanted(wanted, known.language)) return null;
    const parsed = reading.schema.safeParse(raw);
    if (!parsed.success) throw new SuiteFailure(problemsOf(at, parsed.error, raw));
    return await orLeftOut(who(), at, () => reading.taskOf(parsed.data));
  } catch (error) {
    return { ...who(), reason: reasonOf(error, at) };
  }
}

interface Raw {
  /** file and line, or place in the list */
  readonly at: string;
  /** Throws SuiteFailure where it is no JSON. */
  readonly value: () => unknown;
}

/** One record a line, one list of all, or rows of parquet. Only lines are read of a file that is larger than a text may be. */
async function* rawRecords(set: DataSet, name: string): AsyncGenerator<Raw> {
  const where = set.where(name);
  if (PARQUET.test(where)) {
    let number = 0;
    for await (const row of set.rows(name)) {
      number += 1;
      yield { at: `${where}:${number}`, value: () => row };
    }
    return;
  }
  if (where.endsWith('.jsonl') && (await set.isLarge(name))) {
    yield* linesOf(where, set.lines(name));
    return;
  }
  const text = await set.text(name);
  if (!/^\s*\[/.test(text)) {
    yield* linesOf(where, text.split('\n'));
    return;
  }
  const all: unknown = jsonOf(where, text);
  if (Array.isArray(all)) yield* all.map((each: unknown, index) => ({ at: `${where}[${index}]`, value: () => each }));
}

async function* linesOf(where: string, lines: Iterable<string> | AsyncIterable<string | null>): AsyncGenerator<Raw> {
  let number = 0;
  for await (const line of lines) {
    number += 1;
    const at = `${where}:${number}`;
    if (line === null) yield { at, value: () => unreadable(at) };
    else if (line.trim() !== '') yield { at, value: () => jsonOf(at, line) };
  }
}

function unreadable(at: string): never {
  throw refused(at, NO_LINE);
}

/** A field of a record that may be anything. */
export function textIn(raw: unknown, field: string): string | null {
  const found: unknown = typeof raw === 'object' && raw !== null ? Reflect.get(raw, field) : undefined;
  return typeof found === 'string' ? found : null;
}
