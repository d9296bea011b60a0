import type { Episode, EpisodeOutcome, Purpose } from '../../campaigns/episodes.js';
import type { ToldVersion } from '../../campaigns/story.js';
import type { RuleCount } from '../../domain/search/rule-counts.js';
import type { PartChange } from '../../domain/strategy-diff.js';
import type { BrokenRecord } from '../../campaigns/leaving-out.js';
import type { Lineage } from '../../campaigns/lineage.js';
import type { HistoryLine } from '../../campaigns/history.js';
import type { OpenTrouble } from '../../campaigns/needing-a-person.js';

/** Pages of the API, whose entries have types of their own. */

/** Records that a page leaves out, since they cannot be read. */
export type LeftOut = readonly Omit<BrokenRecord, 'kind'>[];

export interface EpisodePage {
  readonly episodes: readonly (Episode['record'] & {
    readonly address: string;
    readonly purpose: Purpose;
    readonly outcome: EpisodeOutcome;
  })[];
  readonly next: string | null;
  readonly unreadable: LeftOut;
}

export interface VersionPage {
  readonly versions: readonly ToldVersion[];
  readonly next: string | null;
  readonly unreadable: LeftOut;
}

export interface StrategyDiff {
  readonly from: string;
  readonly to: string;
  readonly changes: readonly PartChange[];
}

export interface RuleWorth {
  readonly rules: readonly RuleCount[];
}

export type ToldLineage = Omit<Lineage, 'others'> & { readonly others: readonly { readonly campaign: string; readonly made: boolean }[] };

export interface AllIncidents {
  readonly open: readonly OpenTrouble[];
  readonly past: readonly (HistoryLine & { readonly campaign: string })[];
}

export interface SuiteList {
  readonly suites: readonly { readonly reference: string; readonly kind: 'ships' | 'suite' | 'other' }[];
}
