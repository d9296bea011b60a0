import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { episodeAddresses, PURPOSES, purposeOf } from '../../campaigns/episodes.js';
import { address, readPlace } from '../../domain/address.js';
import { episodeList } from '../../ports/lists.js';
import { openFakeStore } from '../support/fake-store.js';

const part = fc.constantFrom(
  'practise',
  'search',
  'race',
  'trust',
  'exam',
  'pair',
  '0',
  '7',
  'side:challenger',
  'task/with%signs',
  'c1',
  'b0',
);
const anyAddress = fc.oneof(
  fc
    .tuple(fc.nat(2), fc.nat(12), fc.array(part, { minLength: 1, maxLength: 4 }))
    .map(([branch, cycle, below]) => address('night', `b${branch}`, `c${cycle}`, ...below)),
  fc.array(part, { minLength: 1, maxLength: 4 }).map((below) => address('night', ...below)),
);

it('finds by branch, cycle and purpose the same addresses as whoever reads each of them', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(anyAddress, { maxLength: 30 }),
      fc.option(fc.nat(2), { nil: undefined }),
      fc.option(fc.nat(12), { nil: undefined }),
      fc.option(fc.constantFrom(...PURPOSES), { nil: undefined }),
      async (addresses, branch, cycle, purpose) => {
        const store = openFakeStore();
        for (const each of addresses) await store.append(episodeList('night'), each);
        const wanted = addresses.filter((each) => {
          const place = readPlace(each);
          const there = (branch === undefined || place?.branch === branch) && (cycle === undefined || place?.cycle === cycle);
          return there && (purpose === undefined || purposeOf(each) === purpose);
        });
        expect(await episodeAddresses(store, 'night', { branch, cycle, purpose })).toEqual(wanted);
      },
    ),
    { numRuns: 200, examples: [[['night/b0/c0/exam'], undefined, undefined, 'exam']] },
  );
});
