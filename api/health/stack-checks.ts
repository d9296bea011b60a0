import { RatchetFailure } from '../../ports/failures.js';
import { lockOwner } from '../../infra/stack/lock.js';
import { placesOf } from '../../infra/stack/places.js';
import { readTroubles } from '../../infra/stack/troubles.js';
import type { ReadinessCheck } from './readiness-check.js';

/** Parts that campaigns need beside those that the API asks itself, as the owner of the stack sees them; where none owns the home nobody looks, and nothing is said of them. */
export async function stackChecks(home: string): Promise<readonly ReadinessCheck[]> {
  if ((await lockOwner(placesOf(home).owner)) === null) return [];
  return ['chroma', 'model', 'worker', 'disk'].map((name) => ({
    name,
    needed: false,
    check: async () => {
      const trouble = (await readTroubles(placesOf(home))).find((each) => each.name === name);
      if (trouble !== undefined) throw new RatchetFailure('unavailable', trouble.because);
    },
  }));
}
