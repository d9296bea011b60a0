import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkBackup } from '../../infra/backup/check.js';
import { filesOf, placePart } from '../../infra/backup/home-files.js';
import { readBackup } from '../../infra/backup/read.js';
import { writeBackup } from '../../infra/backup/write.js';
import { FakeWholeStore } from '../support/fake-whole-store.js';

let folder: string;
let home: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ratchet-backup-'));
  home = join(folder, 'home');
  await mkdir(join(home, 'suites'), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(file: string, store = new FakeWholeStore()): Promise<string> {
  const saved = { store, schedules: [], home, version: '1', settings: {} };
  await writeBackup(saved, file, () => {}, new AbortController().signal);
  return file;
}

async function filesIn(file: string): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const line of readBackup(file)) if (line.kind === 'file' && line.part === 0) found.push(line.path);
  return found;
}

describe('what lies in the home', () => {
  it('is saved without backups, at any depth and whatever they are called, and without the one that is written', async () => {
    await mkdir(join(home, 'backups', 'old'), { recursive: true });
    await writeFile(join(home, 'backups', 'notes.part'), 'of a person');
    await writeFile(join(home, 'backups', 'other.gz'), gzipSync('of a person'));
    await write(join(home, 'backups', 'old', 'monday.gz'));
    const second = await write(join(home, 'backups', 'tuesday.ratchet-backup'));
    expect(await filesIn(second)).toEqual(['backups/notes.part', 'backups/other.gz']);
  });

  it('is saved without the backup that is written also where that is reached through a link', async () => {
    await mkdir(join(home, 'backups'));
    await symlink(join(home, 'backups'), join(folder, 'link'));
    await symlink(home, join(folder, 'home-link'));
    home = join(folder, 'home-link');
    expect(await filesIn(await write(join(folder, 'link', 'b')))).toEqual([]);
  });

  it('is saved as long as it was when it was opened: a file that grows has an end', async () => {
    const log = join(home, 'suites', 'grows');
    await writeFile(log, 'x'.repeat(12_000_000));
    let bytes = 0;
    for await (const part of filesOf(home, { dev: 0n, ino: 0n })) {
      bytes += Buffer.from(part.base64, 'base64').length;
      if (bytes < 20_000_000) await appendFile(log, 'x'.repeat(5_000_000));
    }
    expect(bytes).toBe(12_000_000);
  });
});

describe('the place of a backup', () => {
  it('may have a file of a person beside it, which stays, whatever it is called', async () => {
    const file = join(folder, 'b');
    await writeFile(`${file}.part`, 'mine');
    await write(file);
    expect(await readFile(`${file}.part`, 'utf8')).toBe('mine');
    expect((await readdir(folder)).toSorted()).toEqual(['b', 'b.part', 'home']);
  });

  it('is taken by one of two who write there at once, whole, and the other is told', async () => {
    const file = join(folder, 'b');
    const stores = [new FakeWholeStore(), new FakeWholeStore()] as const;
    let waiting = 0;
    for (const store of stores) {
      await store.insert('ledger', 'l', '{}');
      store.beforeEach = async () => {
        waiting += 1;
        await vi.waitFor(() => expect(waiting).toBe(stores.length), 20_000);
      };
    }
    const ends = await Promise.allSettled(stores.map((store) => write(file, store)));
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(ends.find((end) => end.status === 'rejected')?.reason).toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('is there already'),
    });
    expect((await checkBackup(file)).faults).toEqual([]);
    expect((await readdir(folder)).toSorted()).toEqual(['b', 'home']);
  });

  it.each([
    ['in no folder', () => join(folder, 'none', 'b'), 'no such file or directory'],
    ['under a file', () => join(folder, 'a-file', 'b'), 'not a directory'],
    ['under a name that none can have', () => join(folder, 'b'.repeat(300)), 'name too long'],
  ])('%s is refused, with the name and the reason', async (_, at, reason) => {
    await writeFile(join(folder, 'a-file'), '');
    await expect(write(at())).rejects.toMatchObject({
      kind: 'bad-request',
      message: expect.stringContaining(`${at()} cannot be written: ${reason}`),
    });
  });

  it('may have the longest name that a file can have', async () => {
    await write(join(folder, 'b'.repeat(255)));
    expect(await readdir(folder)).toContain('b'.repeat(255));
  });
});

describe('a file of a backup', () => {
  it.each(['nul\0', 'x'.repeat(300), 'taken/below'])('that is called %j is refused where none can be', async (path) => {
    const into = join(folder, 'into');
    await placePart(into, { kind: 'file', path: 'taken', part: 0, base64: '' });
    await expect(placePart(into, { kind: 'file', path, part: 0, base64: '' })).rejects.toMatchObject({
      name: expect.stringMatching(/^(?:Stack|Ratchet)Failure$/),
    });
  });
});

describe('a backup is read to its true end', () => {
  it.each([
    ['without the last byte', (bytes: Buffer) => bytes.subarray(0, -1)],
    ['without what gzip ends with', (bytes: Buffer) => bytes.subarray(0, -8)],
    ['with another sum at its end', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -8), Buffer.alloc(4, 1), bytes.subarray(-4)])],
    ['with bytes behind it', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('x')])],
    ['with zeros behind it', (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(100_000)])],
    ['with another behind it', (bytes: Buffer) => Buffer.concat([bytes, bytes])],
    ['with a packed line behind it', (bytes: Buffer) => Buffer.concat([bytes, gzipSync('\n')])],
    ['with packed bytes behind it', (bytes: Buffer) => Buffer.concat([bytes, gzipSync('x')])],
  ])('%s it is refused', async (_, change) => {
    const file = await write(join(folder, 'b'));
    await writeFile(file, change(await readFile(file)));
    await expect(checkBackup(file)).rejects.toMatchObject({ kind: 'bad-request', message: expect.stringContaining(file) });
  });

  it('and not a byte further in a line than one can have', async () => {
    const file = join(folder, 'b');
    await writeFile(file, gzipSync(Buffer.alloc(4_000_000, 'x')));
    const reading = (async () => {
      for await (const line of readBackup(file, 1_000_000)) expect(line).toBeUndefined();
    })();
    await expect(reading).rejects.toThrow('a line of it is longer than the 1000000 bytes that one can have');
  });

  it('and is no folder', async () => {
    await expect(checkBackup(folder)).rejects.toThrow('it is no regular file');
  });
});
