import { afterEach, expect, it, vi } from 'vitest';
import { tellLeftOut } from '../../cli/with-store.js';
import { openFakeStore, SpoiledDocuments } from '../support/fake-store.js';

afterEach(() => vi.restoreAllMocks());

it('what cannot be read is named on stderr, also where nothing comes of the command', async () => {
  const documents = new SpoiledDocuments();
  documents.spoil('races', 'odd');
  let err = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true));
  await tellLeftOut(openFakeStore(documents), async (store) => expect(await store.find('races', 'odd')).toBeNull());
  expect(err).toBe('left out, since it cannot be read: races odd is stored, but is no JSON\n');
  await expect(
    tellLeftOut(openFakeStore(documents), async (store) => {
      await store.find('races', 'odd');
      throw new TypeError('nothing comes of it');
    }),
  ).rejects.toThrow('nothing comes of it');
  expect(err.match(/races odd/g)).toHaveLength(2);
});
