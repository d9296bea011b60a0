import { z } from 'zod';

/** What can be imported and called by name in each of the languages. */
export const nameSchema = z.string().regex(/^[\p{L}_$][\p{L}\p{N}_$]*$/u, 'expected the name of a function');
