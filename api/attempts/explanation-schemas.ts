import { z } from 'zod';
import type { Explained, RankReason, Reason, TokenReasons } from '../../domain/adapt/explained.js';

const reason = z
  .object({
    name: z.enum(['prior', 'naturalness', 'habit', 'advice', 'learned', 'evidence']),
    value: z.number().describe('what it adds to the log-weight'),
    words: z.string(),
  })
  .meta({ id: 'Reason' }) satisfies z.ZodType<Reason>;

const rank = z
  .object({
    rank: z.int(),
    of: z.int(),
    probability: z.number().describe('share over all candidates'),
    operator: z.string(),
    place: z.string(),
    line: z.int(),
    edit: z.string(),
    reasons: z.array(reason),
    learned: z.array(z.object({ name: z.string(), value: z.number() })).describe('of what was learned: what weighs most'),
  })
  .meta({ id: 'RankReason' }) satisfies z.ZodType<RankReason>;

const tokens = z
  .object({
    input: z.array(z.string()).describe('tokens of the question'),
    tokens: z.array(
      z.object({
        text: z.string(),
        probability: z.number(),
        alternatives: z.array(z.object({ text: z.string(), probability: z.number() })),
        attention: z.array(z.number()).describe('how much it looks at each token of the question; empty where the model cannot say'),
      }),
    ),
  })
  .meta({ id: 'TokenReasons' }) satisfies z.ZodType<TokenReasons>;

export const explanation = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('rank'), rank }),
    z.object({ kind: z.literal('tokens'), tokens }),
    z.object({ kind: z.literal('nothing'), because: z.string() }),
  ])
  .meta({ id: 'Explanation' }) satisfies z.ZodType<Explained>;
