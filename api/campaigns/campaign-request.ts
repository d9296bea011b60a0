import { z } from 'zod';

/** A name that fits into a path, a workflow id and a record id. */
export const campaignName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, 'a name is 1 to 63 letters, digits, dots, dashes or underscores and starts with a letter or digit')
  .describe('name of the campaign, which is its id');

/** What it takes to start a campaign: the options of `ratchet campaign start`. What is left out gets the same default as there. */
export const campaignRequest = z
  .strictObject({
    suite: z.string().min(1).max(1_000).describe('a suite that ships, a folder in the suite format, or FORMAT:PATH; paths are read on the machine that serves the API'),
    name: campaignName.optional(),
    cycles: z.int().min(1).max(100_000).optional().describe('improvement cycles until the campaign ends'),
    attempts: z.int().min(1).max(10_000).optional().describe('candidates that an episode may have judged'),
    batch: z.int().min(1).max(10_000).optional().describe('train tasks practised in a cycle'),
    seed: z.int().min(0).max(2_147_483_647).optional(),
    maxCostUsd: z.number().positive().optional().describe('hard budget in US dollars, calls in flight included'),
    maxModelCalls: z.int().min(1).optional().describe('hard budget in model calls, calls in flight included'),
    maxHours: z.number().positive().optional().describe('active hours, pauses not counted'),
    deadline: z.iso.datetime({ offset: true }).optional().describe('a moment by the clock, such as 2027-01-31T06:00:00Z'),
    model: z.string().min(1).max(200).optional().describe('model name at the configured endpoint'),
  })
  .meta({ id: 'CampaignRequest' });

export type CampaignRequest = z.infer<typeof campaignRequest>;
