import { RatchetFailure } from '../../ports/failures.js';
import type { ReadinessCheck } from '../../ports/readiness.js';
import { lockOwner } from './lock.js';
import { placesOf } from './places.js';
import { readTroubles } from './troubles.js';

/** Parts that campaigns need, as the owner of the stack sees them; where none owns the home nobody looks, and nothing is said of them. */
export async function stackReadiness(home: string): Promise<readonly ReadinessCheck[]> {
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
