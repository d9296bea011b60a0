import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unpack } from '../../judge/unpack.js';

describe('an archive that is unpacked as it comes in', () => {
  let folder: string;
  let archive: Buffer;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ratchet-unpack-'));
    await writeFile(join(folder, 'a.txt'), 'a\n');
    archive = execFileSync('tar', ['-c', '-C', folder, 'a.txt']);
    await mkdir(join(folder, 'out'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const into = (chunks: Iterable<Buffer> | AsyncIterable<Buffer>) =>
    unpack(Readable.from(chunks), ['-x', '-f', '-', '-C', join(folder, 'out')]);

  it('is whole where more comes behind its end than tar waits for', async () => {
    const more = Array.from({ length: 256 }, () => Buffer.alloc(65_536));
    expect(await into([archive, ...more])).toEqual({ code: 0, said: '' });
    expect(await readFile(join(folder, 'out/a.txt'), 'utf8')).toBe('a\n');
  });

  it('that breaks off is said to, by tar', async () => {
    const { code, said } = await into([archive.subarray(0, 600)]);
    expect(code).not.toBe(0);
    expect(said).toMatch(/unexpected EOF/i);
  });

  it('whose sender fails is not taken for whole', async () => {
    expect((await into(failingAfter(archive.subarray(0, 600)))).code).not.toBe(0);
  });

  it('is not waited for once that is called off', async () => {
    const signal = AbortSignal.timeout(200);
    const never = new Readable({ read: () => undefined });
    await expect(unpack(never, ['-x', '-f', '-', '-C', join(folder, 'out')], { signal })).rejects.toThrow(/abort/i);
  });
});

async function* failingAfter(part: Buffer): AsyncGenerator<Buffer> {
  yield part;
  await Promise.reject(new Error('the engine went away'));
}
