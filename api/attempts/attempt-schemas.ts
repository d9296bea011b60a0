import { z } from 'zod';
import { ORIGIN_NAMES, PARTS } from '../../domain/asking/asking.js';
import { ERROR_CLASSES, TRUSTS, type Verdict } from '../../domain/verdict.js';
import type { Answered } from '../http/answers.js';
import { episodeRecord } from '../records/record-schemas.js';
import { unreadableRecords } from '../records/unreadable-records.js';
import { treeView } from './tree-schemas.js';
import { shownTurn, commandRun } from './work-schemas.js';

/** How an episode went. Of its task nothing leaves that is not shown to the agent too: no hidden checks, and no reference. */

const verdict = z
  .object({
    status: z.enum(['passed', 'failed', 'void']),
    errorClass: z.enum(ERROR_CLASSES).nullable(),
    step: z.enum(['collect', 'compile', 'load', 'test']).describe('the step of the judgement that decided it'),
    trust: z.enum(TRUSTS),
    tests: z
      .array(z.object({ id: z.string(), status: z.enum(['passed', 'failed', 'missing']), message: z.string() }))
      .describe('visible checks'),
    diagnostics: z.array(z.object({ path: z.string(), line: z.int(), message: z.string() })),
    rejectedPaths: z.array(z.string()),
    usage: z.object({ wallMs: z.number(), cpuMs: z.number(), peakMemoryMb: z.number(), outputBytes: z.number() }),
    backend: z.string(),
    reason: z.string(),
    output: z.string().describe('what the candidate printed; untrusted'),
  })
  .meta({ id: 'Verdict' }) satisfies z.ZodType<Omit<Verdict, 'untrustedCoverage'>>;

const message = z.object({ role: z.enum(['system', 'user', 'assistant', 'tool']), content: z.string() });

const question = z.object({
  messages: z.array(message).describe('as it was sent'),
  parts: z
    .array(
      z.object({
        part: z.enum(PARTS),
        message: z.enum(['system', 'user']),
        from: z.enum(ORIGIN_NAMES).describe('whose words they are'),
        text: z.string(),
      }),
    )
    .describe('what it is made of, in its order; examples that are told as turns stand in the messages alone'),
});

const answered = z.object({
  kind: z.literal('answer'),
  number: z.int(),
  text: z.string(),
  finish: z.enum(['stop', 'length', 'content-filter']),
  verdict: verdict.nullable(),
});

const worked = z.object({
  kind: z.literal('work'),
  number: z.int(),
  entered: z.object({
    files: z.array(z.string()),
    total: z.int(),
    readOnly: z.array(z.string()),
    tests: z.object({ outcome: z.enum(['done', 'failed', 'refused']), text: z.string() }).nullable(),
  }),
  turns: z.array(shownTurn),
  ended: z.string(),
  patch: z.string(),
  leftOut: z.array(z.string()),
  refused: z.string(),
  command: commandRun.exactOptional().describe("of a person's own agent"),
  verdict: verdict.nullable(),
});

const grown = z.object({ kind: z.literal('tree'), number: z.int(), view: treeView, verdict: verdict.nullable() });

export const course = z
  .object({
    episode: z.string().describe('its address'),
    task: z.object({ id: z.string(), language: z.string(), kind: z.string(), prompt: z.string() }),
    strategy: z.string(),
    outcome: episodeRecord,
    recalled: z.array(z.object({ id: z.string(), line: z.string() })).describe('what memory gave, and which row that is'),
    question: question.describe('the first question; empty where an agent worked or a tree grew'),
    attempts: z.array(z.discriminatedUnion('kind', [answered, worked, grown])),
    reflections: z.array(z.string()).describe('what the model said of attempts that failed'),
    ended: z.string().describe('in words'),
    unreadable: unreadableRecords,
  })
  .meta({ id: 'Course' });
export type ToldCourse = Answered<typeof course>;
