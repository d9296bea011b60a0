import { z } from 'zod';
import type { ToldNight, ToldSchedule } from '../../campaigns/schedules.js';
import { only, text } from '../../schemas/setting-kinds.js';
import { campaignRequest } from '../../schemas/settings.js';
import { campaignName } from '../campaigns/campaign-requests.js';
import { STATUSES } from '../campaigns/campaign-schemas.js';

const { name: _name, deadline: _deadline, knownWay: _knownWay, ...ofEachNight } = campaignRequest.shape;

export const scheduleCreate = only({
  ...ofEachNight,
  schedule: campaignName.describe('name of the schedule; each night is named after it and its moment'),
  cron: text('expression').asked.describe('minute, hour, day of month, month, day of week, in UTC, or behind CRON_TZ=Europe/Berlin'),
  inherits: z.boolean().exactOptional().describe('false: each night starts from the strategy, and remembers nothing'),
}).meta({ id: 'ScheduleCreate' });
export type ScheduleCreate = z.infer<typeof scheduleCreate>;

const night = z
  .object({
    campaign: z.string(),
    createdAt: z.string(),
    status: z.enum(STATUSES),
    because: z.string(),
    cycle: z.int(),
    promotions: z.int(),
  })
  .meta({ id: 'Night' }) satisfies z.ZodType<ToldNight>;

export const schedule = z
  .object({
    name: z.string(),
    paused: z.boolean(),
    note: z.string().describe('why it is paused'),
    next: z.string().nullable(),
    last: z.string().nullable(),
    cron: z.string().nullable().describe('null, as all that follows, where an earlier version made it'),
    suite: z.string().nullable(),
    model: z.string().nullable(),
    inherits: z.boolean().nullable().describe('whether a night begins with what the one before has learned'),
    nights: z.array(night).describe('what its nights became, the latest first, 14 at most'),
  })
  .meta({ id: 'Schedule' }) satisfies z.ZodType<ToldSchedule>;

export const scheduleList = z.object({ schedules: z.array(schedule) });
export const removedSchedule = z.object({ removed: z.string() });
