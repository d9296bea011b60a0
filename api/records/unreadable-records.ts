import { z } from 'zod';
import type { BrokenRecord } from '../../campaigns/leaving-out.js';

export const unreadableRecords = z
  .array(z.object({ kind: z.string(), id: z.string(), because: z.string() }).meta({ id: 'UnreadableRecord' }))
  .readonly()
  .describe('records that are left out, since they cannot be read');

export type UnreadableRecords = readonly BrokenRecord[];
