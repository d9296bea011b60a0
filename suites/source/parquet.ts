import { stat } from 'node:fs/promises';
import { SuiteFailure } from '../failure.js';
import { kindOf, MAX_LINES_BYTES, refused } from './read.js';

/** The rows of a parquet file as JSON has them, one group of rows in memory at a time. Throws SuiteFailure where it is none. */
export async function* readRows(path: string): AsyncGenerator {
  if ((await kindOf(path)) !== 'file') throw refused(path, 'is no regular file');
  const { size } = await stat(path);
  if (size > MAX_LINES_BYTES) throw refused(path, `has ${size} bytes, at most ${MAX_LINES_BYTES} are read; split it`);
  // loaded where a file is of this form: few are
  const [{ asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects }, { compressors }] = await Promise.all([
    import('hyparquet'),
    import('hyparquet-compressors'),
  ]);
  try {
    const file = await asyncBufferFromFile(path);
    const metadata = await parquetMetadataAsync(file).catch((error: unknown) => {
      throw error instanceof Error && 'syscall' in error ? error : refused(path, `cannot be read as parquet: ${NONE}`);
    });
    let rowStart = 0;
    for (const group of metadata.row_groups) {
      const rowEnd = rowStart + Number(group.num_rows);
      for (const row of await parquetReadObjects({ file, metadata, rowStart, rowEnd, compressors })) yield plain(row);
      rowStart = rowEnd;
    }
  } catch (error) {
    if (error instanceof SuiteFailure) throw error;
    throw refused(path, `cannot be read as parquet: ${reasonOf(error)}`);
  }
}

const NONE = 'it is cut off, or no parquet file';

/** Where the file is cut off or none, the reader stumbles over what it does not find: that says nothing to a person. */
function reasonOf(error: unknown): string {
  if (error instanceof TypeError || error instanceof RangeError) return NONE;
  return error instanceof Error ? error.message : String(error);
}

/** Whole numbers, moments and bytes in the form that JSON would have given them. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]));
}
