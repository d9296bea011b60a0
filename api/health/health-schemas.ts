import { z } from 'zod';

export const liveness = z.object({ status: z.literal('live') });
export type Liveness = z.infer<typeof liveness>;

export const readiness = z.object({
  status: z.enum(['ready', 'not-ready']),
  checks: z.array(z.object({ name: z.string(), ready: z.boolean(), message: z.string() })),
});
export type Readiness = z.infer<typeof readiness>;
