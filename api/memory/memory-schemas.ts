import { z } from 'zod';
import type { ShownRow } from '../../campaigns/memory-orders.js';
import { ROW_KINDS } from '../../domain/memory/account.js';
import { REASONS } from '../../domain/memory/book.js';
import { LANGUAGES } from '../../domain/task.js';
import type { MemoryRow } from '../../ports/records.js';
import { name, only, sentence } from '../../schemas/setting-kinds.js';
import { campaignName } from '../campaigns/campaign-requests.js';
import { memory } from '../campaigns/report-schemas.js';
import type { Answered } from '../http/answers.js';
import { queryWholeOr } from '../http/page.js';
import { unreadableRecords } from '../records/unreadable-records.js';

const whose = {
  campaign: campaignName.optional().describe('only what this campaign wrote'),
  scope: name().asked.optional().describe('only what is shared under this name'),
};

export const searchQuery = only({
  ...whose,
  text: z.string().trim().min(1).max(10_000).describe('a failure, a program, words'),
  language: z.enum(LANGUAGES, { error: `expected one of ${LANGUAGES.join(', ')}` }).optional(),
  kind: z.enum(ROW_KINDS, { error: `expected one of ${ROW_KINDS.join(', ')}` }).optional(),
  limit: queryWholeOr(10, 1, 200),
});
export type SearchQuery = z.infer<typeof searchQuery>;

export const statsQuery = only(whose);
export type StatsQuery = z.infer<typeof statsQuery>;

/** What it is found by stays inside. */
const row = z
  .object({
    id: z.string(),
    campaign: z.string(),
    branch: z.int(),
    cycle: z.int().describe('from 0'),
    family: z.string(),
    taskId: z.string(),
    language: z.string(),
    kind: z.enum(ROW_KINDS),
    sentence: z.string().describe('what stands in a question'),
    symptom: z.string(),
    remedy: z.string(),
    solved: z.boolean(),
    attempts: z.int(),
    paths: z.array(z.string()).readonly().exactOptional(),
    edit: z.string().exactOptional(),
    errorType: z.string().exactOptional(),
    bugClass: z.string().exactOptional(),
    problem: z.string().exactOptional(),
    code: z.string().exactOptional(),
    signature: z.string().exactOptional(),
    origin: z.string().exactOptional().describe('the campaign that learned it, of a row that was imported'),
  })
  .meta({ id: 'MemoryRow' }) satisfies z.ZodType<Omit<MemoryRow, 'pool' | 'key' | 'repository' | 'bugClass'>>;

const foundRow = row
  .extend({
    score: z
      .number()
      .nullable()
      .describe('how near it is in meaning (cosine), of a place the share of the words; null: found by its words alone'),
  })
  .meta({ id: 'FoundRow' });

export const foundRows = z.object({
  rows: z.array(foundRow).describe('the best first, by meaning and by words'),
  unreadable: unreadableRecords,
});
export type FoundRows = Answered<typeof foundRows>;

export const shownRow = z
  .object({
    row,
    entry: z
      .object({
        count: z.int().describe('how often it was learned'),
        age: z.int().nullable().describe('cycles since it was last learned'),
        evidence: z.object({ told: z.int(), came: z.number(), expected: z.number(), controls: z.int() }),
        lift: z.number(),
        out: z.enum(REASONS).nullable().describe('why it is not told any more; null: it may be told'),
      })
      .nullable()
      .describe('what is known of it; null where nothing is'),
    orders: z.array(z.object({ row: z.string(), order: z.enum(['forget', 'restore']), because: z.string(), at: z.string() })),
    from: z.string(),
  })
  .meta({ id: 'ShownRow' }) satisfies z.ZodType<Omit<ShownRow, 'row' | 'entry'>>;

export const memoryStats = z.object({
  memories: z.array(
    memory.extend({
      campaign: z.string().describe('or the name under which rows were imported'),
      lines: z.array(z.string()).readonly().describe('what is to be said of it, a sentence or two each'),
    }),
  ),
  unreadable: unreadableRecords,
});
export type MemoryStats = Answered<typeof memoryStats>;

export const rowOrder = only({ because: sentence(500).exactOptional().describe('why, for the record') }).meta({ id: 'RowOrder' });
export type RowOrderAsked = z.infer<typeof rowOrder>;

export const orderedRow = z
  .object({ row: z.string(), order: z.enum(['forget', 'restore']) })
  .meta({ id: 'OrderedRow' })
  .describe('it holds from the next cycle of a campaign on');
export type OrderedRow = Answered<typeof orderedRow>;

export const rowId = z
  .string()
  .regex(/^[0-9a-f]{4,24}$/, 'the id of a row is 24 hex digits, or at least 4 that no other begins with')
  .describe('id of a row, or the beginning of it');
