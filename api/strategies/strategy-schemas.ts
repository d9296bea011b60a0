import { z } from 'zod';
import { HOW_TO_NAME } from '../../campaigns/how-to-name.js';
import { ACTIONS, type Change, type StrategyVersion } from '../../domain/strategy.js';
import { only } from '../../schemas/setting-kinds.js';
import { strategySchema } from '../../schemas/strategy.js';
import { campaignName } from '../campaigns/campaign-requests.js';
import type { Answered } from '../http/answers.js';
import { nextPage, pageLimit } from '../http/page.js';
import { unreadableRecords } from '../records/unreadable-records.js';

const strategy = strategySchema.meta({ id: 'Strategy' });

const change = z
  .object({
    action: z.enum(ACTIONS),
    tactic: z.string(),
    old: z.string(),
    new: z.string(),
    because: z.string(),
    evidence: z.array(z.string()).readonly(),
    edits: z
      .array(z.object({ action: z.enum(ACTIONS), old: z.string(), new: z.string() }))
      .readonly()
      .exactOptional()
      .describe('each edit of a bundle of several, in their order'),
  })
  .meta({ id: 'StrategyChange' }) satisfies z.ZodType<Change>;

export const strategyVersion = z
  .object({
    id: z.string(),
    strategy,
    parent: z.string().nullable(),
    change: change.nullable().describe('what made it out of its parent; null for a first version'),
  })
  .meta({ id: 'StrategyVersion' }) satisfies z.ZodType<StrategyVersion>;

export const strategyId = z
  .string()
  .regex(/^[0-9a-f]{12}$/, 'the id of a strategy is 12 hex digits')
  .describe('id of a strategy');

export const strategyQuery = only({
  campaign: campaignName.optional(),
  which: z
    .enum(['all', 'confirmed'], { error: 'expected all or confirmed' })
    .default('all')
    .describe('confirmed: those that a campaign began with or that were champion; searches make many more'),
  limit: pageLimit,
  after: strategyId.optional().describe('the last id of the page before'),
});
export type StrategyQuery = z.infer<typeof strategyQuery>;

const strategySummary = z
  .object({ id: z.string(), parent: z.string().nullable(), change: change.nullable(), rules: z.int() })
  .meta({ id: 'StrategySummary' });

export const strategyPage = z.object({
  strategies: z.array(strategySummary),
  next: nextPage,
  unreadable: unreadableRecords,
});
export type StrategyPage = Answered<typeof strategyPage>;

export const diffQuery = only({ with: strategyId.describe('id of the strategy to hold it against') });
export type DiffQuery = z.infer<typeof diffQuery>;

export const lineageQuery = only({ campaign: campaignName.optional().describe('told of this campaign (default: the one that made it)') });
export type LineageQuery = z.infer<typeof lineageQuery>;

export const resolveQuery = only({ name: z.string().min(1).max(200).describe(HOW_TO_NAME) });
export type ResolveQuery = z.infer<typeof resolveQuery>;
