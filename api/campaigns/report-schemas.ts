import { z } from 'zod';
import type { RaceRecord } from '../../ports/records.js';
import type { CampaignReport, PoolScore, RoleCost, ToldFeedback, ToldForce, ToldMemory, WorkDone } from '../../ports/report-records.js';
import { ROW_KINDS } from '../../domain/memory/account.js';
import { REASONS } from '../../domain/memory/book.js';
import { ROLES } from '../../domain/roles.js';
import { type SamplingBaseline, VERDICTS } from '../../domain/sampling.js';
import { strategyVersion } from '../strategies/strategy-schemas.js';
import { inherited, knownWay } from '../../schemas/settings.js';
import { extension, lost, searchLead, spent, unusable } from './campaign-schemas.js';

export const poolScore = z
  .object({
    strategy: z.string(),
    n: z.int().describe('episodes that were judged'),
    solved: z.int(),
    low: z.number().describe('lower end of the 95% interval of the share solved, by task'),
    high: z.number(),
    meanAttempts: z.number(),
    tasks: z.int().exactOptional().describe('missing in reports of earlier versions: as many as n'),
    runs: z.int().exactOptional().describe('how often each task was run'),
    afterCycles: z
      .int()
      .exactOptional()
      .describe('of an exam at an earlier end, before the campaign was extended: cycles that had ended then'),
  })
  .meta({ id: 'PoolScore' }) satisfies z.ZodType<PoolScore>;

export const race = z
  .object({
    campaign: z.string(),
    branch: z.int(),
    cycle: z.int().describe('counted from 0'),
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
    logE: z.number().describe('of all that counts'),
    logThreshold: z.number(),
    attempts: z
      .object({
        of: z.literal('tests').exactOptional(),
        budgets: z.int(),
        ahead: z.array(z.int()).readonly(),
        logE: z.number().describe('by this count alone'),
      })
      .exactOptional()
      .describe(
        'how soon the sides solved their tasks, as evidence: by pair, within how many of the budgets 1 … K attempts more the challenger did; missing where wins alone count',
      ),
    modelCalls: z.int(),
    costUsd: z.number(),
  })
  .meta({ id: 'Race' }) satisfies z.ZodType<RaceRecord>;

const callsAndCost = z.object({ modelCalls: z.int(), costUsd: z.number() });

const hitRate = z.object({ came: z.int(), of: z.int() });

const searchSum = callsAndCost
  .extend({
    cycles: z.int(),
    proposals: z.int(),
    made: z.int().describe('versions that came of them, and of taking edits away'),
    entered: z.int().describe('those of them that entered its pool'),
    episodes: z.int(),
    races: callsAndCost.describe('what the races of what it found took'),
    because: z.string().describe('how the last one ended'),
    best: searchLead.nullable(),
    foretold: z
      .object({ fixes: hitRate, breakages: hitRate })
      .exactOptional()
      .describe('how often what proposals foretold of train tasks came; missing where none foretold anything'),
    rules: z
      .array(z.object({ rule: z.string(), places: z.int(), helpful: z.int(), harmful: z.int(), saved: z.int().describe('attempts') }))
      .readonly()
      .exactOptional()
      .describe('what rules did on train places, with against without'),
  })
  .describe('what the searches did; calls and cost are those of their episodes; missing where there was none');

const work = z
  .object({
    proposals: z.int().describe('as many as there were: one a cycle, or those of the searches'),
    asked: z.int().describe('those of them that asked the model'),
    unanswered: z.record(z.string(), z.int()).describe('why no challenger came of a question to the model, and how often'),
    tactics: z.array(
      callsAndCost.extend({
        tactic: z.string(),
        chosen: z.int(),
        asked: z.int(),
        challengers: z.int(),
        screened: z.int(),
        raced: z.int(),
        promoted: z.int(),
      }),
    ),
    exams: callsAndCost,
    rest: callsAndCost,
    search: searchSum.exactOptional(),
    visible: z
      .array(z.object({ k: z.int(), pairs: z.int(), gain: z.number().nullable() }))
      .describe('the gain that a race promotes in four cases of five; null: none is likely to be seen'),
  })
  .meta({ id: 'WorkDone' })
  .describe('where the model calls went') satisfies z.ZodType<WorkDone>;

const feedback = z
  .object({
    at: z.string(),
    text: z.string(),
    about: z.string(),
    judgement: z.enum(['accepted', 'rejected', 'comment']),
    fate: z.enum(['promoted', 'dropped', 'undecided', 'screened', 'rolled-back', 'open', 'no-challenger', 'not-read']),
    cycle: z.int().nullable().describe('the cycle that read it, counted from 0'),
    strategy: z.string().nullable().describe('the challenger that came of it'),
    because: z.string(),
  })
  .meta({ id: 'ToldFeedback' }) satisfies z.ZodType<ToldFeedback>;

