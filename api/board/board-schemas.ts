import { z } from 'zod';
import type { Board, Glance, Glances, RaceEvidence, ToldRace } from '../../campaigns/board.js';
import type { HistoryLine } from '../../campaigns/history.js';
import type { Need } from '../../campaigns/needs.js';
import { FAILURE_CLASSES, type CycleOfCurve, type PractisedCycle } from '../../campaigns/practice-table.js';
import { budgetLimits, campaignProgress, campaignState, lost, reserved, spent, unreadable } from '../campaigns/campaign-schemas.js';
import { poolScore, race, roleCost } from '../campaigns/report-schemas.js';

/** What the dashboard asks for: a page's answer each. */

const need = z.object({
  kind: z.enum(['paused', 'waiting', 'incident', 'budget', 'unusable', 'unreadable']),
  urgency: z.enum(['act', 'look']),
  what: z.string(),
  wayOut: z.string(),
}) satisfies z.ZodType<Need>;

const practisedCycle = z.object({
  cycle: z.int().describe('from 0'),
  branch: z.int(),
  strategy: z.string(),
  solved: z.int(),
  of: z.int(),
  low: z.number().describe('lower end of the 95% interval of the share solved'),
  high: z.number(),
  failed: z.partialRecord(z.enum(FAILURE_CLASSES), z.int()).describe('tasks that were not solved, by the class of the error'),
}) satisfies z.ZodType<PractisedCycle>;

const cycleOfCurve = practisedCycle.extend({
  recent: z.object({ share: z.number(), low: z.number(), high: z.number() }).describe('of the last cycles together'),
}) satisfies z.ZodType<CycleOfCurve>;

const common = {
  campaign: campaignState,
  standing: z.string(),
  first: poolScore.nullable(),
  last: poolScore.nullable(),
  pairedP: z.number().nullable(),
  spent,
  limits: budgetLimits,
  needs: z.array(need).readonly().describe('what a person should look at'),
};

const glance = z
  .object({
    ...common,
    curve: z
      .array(practisedCycle.pick({ cycle: true, solved: true, of: true }))
      .readonly()
      .describe('success in practice, thinned out'),
  })
  .meta({ id: 'Glance' }) satisfies z.ZodType<Glance>;

export const glances = z.object({ campaigns: z.array(glance).readonly(), unreadable }) satisfies z.ZodType<Glances>;

const toldRace = race.pick({
  branch: true,
  cycle: true,
  k: true,
  champion: true,
  challenger: true,
  decision: true,
  because: true,
  pairs: true,
  wins: true,
  losses: true,
  logE: true,
  logThreshold: true,
  modelCalls: true,
  costUsd: true,
}) satisfies z.ZodType<ToldRace>;

const raceEvidence = z.object({
  k: z.int(),
  logThreshold: z.number(),
  curve: z.array(z.number()).readonly(),
}) satisfies z.ZodType<RaceEvidence>;

const mark = z.object({
  at: z.string(),
  kind: z.enum(['champion', 'rollback', 'incident', 'order', 'extension']),
  what: z.string(),
  branch: z.int(),
  cycle: z.int().nullable(),
  strategy: z.string().nullable(),
  because: z.string(),
}) satisfies z.ZodType<HistoryLine>;

export const board = z
  .object({
    ...common,
    progress: campaignProgress.nullable(),
    guarantee: z.string().describe('what a promotion means'),
    hopeless: z.string().nullable().describe('why the gate can promote nothing, however good a challenger is; null where it can'),
    comparison: z.string(),
    window: z.int().describe('over how many cycles `recent` is pooled'),
    cycles: z.array(cycleOfCurve).readonly(),
    marks: z.array(mark).readonly(),
    races: z.array(toldRace).readonly(),
    evidence: raceEvidence.nullable().describe('of the race that ended last'),
    reserved,
    lost,
    roles: z.array(roleCost).readonly(),
    notes: z.array(z.string()).readonly(),
    why: z.array(z.string()).readonly(),
    sampling: z.array(z.string()).readonly(),
  })
  .meta({ id: 'Board' }) satisfies z.ZodType<Board>;
