import { mkdir, mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { array, assert, nat, property } from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkBackup } from '../../infra/backup/check.js';
import { placePart, withoutSecrets } from '../../infra/backup/home-files.js';
import { firstGap } from '../../infra/backup/numbers.js';
import { inOrder } from '../../infra/backup/order.js';
import { readBackup } from '../../infra/backup/read.js';
import { unpack } from '../../infra/backup/restore.js';
import { writeBackup } from '../../infra/backup/write.js';
import { storeOver } from '../../infra/mongo/store.js';
import { strategyList } from '../../ports/lists.js';
import { campaign } from '../api/fakes.js';
import { FakeWholeStore } from '../support/fake-whole-store.js';
import type { Line } from '../../infra/backup/format.js';

const never = new AbortController().signal;
const silent = (): void => {};

let folder: string;
let documents: FakeWholeStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ratchet-backup-'));
  documents = new FakeWholeStore();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A campaign with what it names. */
async function fill(): Promise<void> {
  const store = storeOver(documents);
  await store.campaigns.create(campaign('night', { champion: 's1', status: 'running' }));
  await documents.insert('suites', 'suite-1', '{}');
  await documents.insert('strategies', 's1', '{}');
  await store.append(strategyList('night'), 's1');
  await store.budget.open('night', { modelCalls: null, costUsd: null });
}

async function write(name = 'b.gz'): Promise<string> {
  const file = join(folder, name);
  await writeBackup(
    { store: documents, schedules: [], home: join(folder, 'home'), version: '1', settings: { RATCHET_MODEL: 'm' } },
    file,
    silent,
    never,
  );
  return file;
}

async function linesOf(file: string): Promise<Line[]> {
  const all: Line[] = [];
  for await (const line of readBackup(file)) all.push(line);
  return all;
}

/** As a file that somebody changed. */
async function edited(file: string, change: (text: string) => string): Promise<string> {
  const other = `${file}.edited`;
  await writeFile(other, gzipSync(change(gunzipSync(await readFile(file)).toString())));
  return other;
}

describe('a backup', () => {
  it('holds every document, whatever stands in it', async () => {
    await fill();
    const texts = ['{"a":"line\\u2028separator\u2028 and \u{1f600}"}', JSON.stringify('x'.repeat(200_000))];
    for (const [index, text] of texts.entries()) await documents.insert('ledger', `l${index}`, text);
    const held = (await linesOf(await write())).filter((line) => line.kind === 'document');
    const expected = [...documents.held].flatMap(([collection, all]) =>
      [...all].map(([id, text]) => ({ kind: 'document', collection, id, text })),
    );
    expect(held).toHaveLength(expected.length);
    expect(held).toEqual(expect.arrayContaining(expected));
  });

  it('says what goes on, and finds nothing wrong with itself', async () => {
    await fill();
    expect(await checkBackup(await write())).toMatchObject({ open: ['night'], faults: [], header: { settings: { RATCHET_MODEL: 'm' } } });
  });

  it('is not there before it is whole, and leaves nothing where it was given up', async () => {
    await fill();
    const over = new AbortController();
    documents.beforeEach = async () => over.abort();
    const file = join(folder, 'b.gz');
    const saved = { store: documents, schedules: [], home: join(folder, 'home'), version: '1', settings: {} };
    await expect(writeBackup(saved, file, silent, over.signal)).rejects.toThrow('aborted');
    expect(await readdir(folder)).toEqual([]);
  });

  it('does not write over a file that is there', async () => {
    await fill();
    await write();
    await expect(write()).rejects.toThrow('is there already');
  });

  it('fits together while a campaign goes on: what a list names is there, and what was paid for is spent', async () => {
    await fill();
    const store = storeOver(documents);
    let number = 0;
    documents.beforeEach = async () => {
      number += 1;
      await store.budget.begin('night', `call-${number}`, 'try', { modelCalls: 1, tokens: 1, costUsd: 0 });
      await documents.insert('ledger', `call-${number}`, '{}');
      await documents.insert('strategies', `made-${number}`, '{}');
      await store.append(strategyList('night'), `made-${number}`);
    };
    const file = await write();
    documents.beforeEach = async () => {};
    expect((await checkBackup(file)).faults).toEqual([]);
    const saved = await linesOf(file);
    const called = saved.flatMap((line) => (line.kind === 'document' && line.collection === 'ledger' ? [line.id] : []));
    const budget = saved.flatMap((line) => (line.kind === 'document' && line.id.startsWith('budget:') ? [line.text] : []));
    for (const call of called) expect(budget.some((entry) => entry.includes(`"${call}"`))).toBe(true);
  });

  it('takes the entry of a journal that came between, and leaves out what stands behind one that never came', async () => {
    await fill();
    for (const number of [1, 2, 4]) await documents.insert('journal', `list:strategies:night#${number}`, 's1');
    const read = documents.get.bind(documents);
    documents.get = async (collection, id) => (id.endsWith('#3') ? null : read(collection, id));
    const { end, faults } = await checkBackup(await write());
    expect(end.cut).toEqual({ 'list:strategies:night': 3 });
    expect(faults).toEqual([]);
  });

  it('has the files of the home, and of its settings no secret', async () => {
    await mkdir(join(folder, 'home', 'suites', 'mine'), { recursive: true });
    await mkdir(join(folder, 'home', 'data', 'mongod'), { recursive: true });
    await writeFile(join(folder, 'home', 'suites', 'mine', 'suite.json'), '{"a":1}');
    await writeFile(join(folder, 'home', 'data', 'mongod', 'x'), 'not this');
    await writeFile(join(folder, 'home', 'settings.sh'), 'export OPENAI_API_KEY=sk-secret\nexport RATCHET_MODEL=m\n');
    const files = (await linesOf(await write())).flatMap((line) =>
      line.kind === 'file' ? [[line.path, Buffer.from(line.base64, 'base64').toString()]] : [],
    );
    expect(Object.fromEntries(files)).toEqual({
      'suites/mine/suite.json': '{"a":1}',
      'settings.sh': '# OPENAI_API_KEY stood here; backups hold no secrets\nexport RATCHET_MODEL=m\n',
    });
  });
});

