import { WAITING_KINDS } from '../../domain/waiting.js';
import { nextPage } from '../http/page.js';
import { z } from 'zod';
import type { CampaignEvent } from '../../campaigns/events.js';
import type { Extension, RollbackPlan } from '../../ports/campaign-records.js';
import type { Unreadable } from '../../ports/store.js';
import type { BudgetLimits, CampaignState, Lost, Spent, UnusableSummary } from '../../ports/records.js';
import type { CampaignProgress } from '../../ports/campaign-control.js';
import { campaignConfig } from '../../schemas/settings.js';

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
  unusable: z.int().exactOptional().describe('answers that were paid for and held no candidate'),
}) satisfies z.ZodType<Spent>;

export const unusable = z
  .object({
    answers: z.int(),
    reasons: z
      .array(z.object({ because: z.string(), answers: z.int() }))
      .readonly()
      .describe('of the first episodes that had such answers'),
    example: z.object({ task: z.string(), text: z.string() }).nullable(),
  })
  .describe('answers that could not be used, and why') satisfies z.ZodType<UnusableSummary>;

export const lost = z
  .object({
    modelCalls: z.int(),
    tokens: z.int(),
    costUsd: z.number(),
    last: z.string().nullable().describe('why the latest could not be taken'),
  })
  .describe('what was, or may have been, paid for answers that could not be taken; a part of what is spent') satisfies z.ZodType<Lost>;

export const reserved = z
  .object({ modelCalls: z.int(), costUsd: z.number() })
  .describe('for calls in flight, and kept back for the last exam');

const bounds = {
  cycles: z.int(),
  maxHours: z.number().nullable(),
  deadline: z.string().nullable(),
  modelCalls: z.int().nullable(),
  costUsd: z.number().nullable(),
};

export const extension = z
  .object({
    id: z.string(),
    number: z.int().describe('from 1'),
    at: z.string(),
    because: z.string(),
    ended: z.enum(['cycles', 'budget', 'deadline', 'stopped']).describe('by what the campaign had ended'),
    from: z.object(bounds),
    ...bounds,
  })
  .meta({ id: 'Extension' }) satisfies z.ZodType<Extension>;

export const STATUSES = ['running', 'paused', 'done', 'stopped'] as const;

export const campaignState = z
  .object({
    id: z.string(),
    createdAt: z.string(),
    updatedAt: z.string(),
    config: campaignConfig,
    status: z.enum(STATUSES),
    because: z.string().describe('why it is paused, stopped or failed; empty otherwise'),
    branch: z.int(),
    cycle: z.int().describe('cycles that have ended; the one that runs is the next, and people count it from 1'),
    champion: z.string().describe('id of the best confirmed strategy'),
    challengers: z.int(),
    promotions: z.int(),
    activeMs: z.number(),
    extensions: z.array(extension).exactOptional().describe('what it was given to go on after it had ended, in order'),
  })
  .meta({ id: 'Campaign' }) satisfies z.ZodType<CampaignState>;

/** What an order answers. `status` tells where the campaign stands, and follows when what is in flight has ended. */
export const orderedState = campaignState
  .extend({ ordered: z.enum(['pause', 'resume', 'stop']).describe('what was ordered, and taken') })
  .meta({ id: 'OrderedCampaign' });
export type OrderedState = CampaignState & { readonly ordered: 'pause' | 'resume' | 'stop' };

const raceProgress = z.object({
  k: z.int(),
  pairs: z.int(),
  of: z.int(),
  wins: z.int(),
  losses: z.int(),
  logE: z.number(),
  logThreshold: z.number(),
  lacks: z.string().exactOptional().describe('what a promotion needs beside the evidence that is there, and the race has not'),
  evidence: z.array(z.number()).readonly().exactOptional().describe('its logarithm before the first pair and behind each'),
});

export const searchLead = z
  .object({ strategy: z.string(), places: z.int(), wins: z.int(), losses: z.int() })
  .describe('the version that is furthest ahead of the champion, on train tasks');

const searchProgress = z
  .object({
    done: z.int().describe('calls that it has taken in this cycle'),
    of: z.int().describe('calls that it may take'),
    best: searchLead.nullable(),
  })
  .describe('what the search of the cycle has come to; missing where there is none');

