import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { RatchetFailure } from '../../ports/failures.js';
import { reasonOf } from '../stack/failure.js';
import { line, type Line } from './format.js';

/** The lines of a backup. Throws `bad-request` where the file is none, was cut off, or is not what was written. */
export async function* readBackup(file: string): AsyncGenerator<Line> {
  const digest = createHash('sha256');
  let last: Line | null = null;
  let number = 0;
  try {
    for await (const text of linesOf(file)) {
      number += 1;
      last = parsed(file, text, number);
      if (number === 1 && last.kind !== 'ratchet-backup') throw broken(file, 'it does not begin like a backup');
      if (last.kind === 'end' && last.digest !== digest.digest('hex')) throw broken(file, 'its content is not what was written');
      yield last;
      if (last.kind === 'end') return;
      digest.update(`${text}\n`);
    }
  } catch (error) {
    if (error instanceof RatchetFailure || !(error instanceof Error && 'code' in error)) throw error;
    throw broken(file, reasonOf(error), error);
  }
  throw broken(file, `it ends after ${number} lines, in the middle`);
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const unpacked = createGunzip().setEncoding('utf8');
  source.once('error', (error) => unpacked.destroy(error));
  const texts: AsyncIterable<string> = source.pipe(unpacked);
  let rest = '';
  for await (const text of texts) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
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
