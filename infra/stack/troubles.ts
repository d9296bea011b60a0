import { z } from 'zod';
import { readJsonFile } from './json-file.js';
import type { Places } from './places.js';

const troubles = z.array(z.strictObject({ name: z.string(), because: z.string(), since: z.string() }));

/** A part of the stack that is not well. */
export type Trouble = z.infer<typeof troubles>[number];

/** As the owner of the home saw it last. */
export async function readTroubles(places: Places): Promise<readonly Trouble[]> {
  return (await readJsonFile(places.troubles, troubles)) ?? [];
}