const waiting = z.object({
  steps: z.array(z.string()).readonly(),
  count: z.int().describe('steps side by side that wait for it'),
  kind: z.enum(WAITING_KINDS),
  said: z.string().describe('what the last try ended with'),
  tries: z.int().describe('tries that failed'),
  since: z.string().nullable().describe('ISO 8601; null where nobody knows'),
  next: z.string().nullable().describe('when it is tried next, ISO 8601; null: now'),
});

export const campaignProgress = z
  .object({
    phase: z.enum([
      'starting',
      'practise',
      'trust',
      'learn',
      'propose',
      'screen',
      'search',
      'race',
      'sealed',
      'paused',
      'rolling-back',
      'ended',
    ]),
    practised: z.object({ done: z.int(), of: z.int(), solved: z.int() }),
    exam: z
      .object({ done: z.int(), of: z.int() })
      .nullable()
      .describe('the exam on the sealed tasks, while it runs: runs that are done of those it has, whatever they came to'),
    search: searchProgress.exactOptional(),
    race: raceProgress.nullable(),
    unusable: unusable.nullable().exactOptional(),
    spent: spent.describe('a model call is one answer that is asked for: a request for n choices is n calls'),
    lost,
    reserved,
    limits: budgetLimits,
    waits: z.array(waiting).readonly().describe('steps that failed and are tried again; empty while all goes well'),
    curve: z
      .array(z.object({ cycle: z.int(), solved: z.int(), of: z.int() }))
      .readonly()
      .exactOptional()
      .describe('train tasks that the champion of each cycle solved in practice'),
    leftMs: z
      .number()
      .nullable()
      .describe('an estimate, the last exam included; null before the first cycle has ended, and where nothing can be said'),
    leftIsLeast: z
      .literal(true)
      .exactOptional()
      .describe('the cycle that runs takes longer than those before it: `leftMs` is the least that is left'),
  })
  .meta({ id: 'CampaignProgress' }) satisfies z.ZodType<Omit<CampaignProgress, 'state'>>;

export const campaignDetail = z.object({
  campaign: campaignState,
  progress: campaignProgress.nullable().describe('live detail; null when the campaign has ended, and where nobody says'),
  unknown: z.string().exactOptional().describe('why nobody says what it does now; all else is on record'),
});
export interface CampaignDetail {
  readonly campaign: CampaignState;
  readonly progress: Omit<CampaignProgress, 'state'> | null;
  readonly unknown?: string;
}

export const unreadable = z
  .array(z.object({ campaign: z.string(), because: z.string() }).meta({ id: 'Unreadable' }))
  .readonly()
  .describe('campaigns that are left out, since something of them is missing or broken on record') satisfies z.ZodType<
  readonly Unreadable[]
>;

export const campaignPage = z.object({ campaigns: z.array(campaignState), next: nextPage, unreadable });
export interface CampaignPage {
  readonly campaigns: readonly CampaignState[];
  readonly next: string | null;
  readonly unreadable: readonly Unreadable[];
}

export const campaignEvent = z
  .object({
    id: z.string(),
    at: z.string().nullable(),
    kind: z.enum(['champion', 'rollback', 'incident', 'order', 'extension', 'race', 'report']),
    what: z.string(),
    branch: z.int().nullable(),
    cycle: z.int().nullable().describe('from 0'),
    strategy: z.string().nullable(),
    because: z.string(),
  })
  .meta({ id: 'CampaignEvent' }) satisfies z.ZodType<CampaignEvent>;

const place = { branch: z.int(), cycle: z.int().describe('cycles that had ended'), strategy: z.string() };

export const rollbackPlan = z
  .object({
    campaign: z.string(),
    by: z.enum(['person', 'trust-region']),
    because: z.string(),
    from: z.object(place),
    to: z.object({ checkpoint: z.string(), ...place }),
    abandoned: z.array(z.string()).readonly().describe('champions that are given up'),
    point: z
      .object({ runId: z.string(), eventId: z.int() })
      .nullable()
      .describe('where the history is replayed up to; null: it is gone, and the campaign starts afresh from the checkpoint'),
  })
  .meta({ id: 'RollbackPlan' }) satisfies z.ZodType<Omit<RollbackPlan, 'id' | 'point'>>;
