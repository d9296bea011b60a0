import { z } from 'zod';
import type { PaidCall } from '../../campaigns/calls.js';
import { CELLS, type Grid, type ToldCycle } from '../../campaigns/cycles.js';
import { OUTCOMES, PURPOSES } from '../../campaigns/episodes.js';
import type { HistoryLine } from '../../campaigns/history.js';
import type { OpenTrouble } from '../../campaigns/needing-a-person.js';
import { ROLES } from '../../domain/roles.js';
import type { CheckpointRecord } from '../../ports/campaign-records.js';
import type { BudgetReading } from '../../ports/store.js';
import type { EpisodeRecord, Paid, SuiteRecord } from '../../ports/records.js';
import { ERROR_CLASSES, TRUSTS } from '../../domain/verdict.js';
import { only } from '../../schemas/setting-kinds.js';
import { lost, spent } from '../campaigns/campaign-schemas.js';
import { race } from '../campaigns/report-schemas.js';
import type { Answered } from '../http/answers.js';
import { nextPage, paging, queryWhole } from '../http/page.js';
import { unreadableRecords as unreadable } from './unreadable-records.js';

/** What is on record of a campaign, list by list. */

export const listQuery = only(paging);
export type ListQuery = z.infer<typeof listQuery>;

const paid = z.object({ modelCalls: z.int(), tokens: z.int(), costUsd: z.number() }) satisfies z.ZodType<Paid>;

const rate = z.object({
  value: z.number().describe('a share of 1'),
  low: z.number().describe('lower end of the 95 % interval'),
  high: z.number(),
  n: z.int(),
});

const cell = z.enum(Object.values(CELLS));

const cycle = z
  .object({
    id: z.string(),
    branch: z.int(),
    cycle: z.int().describe('from 0'),
    strategy: z.string().describe('the champion that practised'),
    solved: rate.describe('train tasks that it solved in practice'),
    attempts: z.int().describe('candidates that were judged'),
    spent: paid.nullable().describe('what its practice took; null in records of earlier versions'),
    errors: z.partialRecord(z.enum([...ERROR_CLASSES, 'other']), z.int()).describe('tasks that were not solved, by how they failed'),
    tasks: z.record(z.string(), cell).describe('by task: + solved, s Syntax, l Logic, t Timeout, r Resource, a Tampering, u not solved'),
    race: race
      .pick({ k: true, challenger: true, decision: true, pairs: true, wins: true, losses: true, modelCalls: true, costUsd: true })
      .nullable(),
    confirmed: z.array(z.object({ strategy: z.string(), by: z.string() })).describe('who was confirmed as champion when it had ended'),
  })
  .meta({ id: 'Cycle' }) satisfies z.ZodType<ToldCycle>;

export const cyclePage = z.object({ cycles: z.array(cycle), next: nextPage, unreadable });
export type CyclePage = Answered<typeof cyclePage>;

export const grid = z
  .object({
    tasks: z.array(z.string()).describe('train tasks, in the order of the suite'),
    cycles: z.array(z.object({ id: z.string(), branch: z.int(), cycle: z.int().describe('from 0'), strategy: z.string() })),
    rows: z
      .array(z.string())
      .describe(
        'for each cycle a letter for each task: + solved, s Syntax, l Logic, t Timeout, r Resource, a Tampering, u not solved, . not practised',
      ),
    unreadable,
  })
  .meta({ id: 'Grid' }) satisfies z.ZodType<Grid>;
export type ToldGrid = Answered<typeof grid>;

const toldRace = race
  .extend({
    id: z.string(),
    evidence: z
      .object({
        both: z.array(z.number()).describe('of all that counts'),
        parts: z.array(z.object({ name: z.string(), curve: z.array(z.number()) })).describe('of each count, where there are two'),
      })
      .describe('logarithms of e-values: before the first pair, and after each'),
  })
  .meta({ id: 'ToldRace' });

export const racePage = z.object({ races: z.array(toldRace), next: nextPage, unreadable });
export type RacePage = Answered<typeof racePage>;

const checkpoint = z
  .object({
    id: z.string(),
    branch: z.int(),
    cycle: z.int().describe('cycles that had ended'),
    strategy: z.string(),
    by: z.enum(['start', 'race', 'force', 'harm']).describe('what made it champion'),
    because: z.string(),
    gaveUp: z.int().exactOptional().describe('the cycle that was cut and given up for it, from 0'),
    at: z.string(),
  })
  .meta({ id: 'Checkpoint' }) satisfies z.ZodType<Omit<CheckpointRecord, 'campaign' | 'workflowId' | 'runId' | 'activityId' | 'carried'>>;

export const checkpointPage = z.object({ checkpoints: z.array(checkpoint), next: nextPage, unreadable });
export type CheckpointPage = Answered<typeof checkpointPage>;

const whole = (what: string) => queryWhole(0, 1_000_000, `expected ${what}`);

export const episodeQuery = only({
  ...paging,
  branch: whole('the number of a branch, from 0').optional(),
  cycle: whole('the number of a cycle, from 0').optional().describe('from 0'),
  purpose: z.enum(PURPOSES, { error: `expected one of ${PURPOSES.join(', ')}` }).optional(),
  task: z.string().min(1).max(500).optional().describe('id of a task'),
  outcome: z.enum(OUTCOMES, { error: `expected one of ${OUTCOMES.join(', ')}` }).optional(),
});
export type EpisodeQuery = z.infer<typeof episodeQuery>;