function content({ held }: FakeWholeStore) {
  return Object.fromEntries([...held].map(([name, all]) => [name, Object.fromEntries(all)]));
}

async function unpacked(file: string): Promise<FakeWholeStore> {
  const store = new FakeWholeStore();
  const files = join(folder, 'unpacked');
  await mkdir(files, { recursive: true });
  await unpack(file, { store, files, checked: await checkBackup(file), report: silent, signal: never });
  return store;
}

describe('what is unpacked', () => {
  it('is what was saved, in however many groups, with the files of the home', async () => {
    await fill();
    for (let number = 0; number < 1_000; number += 1) await documents.insert('ledger', `l${number}`, JSON.stringify({ number }));
    await mkdir(join(folder, 'home', 'suites'), { recursive: true });
    const large = Buffer.alloc(7 * 1_024 * 1_024, 'ab\n');
    await writeFile(join(folder, 'home', 'suites', 'large'), large);
    expect(content(await unpacked(await write()))).toEqual(content(documents));
    expect((await readFile(join(folder, 'unpacked', 'suites', 'large'))).equals(large)).toBe(true);
  });

  it('leaves out what stands behind the cut of a journal, so that its next writer finds his place free', async () => {
    await fill();
    for (const number of [1, 2, 4]) await documents.insert('journal', `list:strategies:night#${number}`, `s${number}`);
    for (const number of [1, 2]) await documents.insert('strategies', `s${number}`, '{}');
    const read = documents.get.bind(documents);
    documents.get = async (collection, id) => (id.endsWith('#3') ? null : read(collection, id));
    const store = storeOver(await unpacked(await write()));
    await store.append(strategyList('night'), 'next');
    expect((await store.list(strategyList('night'))).at(-1)).toBe('next');
    expect(await store.list(strategyList('night'))).not.toContain('s4');
  });

  it('never leaves its folder', async () => {
    const outside = { kind: 'file' as const, path: '../outside', part: 0, base64: '' };
    await expect(placePart(join(folder, 'unpacked'), outside)).rejects.toThrow('outside of a home');
  });
});

describe('a check', () => {
  it.each([
    ['a file that was cut', (file: string) => truncate(file, 200)],
    ['a file of something else', (file: string) => writeFile(file, 'hello')],
    ['a file that is empty', (file: string) => writeFile(file, '')],
  ])('refuses %s', async (_, spoil) => {
    await fill();
    const file = await write();
    await spoil(file);
    await expect(checkBackup(file)).rejects.toThrow('cannot be used as a backup');
  });

  it('refuses content that was changed', async () => {
    await fill();
    const file = await edited(await write(), (text) => text.replace('"id":"s1"', '"id":"s2"'));
    await expect(checkBackup(file)).rejects.toThrow('not what was written');
  });

  it('names a record that a list has and the store has not', async () => {
    await fill();
    await storeOver(documents).append(strategyList('night'), 'lost');
    expect((await checkBackup(await write())).faults).toEqual(['list:strategies:night names strategies lost, which is not there']);
  });

  it('names a campaign without its suite', async () => {
    await fill();
    documents.held.delete('suites');
    expect((await checkBackup(await write())).faults).toEqual(['campaign night names suites suite-1, which is not there']);
  });
});

it('reads what speaks of others before what it speaks of, and kinds that nobody knows first of all', () => {
  const order = inOrder(['strategies', 'ledger', 'episodes', 'races', 'checkpoints', 'of-tomorrow']);
  expect(order).toEqual(['of-tomorrow', 'checkpoints', 'races', 'episodes', 'ledger', 'strategies']);
});

it('the first gap is the least number that is missing', () => {
  assert(
    property(array(nat(50)), (numbers) => {
      const gap = firstGap(new Set(numbers));
      expect(numbers).not.toContain(gap);
      for (let below = 0; below < gap; below += 1) expect(numbers).toContain(below);
    }),
  );
});

it.each(['OPENAI_API_KEY', 'RATCHET_API_TOKEN', 'MONGODB_URL', 'MY_PASSWORD', 'RATCHET_REVIEW_API_KEY'])(
  '%s is left out of settings',
  (name) => {
    expect(withoutSecrets(`export ${name}=hidden value\n  ${name}="hidden"`)).not.toContain('hidden');
  },
);
