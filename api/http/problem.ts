import { z } from 'zod';

const fault = z.object({
  detail: z.string().describe('what is wrong, with which value, and the way out'),
  pointer: z.string().exactOptional().describe('the field of the body that is meant, a JSON pointer (RFC 6901)'),
  parameter: z.string().exactOptional().describe('the parameter of the path or the query that is meant'),
});

export type Fault = z.infer<typeof fault>;

/** What every answer that is not a success looks like: problem details as RFC 9457 has them. */
export const problem = z
  .object({
    type: z.literal('about:blank').describe('the status says what kind of problem it is'),
    title: z.string().describe('the status in words'),
    status: z.int(),
    detail: z.string().describe('all that is wrong, a line each'),
    errors: z.array(fault).readonly().describe('each thing that is wrong'),
  })
  .meta({ id: 'Problem' });

export type Problem = z.infer<typeof problem>;

export const PROBLEM_TYPE = 'application/problem+json';
