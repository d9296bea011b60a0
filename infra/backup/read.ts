import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { RatchetFailure } from '../../ports/failures.js';
import { reasonOf } from '../stack/failure.js';
import { systemReason } from '../stack/system-reason.js';
import { line, MOST_LINE_BYTES, type Line } from './format.js';

/**
 * The lines of a backup. Throws `bad-request` where the file is none, was cut off, or is not what was written, to its last byte.
 * `mostLineBytes`: of one line, so that a small file cannot fill the memory.
 */
export async function* readBackup(file: string, mostLineBytes = MOST_LINE_BYTES): AsyncGenerator<Line> {
  const digest = createHash('sha256');
  let last: Line | null = null;
  let number = 0;
  try {
    for await (const bytes of linesOf(file, mostLineBytes)) {
      if (last?.kind === 'end') throw broken(file, BEHIND);
      number += 1;
      last = parsed(file, bytes.toString(), number);
      if (number === 1 && last.kind !== 'ratchet-backup') throw broken(file, 'it does not begin like a backup');
      if (number > 1 && last.kind === 'ratchet-backup') throw broken(file, `it begins anew in line ${number}`);
      if (last.kind === 'end') {
        if (last.digest !== digest.digest('hex')) throw broken(file, 'its content is not what was written');
      } else {
        yield last;
        digest.update(bytes).update('\n');
      }
    }
  } catch (error) {
    if (error instanceof RatchetFailure || !(error instanceof Error && 'code' in error)) throw error;
    throw broken(file, `${last?.kind === 'end' ? 'behind its end: ' : ''}${systemReason(error) ?? reasonOf(error)}`, error);
  }
  if (last?.kind !== 'end') throw broken(file, `it ends after ${number} lines, in the middle`);
  yield last;
}

const BEHIND = 'something stands behind its end, where nothing belongs';
const CHUNK = 64 * 1_024;
const NEWLINE = 10;

async function* linesOf(file: string, mostBytes: number): AsyncGenerator<Buffer> {
  const found = await stat(file);
  if (!found.isFile()) throw broken(file, 'it is no regular file');
  const source = createReadStream(file);
  const unpacked = createGunzip({ chunkSize: CHUNK });
  source.once('error', (error) => unpacked.destroy(error));
  const chunks: AsyncIterable<Buffer> = source.pipe(unpacked);
  let [parts, length]: [Buffer[], number] = [[], 0];
  try {
    for await (const chunk of chunks) {
      let from = 0;
      for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, from)) {
        yield Buffer.concat([...parts, chunk.subarray(from, end)]);
        [parts, length, from] = [[], 0, end + 1];
      }
      parts.push(chunk.subarray(from));
      length += chunk.length - from;
      if (length > mostBytes) throw broken(file, `a line of it is longer than the ${mostBytes} bytes that one can have`);
    }
    if (length > 0) throw broken(file, 'its last line has no end');
    // what follows a whole archive and is none is not unpacked, and not complained of
    if (unpacked.bytesWritten !== found.size) throw broken(file, BEHIND);
  } finally {
    source.destroy();
  }
}

function parsed(file: string, text: string, number: number): Line {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw broken(file, `line ${number} is no JSON`, cause);
  }
  const { data, error } = line.safeParse(value);
  if (data === undefined) throw broken(file, `line ${number}: ${error.issues[0]?.message ?? error.message}`);
  return data;
}

function broken(file: string, why: string, cause?: unknown): RatchetFailure {
  return new RatchetFailure('bad-request', `${file} cannot be used as a backup: ${why}`, { cause });
}
