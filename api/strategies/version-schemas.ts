import { z } from 'zod';
import type { Lineage } from '../../campaigns/lineage.js';
import { FATES, type ToldVersion } from '../../campaigns/story.js';
import type { RuleCount } from '../../domain/search/rule-counts.js';
import type { PartChange } from '../../domain/strategy-diff.js';
import { race } from '../campaigns/report-schemas.js';
import { nextPage } from '../http/page.js';
import { unreadableRecords, type UnreadableRecords } from '../records/unreadable-records.js';
import { strategyVersion } from './strategy-schemas.js';

/** What is told of versions beside what stands in them. */

const toldVersion = z
  .object({
    version: strategyVersion,
    fate: z.enum(FATES),
    race: race.nullable().describe('its latest race'),
    forced: z.array(z.string()).describe('how a person made it champion without a race, a sentence each time'),
    diff: z.array(z.string()).describe('what it has otherwise than its parent, line by line'),
  })
  .meta({ id: 'ToldVersion' });

export const toldVersionPage = z.object({ versions: z.array(toldVersion), next: nextPage, unreadable: unreadableRecords });
export interface ToldVersionPage {
  readonly versions: readonly ToldVersion[];
  readonly next: string | null;
  readonly unreadable: UnreadableRecords;
}

export const lineage = z
  .object({
    campaign: z.string(),
    steps: z.array(toldVersion).describe('from the first version to this one'),
    tried: z.array(toldVersion).describe('what was made of those and given up'),
    guarantee: z.string().describe('what a promotion of the campaign means'),
    others: z
      .array(z.object({ campaign: z.string(), made: z.boolean().describe('false: it began with it') }))
      .describe('other campaigns that have it'),
    unreadable: unreadableRecords,
  })
  .meta({ id: 'Lineage' });
export type ToldLineage = Omit<Lineage, 'others'> & {
  readonly others: readonly { readonly campaign: string; readonly made: boolean }[];
};

const partChange = z.object({
  part: z.string(),
  removed: z.array(z.string()),
  added: z.array(z.string()),
});

export const strategyDifference = z
  .object({ from: z.string(), to: z.string(), changes: z.array(partChange).describe('part by part; empty where nothing differs') })
  .meta({ id: 'StrategyDiff' });
export interface StrategyDifference {
  readonly from: string;
  readonly to: string;
  readonly changes: readonly PartChange[];
}

export const ruleWorth = z
  .object({
    rules: z.array(
      z.object({
        rule: z.string(),
        places: z.int().describe('train places that ran with it and without it'),
        helpful: z.int().describe('places that were solved with it alone'),
        harmful: z.int().describe('places that were solved without it alone'),
        saved: z.int().describe('attempts that it saved, all places together'),
      }),
    ),
    unreadable: unreadableRecords,
  })
  .meta({ id: 'RuleWorth' });
export interface RuleWorth {
  readonly rules: readonly RuleCount[];
  readonly unreadable: UnreadableRecords;
}
