import { z } from 'zod';
import type { ToldAnswer } from '../../campaigns/experiments/story.js';
import type { Effect } from '../../domain/metrics/paired.js';
import { METRIC_NAMES } from '../../domain/metrics/table.js';
import { name, only, sentence, text, whole } from '../../schemas/setting-kinds.js';
import { experimentDefinition } from '../../schemas/experiment.js';
import { SETTINGS } from '../../schemas/settings.js';
import { spent } from '../campaigns/campaign-schemas.js';
import { race } from '../campaigns/report-schemas.js';
import type { Answered } from '../http/answers.js';
import { unreadableRecords } from '../records/unreadable-records.js';

/** What leaves of a definition; what comes in is checked by `schemas/experiment.ts`. */
const definition = z
  .object({
    title: z.string(),
    question: z.string(),
    arms: z.array(z.object({ name: z.string(), about: z.string().exactOptional(), settings: z.record(z.string(), z.unknown()) })),
    base: z.record(z.string(), z.unknown()).exactOptional(),
    suites: z.array(z.string()),
    seeds: z.int().exactOptional(),
    metrics: z.array(z.string()),
    hypotheses: z.array(z.object({ claim: z.string(), metric: z.string(), arm: z.string(), against: z.string(), matters: z.number() })),
  })
  .meta({ id: 'ExperimentDefinition' });

const end = z.object({
  ended: z.enum(['done', 'stopped']),
  because: z.string(),
  at: z.string(),
  failed: z.array(z.object({ campaign: z.string(), because: z.string() })).describe('campaigns that came to no end'),
});

const summary = z
  .object({
    id: z.string(),
    createdAt: z.string(),
    title: z.string(),
    question: z.string(),
    model: z.string(),
    standing: z.string().describe('in words'),
    ended: z.enum(['done', 'stopped']).nullable(),
    campaigns: z.object({ ended: z.int(), running: z.int(), paused: z.int(), waiting: z.int().describe('not begun') }),
    spent,
  })
  .meta({ id: 'ExperimentSummary' });

export const experimentList = z.object({
  ships: z.array(z.object({ name: z.string(), definition })).describe('those that can be started by their name'),
  started: z.array(summary),
  unreadable: unreadableRecords,
});
export type ExperimentList = Answered<typeof experimentList>;

const effect = z.object({
  pairs: z.int(),
  clusters: z.int(),
  effect: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  p: z.number(),
}) satisfies z.ZodType<Effect>;

const answer = z.object({
  stated: definition.shape.hypotheses.element,
  alpha: z.number(),
  answer: z.enum(['supported', 'not supported', 'undecided']),
  effect: effect.nullable(),
  ends: z.array(z.number().nullable()).describe('what the arm came to, and what it is held against'),
  suites: z.array(z.object({ suite: z.string(), effect: effect.nullable() })),
  text: z.string().describe('one sentence'),
}) satisfies z.ZodType<Omit<ToldAnswer, 'stated' | 'ends'>>;

export const experiment = z
  .object({
    summary,
    definition,
    command: z.string().describe('what a person types to run it again'),
    budget: z.object({ modelCalls: z.int().nullable(), costUsd: z.number().nullable() }),
    parallel: z.int(),
    fingerprint: z.string(),
    end: end.nullable(),
    cells: z.array(
      z.object({
        campaign: z.string(),
        arm: z.string(),
        suite: z.string(),
        seed: z.int(),
        status: z.enum(['running', 'paused', 'done', 'stopped']).nullable().describe('null: not begun'),
        because: z.string(),
        cycle: z.int(),
        promotions: z.int(),
        activeMs: z.number(),
        spent,
        curve: z.array(z.object({ cycle: z.int(), solved: z.int(), of: z.int() })).describe('practice, cycle by cycle'),
        sealed: z.object({ solved: z.int(), of: z.int() }).nullable().describe('the last exam; null before the report'),
      }),
    ),
    answers: z.array(answer),
    figures: z.array(
      z.object({
        metric: z.enum(METRIC_NAMES),
        label: z.string(),
        better: z.enum(['higher', 'lower']),
        unit: z.string(),
        rows: z.array(
          z.object({
            arm: z.string(),
            suite: z.string().nullable().describe('null: all'),
            figure: z.object({ value: z.number(), low: z.number().nullable(), high: z.number().nullable(), clusters: z.int() }).nullable(),
          }),
        ),
      }),
    ),
    races: z.array(z.object({ arm: z.string(), campaign: z.string(), race })),
    unreadable: unreadableRecords,
  })
  .meta({ id: 'Experiment' });
export type ExperimentTold = Answered<typeof experiment>;

export const experimentStart = only({
  experiment: text('name').asked.exactOptional().describe('one that ships, E1 to E5'),
  definition: experimentDefinition.exactOptional().describe('or its definition'),
  name: name().asked.exactOptional().describe('default: that of the one that ships'),
  suites: z.array(text('suite', 1_000).asked).min(1).max(20).exactOptional().describe('instead of those of the definition'),
  seeds: whole(1, 100).asked.exactOptional(),
  cycles: SETTINGS.cycles.asked.exactOptional(),
  model: SETTINGS.model.asked.exactOptional(),
  strategy: SETTINGS.strategy.asked.exactOptional(),
  maxModelCalls: whole(1).asked.exactOptional().describe('of all campaigns together'),
  maxCostUsd: SETTINGS.maxCostUsd.asked.exactOptional().describe('of all campaigns together'),
  parallel: whole(1, 64).asked.exactOptional().describe('campaigns side by side (default 2)'),
  force: z.boolean().exactOptional().describe('run also what is too small to answer its question'),
}).meta({ id: 'ExperimentStart' });
export type ExperimentStart = z.infer<typeof experimentStart>;

export const experimentStop = only({ because: sentence(500).exactOptional().describe('why, for the record') }).meta({
  id: 'ExperimentStop',
});
export type ExperimentStop = z.infer<typeof experimentStop>;

export const startedExperiment = z
  .object({ id: z.string(), resumed: z.boolean().describe('it was started before, and goes on'), campaigns: z.int() })
  .meta({ id: 'StartedExperiment' });
export type StartedExperiment = Answered<typeof startedExperiment>;

export const stoppingExperiment = z.object({ id: z.string(), ordered: z.literal('stop') }).meta({ id: 'StoppingExperiment' });
export type StoppingExperiment = Answered<typeof stoppingExperiment>;
