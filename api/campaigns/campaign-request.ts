import { ACCEPTANCES } from '../../domain/acceptance.js';
import { EVIDENCES } from '../../domain/race-evidence.js';
import { z } from 'zod';
import { CONTROLLERS } from '../../domain/meta/controller.js';
import type { CampaignRequest } from '../../cli/campaign-request.js';
import { LANGUAGES } from '../../domain/task.js';

export type { CampaignRequest };

/** A name that fits into a path, a workflow id and a record id. */
export const campaignName = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/,
    'a name is 1 to 63 letters, digits, dots, dashes or underscores and starts with a letter or digit',
  )
  .describe('name of the campaign, which is its id');

export const moment = z.iso
  .datetime({ offset: true })
  .refine((text) => Date.parse(text) > Date.now(), 'has passed: name a moment to come')
  .describe('a moment by the clock, such as 2027-01-31T06:00:00Z');

/** What it takes to start a campaign: the options of `ratchet campaign start`. What is left out gets the same default as there. */
export const campaignRequest = z
  .strictObject({
    suite: z
      .string()
      .min(1)
      .max(1_000)
      .describe(
        'a suite that ships, or the path of a folder in the suite format, or FORMAT:PATH, in one of the folders of RATCHET_SUITES on the machine that serves the API, or from there',
      ),
    name: campaignName.exactOptional(),
    language: z.enum(LANGUAGES).exactOptional().describe('only the tasks in this language'),
    cycles: z.int().min(1).max(100_000).exactOptional().describe('improvement cycles until the campaign ends'),
    attempts: z.int().min(1).max(10_000).exactOptional().describe('candidates that an episode may have judged'),
    batch: z.int().min(1).max(10_000).exactOptional().describe('train tasks practised in a cycle'),
    maxPairs: z.int().min(1).max(10_000).exactOptional().describe('pairs that a race may take'),
    concurrency: z
      .int()
      .min(1)
      .max(256)
      .exactOptional()
      .describe('episodes side by side; by default twice the cores of the machine that serves the API, at least 4'),
    seed: z.int().min(0).max(2_147_483_647).exactOptional(),
    countUncontrolled: z.boolean().exactOptional().describe('count a pass also where no test that must fail stands against the tests'),
    acceptance: z.enum(ACCEPTANCES).exactOptional().describe('gate: only what the gate proves better is kept; fixed: nothing is learned'),
    evidence: z
      .enum(EVIDENCES)
      .exactOptional()
      .describe('what the gate counts: wins (a task that one side alone solves), or attempts until solved as well, which is the default'),
    controller: z
      .enum(CONTROLLERS)
      .exactOptional()
      .describe('how tactics and parents are chosen: thompson and policy-gradient learn it, heuristic takes turns, random draws'),
    maxCostUsd: z.number().positive().exactOptional().describe('hard budget in US dollars, calls in flight included'),
    maxModelCalls: z
      .int()
      .min(1)
      .exactOptional()
      .describe('hard budget in model calls, calls in flight included; a request for n answers is n calls'),
    maxHours: z.number().positive().exactOptional().describe('active hours, pauses not counted'),
    deadline: moment.exactOptional(),
    examRuns: z
      .int()
      .min(1)
      .max(100)
      .exactOptional()
      .describe(
        'how often the first and the last exam run each sealed task; by default as often as budget and practice bear, three times at most',
      ),
    force: z.boolean().exactOptional().describe('start also where the suite is too small for anything to be promoted'),
    model: z.string().min(1).max(200).exactOptional().describe('model name at the configured endpoint'),
  })
  .meta({ id: 'CampaignRequest' }) satisfies z.ZodType<CampaignRequest>;
