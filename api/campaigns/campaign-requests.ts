import { z } from 'zod';
import { amount, only, sentence } from '../../schemas/setting-kinds.js';
import { campaignRequest, SETTINGS } from '../../schemas/settings.js';
import { pageLimit } from '../http/page.js';
import { STATUSES } from './campaign-schemas.js';

/** What the API is asked of campaigns. */

export const campaignQuery = only({
  status: z
    .enum(STATUSES, { error: `expected one of ${STATUSES.join(', ')}` })
    .optional()
    .describe('only campaigns that are so'),
  limit: pageLimit,
  after: SETTINGS.name.asked.optional().describe('the name of the last campaign of the page before'),
});
export type CampaignQuery = z.infer<typeof campaignQuery>;

/** A campaign's name in a path. */
export const campaignName = SETTINGS.name.asked.describe(SETTINGS.name.help);

/** What it takes to start a campaign: the settings that the command line has as options. */
export const campaignStart = campaignRequest.meta({ id: 'CampaignRequest' });

export const campaignReason = only({ because: sentence(500).optional().describe('kept with the campaign') }).meta({
  id: 'CampaignReason',
});
export type CampaignReason = z.infer<typeof campaignReason>;

export const campaignStop = only({
  because: sentence(500).optional().describe('kept with the campaign'),
  when: z
    .enum(['now', 'after-cycle'], { error: 'expected now or after-cycle' })
    .optional()
    .describe('now (default): at once and without the last exam; after-cycle: when the cycle has ended, with it'),
}).meta({ id: 'CampaignStop' });
export type CampaignStop = z.infer<typeof campaignStop>;

export const campaignFeedback = only({
  text: sentence(2_000).describe('a sentence about the work so far; the proposal of the next cycle reads it'),
  attempt: sentence(1_000)
    .optional()
    .describe('of a practised attempt: the address of its episode, with /attempt/N for its N-th candidate'),
  strategy: z
    .string()
    .regex(/^[0-9a-f]{12,64}$/, 'expected the whole id of a strategy, such as GET /strategies lists')
    .optional(),
  judgement: z
    .enum(['accepted', 'rejected', 'comment'], { error: 'expected accepted, rejected or comment' })
    .optional()
    .describe('of an attempt or a strategy: counts as a reward, or against it (default: comment)'),
}).meta({ id: 'CampaignFeedback' });
export type CampaignFeedback = z.infer<typeof campaignFeedback>;

const WHOLE_ID = 'expected the whole id of a strategy, such as GET /strategies lists';

export const campaignPromotion = only({
  strategy: z
    .string({ error: WHOLE_ID })
    .regex(/^[0-9a-f]{12,64}$/, WHOLE_ID)
    .describe('id of the strategy that is to be champion'),
  because: sentence(500).describe('why; it stands in history and report'),
}).meta({ id: 'CampaignPromotion' });
export type CampaignPromotion = z.infer<typeof campaignPromotion>;

export const campaignPin = only({
  rule: z.string().min(1).max(100).describe('id of a rule of the champion'),
  pinned: z.boolean({ error: 'expected true or false' }).optional().describe('false: let it be changed again (default: true)'),
  because: sentence(500).optional().describe('why, for the record'),
}).meta({ id: 'CampaignPin' });
export type CampaignPin = z.infer<typeof campaignPin>;

export const campaignBudget = only({
  modelCalls: SETTINGS.maxModelCalls.asked.nullable().exactOptional().describe('the new limit; null: none; missing: as it is'),
  costUsd: SETTINGS.maxCostUsd.asked.nullable().exactOptional().describe('the new limit; null: none; missing: as it is'),
  because: sentence(500).optional().describe('why, for the record'),
}).meta({ id: 'CampaignBudget' });
export type CampaignBudget = z.infer<typeof campaignBudget>;

const to = z
  .string({ error: WHOLE_ID })
  .regex(/^[0-9a-f]{12,64}$/, WHOLE_ID)
  .describe('id of a version that was champion');

export const rollbackQuery = only({ to });
export type RollbackQuery = z.infer<typeof rollbackQuery>;

export const campaignRollback = only({
  to,
  because: sentence(500).optional().describe('why, for the record and for the next proposal'),
}).meta({ id: 'CampaignRollback' });
export type CampaignRollback = z.infer<typeof campaignRollback>;

const amountOf = (setting: 'cycles' | 'maxModelCalls' | 'maxCostUsd' | 'maxHours') =>
  amount(SETTINGS[setting].asked)
    .exactOptional()
    .describe(`${SETTINGS[setting].help}: a number is the new limit, "+5" so much more than it has`);

export const campaignExtension = only({
  cycles: amountOf('cycles'),
  modelCalls: amountOf('maxModelCalls'),
  costUsd: amountOf('maxCostUsd'),
  maxHours: amountOf('maxHours'),
  deadline: SETTINGS.deadline.asked.exactOptional().describe(SETTINGS.deadline.help),
  because: sentence(500).exactOptional().describe('why; it stands in history and report'),
}).meta({ id: 'CampaignExtension' });
export type CampaignExtension = z.infer<typeof campaignExtension>;

export const campaignResume = only({
  model: SETTINGS.model.asked.optional().describe('ask another model of the endpoint from here on'),
  reflectionModel: SETTINGS.reflectionModel.asked.exactOptional().describe(`from here on, ${SETTINGS.reflectionModel.help}`),
  proposalModel: SETTINGS.proposalModel.asked.exactOptional().describe(`from here on, ${SETTINGS.proposalModel.help}`),
  reviewModel: SETTINGS.reviewModel.asked.exactOptional().describe(`from here on, ${SETTINGS.reviewModel.help}`),
}).meta({ id: 'CampaignResume' });
export type CampaignResume = z.infer<typeof campaignResume>;