const nullableShare = z.number().nullable();

export const episodeRecord = z.object({
  taskId: z.string(),
  plausible: z.boolean().describe('it passed the visible checks'),
  solved: z.boolean().describe('and the hidden ones'),
  attempts: z.int(),
  attemptsToPass: z.int().nullable(),
  status: z.enum(['passed', 'failed', 'void']),
  errorClass: z.enum([...ERROR_CLASSES, 'Unusable']).nullable(),
  trust: z.enum(TRUSTS),
  compiled: z.number(),
  testsPassed: z.number(),
  scores: z
    .object({
      compiled: nullableShare,
      tests: nullableShare,
      diffSimilarity: nullableShare,
      codeSimilarity: nullableShare,
      style: nullableShare,
      runTime: nullableShare,
      peakMemory: nullableShare,
    })
    .nullable(),
  score: nullableShare,
  modelCalls: z.int(),
  sandboxRuns: z.int(),
  tokens: z.int(),
  costUsd: z.number(),
  cutOff: z.int().exactOptional(),
  unusable: z.int().exactOptional(),
  missed: z.array(z.string()).exactOptional(),
  recalled: z.array(z.string()).describe('ids of the rows of memory that stood in the question'),
  lacking: z.string().exactOptional(),
  reason: z.string(),
}) satisfies z.ZodType<EpisodeRecord>;

const episode = episodeRecord.extend({ address: z.string(), purpose: z.enum(PURPOSES), outcome: z.enum(OUTCOMES) }).meta({ id: 'Episode' });

export const episodePage = z.object({ episodes: z.array(episode), next: nextPage, unreadable });
export type EpisodePage = Answered<typeof episodePage>;

const call = z
  .object({
    key: z.string(),
    address: z.string(),
    role: z.enum(ROLES),
    answers: z.int().nullable().describe('answers that were asked for'),
    promptTokens: z.int(),
    completionTokens: z.int(),
    costUsd: z.number(),
    estimated: z.boolean().describe('the endpoint gave no usage: these are an upper bound'),
    fingerprint: z.string().describe('what the endpoint said of itself'),
    at: z.string(),
  })
  .meta({ id: 'PaidCall' }) satisfies z.ZodType<PaidCall>;

const budget = z
  .object({
    limits: z.object({ modelCalls: z.int().nullable(), costUsd: z.number().nullable() }),
    spent,
    reserved: z.object({ modelCalls: z.int(), costUsd: z.number() }).describe('for calls in flight, and for other purposes'),
    inFlight: z.object({ modelCalls: z.int(), costUsd: z.number() }),
    lost,
  })
  .meta({ id: 'BudgetReading' }) satisfies z.ZodType<Omit<BudgetReading, 'roles'>>;

export const ledgerPage = z.object({
  budget,
  roles: z
    .array(paid.extend({ role: z.enum(ROLES), model: z.string() }))
    .describe('of what is spent, what each role was paid for; empty where nothing is known'),
  episodes: z
    .array(z.object({ episode: z.string(), taskId: z.string(), calls: z.array(call) }))
    .describe('questions of episodes that have ended; what proposals and lessons asked is in the sums alone'),
  next: nextPage,
  unreadable,
});
export type LedgerPage = Answered<typeof ledgerPage>;

const historyLine = z
  .object({
    at: z.string(),
    kind: z.enum(['champion', 'rollback', 'incident', 'order', 'extension']),
    what: z.string(),
    branch: z.int(),
    cycle: z.int().nullable().describe('of an incident its cycle, from 0; of anything else how many had ended'),
    strategy: z.string().nullable(),
    because: z.string(),
  })
  .meta({ id: 'HistoryLine' }) satisfies z.ZodType<HistoryLine>;

const openTrouble = z
  .object({
    campaign: z.string(),
    kind: z
      .enum(['paused', 'waiting', 'unreadable'])
      .describe('paused: until a person says so; waiting: until what it waits for is back; unreadable: its record is broken'),
    what: z.string(),
    since: z.string().nullable(),
  })
  .meta({ id: 'OpenTrouble' }) satisfies z.ZodType<OpenTrouble>;

export const incidents = z
  .object({
    open: z.array(openTrouble).describe('what is so now'),
    past: z.array(historyLine).describe('falls, rollbacks, and what people forced, vetoed, paused or stopped; the latest first'),
  })
  .meta({ id: 'Incidents' });
export type Incidents = Answered<typeof incidents>;

export const allIncidents = z
  .object({
    open: incidents.shape.open,
    past: z.array(historyLine.extend({ campaign: z.string() })).describe('the latest first, at most 200'),
  })
  .meta({ id: 'AllIncidents' });
export type AllIncidents = Answered<typeof allIncidents>;

export const history = z.object({ history: z.array(historyLine), next: nextPage, unreadable });
export type HistoryPage = Answered<typeof history>;

export const campaignSuite = z
  .object({
    name: z.string(),
    seed: z.int(),
    tasks: z.array(
      z.object({
        id: z.string(),
        hash: z.string(),
        family: z.string(),
        pool: z.enum(['train', 'gate', 'sealed']),
        language: z.string(),
      }),
    ),
  })
  .meta({ id: 'CampaignSuite' }) satisfies z.ZodType<SuiteRecord>;
export type CampaignSuite = SuiteRecord;
