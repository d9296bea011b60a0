import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readStack } from '../../infra/stack/addresses.js';
import { endOwner } from '../../infra/stack/down.js';
import { writeJsonFile } from '../../infra/stack/json-file.js';
import { takeLock } from '../../infra/stack/lock.js';
import { makeFolder, makePlaces, placesOf } from '../../infra/stack/places.js';
import { refusedPlace } from '../../infra/stack/refused-place.js';
import { stackStatus } from '../../infra/stack/status.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ratchet-places-'));
  await writeFile(join(folder, 'file'), '');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const refused = (words: string) => ({ name: 'StackFailure', kind: 'configuration', message: expect.stringContaining(words) });

describe.each([
  ['is a file', () => join(folder, 'file'), 'not a directory (ENOTDIR)'],
  ['lies under a file', () => join(folder, 'file', 'home'), 'not a directory (ENOTDIR)'],
  ['has a name that none can have', () => join(folder, 'x'.repeat(300)), 'name too long (ENAMETOOLONG)'],
])('a home that %s', (_, at, reason) => {
  it.each([
    ['status', () => stackStatus(at())],
    ['down', () => endOwner(at(), () => {})],
    ['what needs a stack', () => readStack(at())],
    ['up', () => makePlaces(placesOf(at()))],
  ])('is refused by %s, with the reason and the way out', async (_who, work) => {
    await expect(work()).rejects.toMatchObject(refused(`cannot be read: ${reason}. Set RATCHET_HOME`));
  });
});

describe('a place', () => {
  it('of another user is told as one', () => {
    const error = Object.assign(new Error('EACCES'), { errno: -13, code: 'EACCES', syscall: 'open' });
    expect(refusedPlace('/h', 'read', error)).toMatchObject(
      refused('/h cannot be read: permission denied (EACCES). It may hold the state'),
    );
    expect(refusedPlace('/h', 'written', error)).toMatchObject(
      refused('/h cannot be written: permission denied (EACCES). Set RATCHET_HOME'),
    );
  });

  it('is no excuse for a fault of ours', () => {
    const fault = new TypeError('fault');
    expect(refusedPlace('/h', 'read', fault)).toBe(fault);
  });

  it('that takes no file is told', async () => {
    const under = join(folder, 'file', 'x.json');
    await expect(writeJsonFile(under, {})).rejects.toMatchObject(refused(`${under} cannot be written: not a directory`));
    await expect(takeLock(under)).rejects.toMatchObject(refused(`${under} cannot be written: not a directory`));
  });
});

describe('a folder', () => {
  it('is made with those above it, for its owner only, and may be there', async () => {
    const deep = join(folder, 'a', 'b', 'c');
    await makeFolder(deep);
    await makeFolder(deep);
    expect((await stat(join(folder, 'a'))).mode & 0o777).toBe(0o700);
  });

  it('is refused at once where none can be', async () => {
    const file = join(folder, 'file');
    await expect(makeFolder(file)).rejects.toMatchObject(refused(`${file} cannot be made: file already exists`));
  });

  it.runIf(process.platform === 'linux')('is refused at once where the system takes none', async () => {
    await expect(makeFolder('/proc/ratchet/home')).rejects.toMatchObject(refused('/proc/ratchet/home cannot be made'));
  });
});

it('a new home is refused for lack of space before anything is made of it; one that is there may have a stack', async () => {
  const places = placesOf(join(folder, 'new', 'home'));
  await expect(makePlaces(places, Number.MAX_SAFE_INTEGER)).rejects.toMatchObject({ kind: 'no-space' });
  expect(await readdir(folder)).toEqual(['file']);
  await mkdir(places.run, { recursive: true });
  await makePlaces(places, Number.MAX_SAFE_INTEGER);
  expect((await readdir(places.home)).toSorted()).toEqual(['data', 'logs', 'run']);
});
