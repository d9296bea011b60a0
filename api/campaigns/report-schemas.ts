import { z } from 'zod';
import type { CampaignReport, PoolScore, RaceRecord } from '../../activities/records.js';
import { strategyVersion } from '../strategies/strategy-schemas.js';
import { spent } from './campaign-schemas.js';

const poolScore = z
  .object({
    strategy: z.string(),
    n: z.int(),
    solved: z.int(),
    low: z.number().describe('lower end of the 95% interval of the share solved'),
    high: z.number(),
    meanAttempts: z.number(),
  })
  .meta({ id: 'PoolScore' }) satisfies z.ZodType<PoolScore>;

const race = z
  .object({
    campaign: z.string(),
    branch: z.int(),
    cycle: z.int(),
    champion: z.string(),
    challenger: z.string(),
    k: z.int(),
    decision: z.enum(['promoted', 'dropped', 'undecided']),
    because: z.string(),
    pairs: z.int(),
    wins: z.int(),
    losses: z.int(),
    outcomes: z.string(),
    winFamilies: z.int(),
    voids: z.object({ champion: z.int(), challenger: z.int() }),
    logE: z.number(),
    logThreshold: z.number(),
    modelCalls: z.int(),
    costUsd: z.number(),
  })
  .meta({ id: 'Race' }) satisfies z.ZodType<RaceRecord>;

export const campaignReport = z
  .object({
    campaign: z.string(),
    suite: z.string(),
    model: z.string(),
    ended: z.enum(['cycles', 'budget', 'deadline', 'stopped']),
    cycles: z.int(),
    first: poolScore,
    last: poolScore,
    pairedP: z.number().describe('two-sided exact McNemar over the sealed pairs'),
    attempts: z
      .object({ before: z.number(), after: z.number(), faster: z.int(), slower: z.int(), p: z.number() })
      .describe('attempts until solved on the same sealed tasks, first strategy against last'),
    lineage: z.array(strategyVersion),
    races: z.array(race),
    spent,
    activeMs: z.number(),
    notes: z.array(z.string()).describe('what must be known to read the figures'),
  })
  .meta({ id: 'CampaignReport' }) satisfies z.ZodType<CampaignReport>;
