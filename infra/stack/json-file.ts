import { readFile, rename, writeFile } from 'node:fs/promises';
import type { z } from 'zod';
import { ifThere } from './if-there.js';
import { refusedPlace } from './refused-place.js';

/**
 * What the file holds; null where it is absent or not what was expected (a crash of an older version, say). Throws StackFailure where
 * it cannot be read.
 */
export async function readJsonFile<T>(path: string, schema: z.ZodType<T>): Promise<T | null> {
  const text = await textOf(path);
  if (text === null) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await ifThere(readFile(path, 'utf8'), null);
  } catch (error) {
    throw refusedPlace(path, 'read', error);
  }
}

/** Readers see the old content or the new, never a half. Throws StackFailure where it cannot be written. */
export async function writeJsonFile(path: string, content: unknown): Promise<void> {
  const draft = `${path}.${process.pid}.draft`;
  try {
    await writeFile(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
    await rename(draft, path);
  } catch (error) {
    throw refusedPlace(path, 'written', error);
  }
}
