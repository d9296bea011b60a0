import { z } from 'zod';

export const threadData = z.object({ folder: z.string() });
export const askedOfThread = z.object({ id: z.number(), texts: z.array(z.string()) });
export const saidByThread = z.object({ id: z.number(), vectors: z.array(z.array(z.number())) }).or(z.object({ failed: z.string() }));
