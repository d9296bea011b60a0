import { ACCEPTANCES } from '../../domain/acceptance.js';
import { z } from 'zod';
import { CONTROLLERS } from '../../domain/meta/controller.js';
import type { CampaignProgress } from '../../activities/ports.js';
import type { BudgetLimits, CampaignConfig, CampaignState, Spent } from '../../activities/records.js';

/** What the API says of campaigns. A field that does not stand here never leaves the API. */

export const budgetLimits = z.object({
  modelCalls: z.int().nullable(),
  costUsd: z.number().nullable(),
}) satisfies z.ZodType<BudgetLimits>;

export const spent = z.object({
  modelCalls: z.int(),
  tokens: z.int(),
  costUsd: z.number(),
  sandboxRuns: z.int(),
}) satisfies z.ZodType<Spent>;

const campaignConfig = z.object({
  suite: z.string(),
  suiteId: z.string(),
  model: z.string(),
  cycles: z.int(),
  attempts: z.int(),
  batch: z.int(),
  maxPairs: z.int(),
  concurrency: z.int(),
  seed: z.int(),
  acceptance: z.enum(ACCEPTANCES),
  controller: z.enum(CONTROLLERS),
  trust: z.object({ sentinels: z.int(), margin: z.number() }).describe('how the campaign watches for a fall: train tasks run again each cycle, and the fall that is not trusted'),
  budget: budgetLimits,
  maxHours: z.number().nullable(),
  deadline: z.string().nullable(),
}) satisfies z.ZodType<CampaignConfig>;

export const campaignState = z
  .object({
    id: z.string(),
    createdAt: z.string(),
    updatedAt: z.string(),
    config: campaignConfig,
    status: z.enum(['running', 'paused', 'done', 'stopped', 'failed']),
    because: z.string().describe('why it is paused, stopped or failed; empty otherwise'),
    branch: z.int(),
    cycle: z.int(),
    champion: z.string().describe('id of the best confirmed strategy'),
    challengers: z.int(),
    promotions: z.int(),
    activeMs: z.number(),
  })
  .meta({ id: 'Campaign' }) satisfies z.ZodType<CampaignState>;

const raceProgress = z.object({
  k: z.int(),
  pairs: z.int(),
  of: z.int(),
  wins: z.int(),
  losses: z.int(),
  logE: z.number(),
  logThreshold: z.number(),
});

const campaignProgress = z
  .object({
    phase: z.enum(['starting', 'practise', 'trust', 'learn', 'propose', 'screen', 'race', 'sealed', 'paused', 'rolling-back', 'ended']),
    practised: z.object({ done: z.int(), of: z.int(), solved: z.int() }),
    exam: z.object({ done: z.int(), of: z.int() }).nullable().describe('the exam on the sealed tasks, while it runs'),
    race: raceProgress.nullable(),
    spent,
    limits: budgetLimits,
    leftMs: z.number().nullable().describe('an estimate; null before the first cycle has ended'),
  })
  .meta({ id: 'CampaignProgress' }) satisfies z.ZodType<Omit<CampaignProgress, 'state'>>;

export const campaignDetail = z.object({
  campaign: campaignState,
  progress: campaignProgress.nullable().describe('live detail; null when the campaign has ended'),
});
export type CampaignDetail = z.infer<typeof campaignDetail>;

export const campaignList = z.object({ campaigns: z.array(campaignState) });

export const campaignReason = z.strictObject({ because: z.string().min(1).max(500).optional().describe('kept with the campaign') }).meta({ id: 'CampaignReason' });
export type CampaignReason = z.infer<typeof campaignReason>;

export const campaignFeedback = z.strictObject({ text: z.string().trim().min(1).max(2_000).describe('a sentence about the work so far; the next proposal reads it') }).meta({ id: 'CampaignFeedback' });
export type CampaignFeedback = z.infer<typeof campaignFeedback>;

/** A body where there is nothing to say. */
export const nothing = z.strictObject({});
export type Nothing = z.infer<typeof nothing>;
