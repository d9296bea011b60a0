import { z } from 'zod';
import type { AdapterRace, AdapterSummary, ToldAdapter } from '../../campaigns/adapters-told.js';
import { type Held, TIERS } from '../../domain/adapt/adapter.js';
import type { ToldTraining, TrainingCourse } from '../../campaigns/trainings-told.js';
import { TRAINING_ENDS, type TrainingPoint } from '../../ports/adapter.js';
import { only } from '../../schemas/setting-kinds.js';
import { nextPage, paging } from '../http/page.js';
import { unreadableRecords } from '../records/unreadable-records.js';

export const adapterHash = z
  .string()
  .regex(/^[0-9a-f]{12}$/, 'the hash of an adapter is 12 hex digits')
  .describe('hash of an adapted model');

export const trainingName = z.string().min(1).max(500).describe('name of a training');

export const adapterQuery = only(paging);
export type AdapterQuery = z.infer<typeof adapterQuery>;

const held = z
  .object({ before: z.number(), after: z.number(), rows: z.int() })
  .meta({ id: 'Held' })
  .describe('mean negative log-likelihood of the same held-out rows under the model before and after') satisfies z.ZodType<Held>;

const summary = z
  .object({
    hash: z.string(),
    model: z.string().describe('under which name it is asked'),
    at: z.enum(['model', 'tuning']).describe('at the endpoint of the campaign, or at the one that tunes'),
    tier: z.enum(TIERS),
    adaptation: z.string().describe('name of the training'),
    base: z.string(),
    parent: z.string().nullable().describe('hash of the adapter that it went on from'),
    rows: z.int().describe('that it was taught with'),
    madeAt: z.string(),
    held: held.nullable().describe('on rows that it was not taught with'),
    old: held.nullable().describe('the forgetting test: on what was held out of earlier trainings'),
  })
  .meta({ id: 'AdapterSummary' }) satisfies z.ZodType<AdapterSummary>;

export const adapterPage = z.object({ adapters: z.array(summary), next: nextPage, unreadable: unreadableRecords });

const point = z
  .object({ step: z.number(), trainLoss: z.number().nullable(), validLoss: z.number().nullable() })
  .meta({ id: 'TrainingPoint' }) satisfies z.ZodType<TrainingPoint>;

const training = z
  .object({
    adaptation: z.string().describe('its name'),
    tier: z.enum(TIERS),
    base: z.string(),
    sets: z.array(z.string()).describe('of rows that it draws'),
    before: z.string().nullable().describe('hash of the adapter that it goes on from'),
    status: z
      .enum(['running', ...TRAINING_ENDS])
      .describe('running until an end of it was heard; kept-back: trained, and worse in what was looked for'),
    because: z.string().describe('why it published nothing; empty where it runs, or did'),
    hash: z.string().nullable().describe('of what it published'),
    step: z.string().describe('where it stands, as whoever trains calls it'),
    point: point.nullable().describe('the last figures that were heard'),
    begunAt: z.string(),
    heardAt: z.string().describe('when something was heard of it last'),
  })
  .meta({ id: 'Training' }) satisfies z.ZodType<ToldTraining>;

export const trainingPage = z.object({ trainings: z.array(training), next: nextPage, unreadable: unreadableRecords });

export const trainingCourse = training
  .extend({ curve: z.array(point).describe('its figures as they were heard, oldest first'), unreadable: unreadableRecords })
  .meta({ id: 'TrainingCourse' }) satisfies z.ZodType<TrainingCourse>;

const race = z
  .object({
    campaign: z.string(),
    branch: z.int(),
    cycle: z.int(),
    k: z.int(),
    champion: z.string(),
    challenger: z.string(),
    decision: z.enum(['promoted', 'dropped', 'undecided']),
    because: z.string().describe('what the gate said'),
    pairs: z.int(),
    wins: z.int(),
    losses: z.int(),
  })
  .meta({ id: 'AdapterRace' })
  .describe('a race whose challenger had it and whose champion did not') satisfies z.ZodType<AdapterRace>;

export const adapter = summary
  .extend({
    evidence: z.array(z.string()).describe('a sentence each; no gate reads them'),
    curve: z.array(point).describe('how its training went, oldest first; empty where nobody said'),
    families: z.int().describe('of rows that taught it: a campaign that holds one of them back cannot have it'),
    drawn: z
      .object({ training: z.int(), validation: z.int(), old: z.int(), refused: z.record(z.string(), z.int()) })
      .nullable()
      .describe('rows as they were drawn, and those that were refused, by reason'),
    followers: z.array(z.string()).describe('adapters that go on from it'),
    races: z.array(race),
    unreadable: unreadableRecords,
  })
  .meta({ id: 'Adapter' }) satisfies z.ZodType<ToldAdapter>;
