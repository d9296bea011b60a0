import { z } from 'zod';
import type { ShownTurn, WorkedAttempt } from '../../campaigns/courses.js';
import type { AgentAction } from '../../domain/agent/action.js';

const action = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('run'), command: z.string() }),
    z.object({ kind: z.literal('view'), path: z.string(), from: z.int(), to: z.int() }),
    z.object({ kind: z.literal('search'), pattern: z.string(), path: z.string() }),
    z.object({ kind: z.literal('edit'), path: z.string(), replacements: z.array(z.object({ old: z.string(), new: z.string() })) }),
    z.object({ kind: z.literal('write'), path: z.string(), text: z.string() }),
    z.object({ kind: z.literal('test') }),
    z.object({ kind: z.literal('submit') }),
  ])
  .meta({ id: 'AgentAction' }) satisfies z.ZodType<AgentAction>;

const observation = z.object({ outcome: z.enum(['done', 'failed', 'refused']), text: z.string() });

/** A turn of an agent in a checkout. */
export const shownTurn = z
  .object({
    answer: z.string().nullable().describe('null where it could not be had'),
    unreadable: z.string().describe('why nothing could be done by it; empty otherwise'),
    spent: z.object({ tokens: z.int(), costUsd: z.number(), wallMs: z.number() }),
    steps: z.array(
      z.object({
        action,
        observation: observation.exactOptional().describe('missing where it was not done'),
        wallMs: z.number().exactOptional(),
        rebuilt: z
          .object({ actions: z.int(), differing: z.array(z.string()) })
          .exactOptional()
          .describe('the checkout was made anew before it'),
        verdict: z.string().exactOptional(),
      }),
    ),
  })
  .meta({ id: 'AgentTurn' }) satisfies z.ZodType<ShownTurn>;

export const commandRun = z
  .object({
    command: z.string(),
    exitCode: z.int(),
    output: z.string().describe('beginning and end of what it printed; untrusted'),
    outputBytes: z.number(),
    wallMs: z.number(),
    cpuMs: z.number(),
    peakMemoryMb: z.number(),
    calls: z.array(z.object({ n: z.int(), tokens: z.int(), costUsd: z.number(), wallMs: z.number(), known: z.boolean() })),
    refusals: z.array(z.object({ why: z.string(), times: z.int() })),
    unheeded: z.array(z.string()),
    rendered: z.array(z.string()),
    said: z.array(z.string()).describe('what the model answered it, call by call'),
  })
  .meta({ id: 'CommandRun' }) satisfies z.ZodType<NonNullable<WorkedAttempt['command']>>;