const sampling = z
  .object({
    modelCalls: z.int().describe('all that the campaign spent'),
    tasks: z.int(),
    callsATask: z.int(),
    seen: z.int().describe('calls a task that were seen of the first strategy, at most; beyond them there are bounds only'),
    solved: z
      .object({ least: z.number(), most: z.number() })
      .describe('share of the sealed tasks; the two differ where it was not seen far enough'),
    low: z.number().describe('lower end of the 95% interval, by task, around both'),
    high: z.number(),
    last: z.number().nullable().describe('share that the last strategy solved, in one episode each'),
    matchedAt: z
      .int()
      .nullable()
      .describe('calls a task with which sampling solves as many as the last strategy; null where it was not seen to'),
    verdict: z.enum(VERDICTS).describe('which of the two gave more on these tasks'),
    p: z.number().nullable().describe('two-sided sign-flip test by task behind the verdict'),
  })
  .meta({ id: 'SamplingBaseline' })
  .describe(
    'what the same budget would have bought by running the first strategy again and again, the visible cases choosing',
  ) satisfies z.ZodType<SamplingBaseline>;

const force = z
  .object({
    at: z.string(),
    strategy: z.string(),
    because: z.string(),
    cycle: z.int().nullable().describe('the first cycle that it was champion in, counted from 0; null where nothing came of it'),
    gaveUp: z.int().nullable().describe('the cycle that was cut and given up for it, counted from 0'),
  })
  .meta({ id: 'ToldForce' }) satisfies z.ZodType<ToldForce>;

export const roleCost = z
  .object({ role: z.enum(ROLES), model: z.string(), modelCalls: z.int(), tokens: z.int(), costUsd: z.number() })
  .meta({ id: 'RoleCost' }) satisfies z.ZodType<RoleCost>;

const evidence = {
  told: z.int().describe('train episodes in whose prompt it stood'),
  came: z.number().describe('what they came to, summed: 1 solved at once, 0 not solved'),
  expected: z.number().describe('what the same tasks came to without it, summed over the same episodes'),
  controls: z.int().describe('episodes of the same tasks without it'),
};

const rate = z.object({ value: z.number(), low: z.number(), high: z.number(), n: z.int() });

export const memory = z
  .object({
    scope: z.string().nullable().describe('the name under which it is shared'),
    rows: z.partialRecord(z.enum(ROW_KINDS), z.int()).describe('rows that it sees, by kind'),
    again: z.int().describe('how often something was learned that a row said already'),
    out: z.partialRecord(z.enum(REASONS), z.int()).describe('rows that are not told any more, by why'),
    waiting: z.int().describe('failed tasks that wait to be practised again'),
    reuse: z.object({
      rate: rate.describe('MemoryReuseRate: of the train episodes that looked into memory, the share that was told something'),
      solvedWith: rate,
      solvedWithout: rate,
    }),
    items: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(ROW_KINDS),
        sentence: z.string(),
        ...evidence,
        lift: z.number(),
        out: z.enum(REASONS).nullable(),
      }),
    ),
  })
  .meta({ id: 'ToldMemory' })
  .describe('what memory was to the campaign') satisfies z.ZodType<ToldMemory>;

export const campaignReport = z
  .object({
    campaign: z.string(),
    suite: z.string(),
    model: z.string(),
    ended: z.enum(['cycles', 'budget', 'deadline', 'stopped']),
    cycles: z.int(),
    first: poolScore,
    last: poolScore,
    pairedP: z
      .number()
      .describe("two-sided exact sign-flip test over the sealed tasks, each with all its runs; with one run it is McNemar's"),
    attempts: z
      .object({ before: z.number(), after: z.number(), faster: z.int(), slower: z.int(), p: z.number() })
      .describe('attempts until solved on the same sealed tasks, first strategy against last'),
    lineage: z.array(strategyVersion),
    races: z.array(race),
    spent,
    unusable: unusable.exactOptional(),
    lost: lost.exactOptional(),
    roles: z.array(roleCost).exactOptional().describe('what each role cost; all together are what was spent'),
    activeMs: z.number(),
    notes: z.array(z.string()).describe('what must be known to read the figures'),
    work: work.exactOptional(),
    sampling: sampling.nullable().exactOptional().describe('null where it cannot be said'),
    why: z.array(z.string()).exactOptional().describe('why no race promoted anything; empty where one did'),
    feedback: z.array(feedback).exactOptional().describe('what people said, and what became of it'),
    forced: z.array(force).exactOptional().describe('strategies that a person ordered to be champion without a race'),
    extensions: z.array(extension).exactOptional(),
    inherited: inherited.exactOptional(),
    memory: memory.exactOptional(),
    knownWay: knownWay.exactOptional(),
  })
  .meta({ id: 'CampaignReport' }) satisfies z.ZodType<CampaignReport>;
