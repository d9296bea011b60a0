import { z } from 'zod';

export const liveness = z.object({ status: z.literal('live') });
export type Liveness = z.infer<typeof liveness>;

export const readiness = z.object({
  status: z.enum(['ready', 'degraded', 'not-ready']).describe('degraded: the API works, and something that campaigns need does not'),
  checks: z.array(
    z.object({
      name: z.string(),
      ready: z.boolean(),
      message: z.string(),
      since: z.string().nullable().describe('ISO 8601: since when it was seen not to answer; null where it does'),
    }),
  ),
});
export type Readiness = z.infer<typeof readiness>;
