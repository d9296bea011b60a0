import { z } from 'zod';

/** What every answer that is not a success looks like. */
export const problem = z
  .object({
    error: z.string().describe('the kind of problem'),
    messages: z.array(z.string()).describe('what is wrong, with which value, and the way out'),
  })
  .meta({ id: 'Problem' });

export type Problem = z.infer<typeof problem>;

const FEW = 20;

/** ` known ones: a, b`, where they are few enough to help. */
export function knownOnes(names: readonly string[]): string {
  if (names.length === 0) return 'there are none yet';
  return names.length > FEW ? `there are ${names.length}` : `known: ${names.join(', ')}`;
}
