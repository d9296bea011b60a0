import { RatchetFailure } from '../../activities/failures.js';
import { placesOf } from '../../infra/stack/places.js';
import { readTroubles } from '../../infra/stack/troubles.js';
import type { ReadinessCheck } from './readiness-check.js';

/** Parts that campaigns need beside those that the API asks itself, as the owner of the stack sees them; without an owner nobody does. */
export function stackChecks(home: string): readonly ReadinessCheck[] {
  return ['chroma', 'model', 'worker', 'disk'].map((name) => ({
    name,
    needed: false,
    check: async () => {
      const trouble = (await readTroubles(placesOf(home))).find((each) => each.name === name);
      if (trouble !== undefined) throw new RatchetFailure('unavailable', trouble.because);
    },
  }));
}
